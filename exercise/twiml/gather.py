"""<Gather>: a question, answered with keys.

The first key cuts the prompt. Nothing pressed: the next verb, unless the document wants to hear of that too.
The finishing key alone counts as nothing pressed.
"""

from typing import TYPE_CHECKING

from exercise.clock import Due

if TYPE_CHECKING:
    from exercise.twiml.document import Element
    from exercise.twiml.run import Run


class Gather:
    def __init__(self, element: "Element") -> None:
        self._element = element
        self._action = element.attributes.get("action")
        self._method = element.attributes.get("method", "POST")
        self._most = int(element.number("numDigits", 0))
        self._finish = element.attributes.get("finishOnKey", "#")
        self._timeout = element.number("timeout", 5)
        self._tell_silence = element.is_on("actionOnEmptyResult")
        self._keys = ""
        self._timer: Due | None = None

    def start(self, run: "Run") -> None:
        run.question_opened()
        run.play(run.sounds_of(self._element.children), lambda: self._prompt_over(run))

    def key(self, run: "Run", key: str) -> None:
        run.stop_playing()
        if self._timer is not None:
            self._timer.cancel()
        if self._finish and key in self._finish:
            self._finished(run)
            return
        self._keys += key
        if self._most and len(self._keys) >= self._most:
            self._finished(run)
        else:
            self._timer = run.after(self._timeout, lambda: self._finished(run))

    def stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()

    def _prompt_over(self, run: "Run") -> None:
        self._timer = run.after(self._timeout, lambda: self._finished(run))
        run.question_heard()

    def _finished(self, run: "Run") -> None:
        self.stop()
        run.question_closed()
        if self._keys or self._tell_silence:
            run.fetch(self._action or "", self._method, {"Digits": self._keys})
        else:
            run.go_on()
