"""<Hangup>: the near end lays down the receiver."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exercise.twiml.document import Element
    from exercise.twiml.run import Run


class Hangup:
    def __init__(self, _element: "Element") -> None:
        pass

    def start(self, run: "Run") -> None:
        run.hang_up()
