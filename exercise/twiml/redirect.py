"""<Redirect>: another document takes over; nothing after it is reached."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exercise.twiml.document import Element
    from exercise.twiml.run import Run


class Redirect:
    def __init__(self, element: "Element") -> None:
        self._url = element.words
        self._method = element.attributes.get("method", "POST")

    def start(self, run: "Run") -> None:
        run.fetch(self._url, self._method)
