"""What a <Gather> hears said: from the first word until the silence after the last, or a minute."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from exercise.clock import Due

if TYPE_CHECKING:
    from exercise.twiml.document import Element
    from exercise.twiml.run import Run

LONGEST_SECONDS = 60.0
AUTO_SECONDS = 1.0
"""How long a silence is, where the carrier is to judge for itself."""
CONFIDENCE = "0.9"


class Listening:
    """`words` are what has been said so far; `complaints` what the carrier has against the document."""

    def __init__(self, element: "Element", timeout: float) -> None:
        self._silence = timeout
        self.words: list[str] = []
        self.complaints: list[tuple[int, str]] = []
        self._pause: Due | None = None
        self._limit: Due | None = None
        written = element.attributes.get("speechTimeout", "")
        if written == "auto":
            self._silence = AUTO_SECONDS
            if element.attributes.get("speechModel", "default") == "default":
                self.complaints.append(
                    (13335, "Gather: speechTimeout auto cannot be used with model default")
                )
        elif written.isdecimal() and int(written):
            self._silence = float(written)
        elif written:
            self.complaints.append((13327, "Gather: Invalid speechTimeout value"))

    @property
    def result(self) -> dict[str, str]:
        return {"SpeechResult": " ".join(self.words), "Confidence": CONFIDENCE}

    def begin(self, run: "Run", words: str, over: Callable[[], None]) -> None:
        self._cancel(self._pause)
        self.words.append(words)
        if self._limit is None:
            self._limit = run.after(LONGEST_SECONDS, over)

    def pause(self, run: "Run", over: Callable[[], None]) -> None:
        self._pause = run.after(self._silence, over)

    def stop(self) -> None:
        self._cancel(self._pause)
        self._cancel(self._limit)

    @staticmethod
    def _cancel(due: Due | None) -> None:
        if due is not None:
            due.cancel()
