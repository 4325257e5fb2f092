"""Text messages: one step at a time on their way to a phone, at once the other way."""

from collections.abc import Callable

from exercise.clock import Agenda
from exercise.exchange.events import TextArrived, TextMoved, TextRead, TextWritten
from exercise.exchange.line import Lines
from exercise.exchange.text import Delivery, Text, TextState
from exercise.exchange.wire import Wire

STEP_SECONDS = 0.5


class Texts:
    def __init__(self, agenda: Agenda, wire: Wire, lines: Lines, new_id: Callable[[str], str]) -> None:
        self._agenda, self._wire, self._lines, self._new_id = agenda, wire, lines, new_id
        self.all: dict[str, Text] = {}

    def send(self, from_: str, to: str, body: str) -> Text:
        """To a phone. What becomes of it is the phone's business when it gets there."""
        text = self._new(from_, to, body)
        self._agenda.after(STEP_SECONDS, lambda: self._move(text, TextState.SENDING))
        self._agenda.after(2 * STEP_SECONDS, lambda: self._sent(text))
        return text

    def write(self, from_: str, to: str, body: str) -> Text:
        """From a phone to one of the product's numbers."""
        text = self._new(from_, to, body)
        text.state = TextState.RECEIVED
        self._wire.tell(TextWritten(text))
        self._agenda.after(STEP_SECONDS, lambda: self._wire.tell(TextArrived(text)))
        return text

    def _new(self, from_: str, to: str, body: str) -> Text:
        text = Text(self._new_id("text"), from_, to, body, self._agenda.now())
        self.all[text.id] = text
        return text

    def _sent(self, text: Text) -> None:
        delivery = self._lines.of(text.to).delivery
        if delivery is Delivery.FAILED:
            self._move(text, TextState.FAILED)
            return
        text.sent_at = self._agenda.now()
        self._move(text, TextState.SENT)
        if delivery is Delivery.DELIVERED:
            self._agenda.after(STEP_SECONDS, lambda: self._deliver(text))
        elif delivery is Delivery.UNDELIVERED:
            self._agenda.after(STEP_SECONDS, lambda: self._move(text, TextState.UNDELIVERED))

    def _deliver(self, text: Text) -> None:
        self._wire.tell(TextRead(text))
        self._move(text, TextState.DELIVERED)

    def _move(self, text: Text, state: TextState) -> None:
        text.state = state
        text.changed_at = self._agenda.now()
        self._wire.tell(TextMoved(text))
