"""<Pause>: silence."""

from typing import TYPE_CHECKING

from exercise.exchange.sounds import Sound

if TYPE_CHECKING:
    from exercise.twiml.document import Element
    from exercise.twiml.run import Run


def sounds(element: "Element") -> list[Sound]:
    return [Sound("", element.number("length", 1))]


class Pause:
    def __init__(self, element: "Element") -> None:
        self._sounds = sounds(element)

    def start(self, run: "Run") -> None:
        run.play(self._sounds, run.go_on)
