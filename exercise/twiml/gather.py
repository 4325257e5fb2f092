"""<Gather>: a question, answered with keys, by voice, or with whichever comes first.

The first key or word cuts the prompt and settles which it is: whoever has begun to speak is not heard
pressing, nor the other way round. No answer: the next verb, unless the document wants to hear of that too.
The finishing key alone counts as no answer.
"""

from typing import TYPE_CHECKING

from exercise.clock import Due
from exercise.twiml.listening import Listening

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
        inputs = element.attributes.get("input", "dtmf").split()
        self._takes_keys = "dtmf" in inputs
        self._listening = Listening(element, self._timeout) if "speech" in inputs else None
        self._keys = ""
        self._timer: Due | None = None

    def start(self, run: "Run") -> None:
        for code, why in self._listening.complaints if self._listening else ():
            run.trouble(code, why)
        run.question_opened()
        run.play(run.sounds_of(self._element.children), lambda: self._prompt_over(run))

    def key(self, run: "Run", key: str) -> None:
        if not self._takes_keys or self._speaks:
            return
        self._wait_no_more(run)
        if self._finish and key in self._finish:
            self._finished(run)
            return
        self._keys += key
        if self._most and len(self._keys) >= self._most:
            self._finished(run)
        else:
            self._timer = run.after(self._timeout, lambda: self._finished(run))

    def spoken_to(self, run: "Run", words: str) -> None:
        """The person begins to say this."""
        if self._listening is not None and not self._keys:
            self._wait_no_more(run)
            self._listening.begin(run, words, lambda: self._finished(run))

    def silence(self, run: "Run") -> None:
        """The person has stopped speaking."""
        if self._listening is not None and self._speaks:
            self._listening.pause(run, lambda: self._finished(run))

    def stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        if self._listening is not None:
            self._listening.stop()

    @property
    def _speaks(self) -> bool:
        return self._listening is not None and bool(self._listening.words)

    def _wait_no_more(self, run: "Run") -> None:
        run.stop_playing()
        if self._timer is not None:
            self._timer.cancel()

    def _prompt_over(self, run: "Run") -> None:
        self._timer = run.after(self._timeout, lambda: self._finished(run))
        run.question_heard()

    def _finished(self, run: "Run") -> None:
        self.stop()
        run.question_closed()
        if self._listening is not None and self._speaks:
            run.fetch(self._action or "", self._method, self._listening.result)
        elif self._keys or self._tell_silence:
            silence = {"Digits": self._keys} if self._takes_keys else {"SpeechResult": ""}
            run.fetch(self._action or "", self._method, silence)
        else:
            run.go_on()
