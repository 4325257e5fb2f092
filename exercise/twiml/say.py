"""<Say>: a voice reads a text, at a plausible pace."""

from typing import TYPE_CHECKING

from exercise.exchange.sounds import Sound

if TYPE_CHECKING:
    from exercise.twiml.document import Element
    from exercise.twiml.run import Run

CHARACTERS_PER_SECOND = 14


def sounds(element: "Element") -> list[Sound]:
    times = max(1, int(element.number("loop", 1)))
    return [Sound(element.words, len(element.words) / CHARACTERS_PER_SECOND)] * times


class Say:
    def __init__(self, element: "Element") -> None:
        self._sounds = sounds(element)

    def start(self, run: "Run") -> None:
        run.play(self._sounds, run.go_on)
