"""<Play>: a file or keypad tones. What is in the file we do not know, so it is heard by its address."""

from typing import TYPE_CHECKING

from exercise.exchange.sounds import Sound

if TYPE_CHECKING:
    from exercise.twiml.document import Element
    from exercise.twiml.run import Run

FILE_SECONDS = 1.0
KEY_SECONDS = 0.5


def sounds(element: "Element") -> list[Sound]:
    keys = element.attributes.get("digits")
    if keys is not None:
        return [Sound(f"keys {keys}", KEY_SECONDS * len(keys), tone=True)]
    times = max(1, int(element.number("loop", 1)))
    return [Sound(element.words, FILE_SECONDS, tone=True)] * times


class Play:
    def __init__(self, element: "Element") -> None:
        self._sounds = sounds(element)

    def start(self, run: "Run") -> None:
        run.play(self._sounds, run.go_on)
