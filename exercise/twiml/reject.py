"""<Reject>: an incoming call is turned away unanswered. It must be the first verb of the first document."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exercise.twiml.document import Element
    from exercise.twiml.run import Run


class Reject:
    def __init__(self, element: "Element") -> None:
        self.busy = element.attributes.get("reason") == "busy"

    def start(self, run: "Run") -> None:
        run.reject(busy=self.busy)
