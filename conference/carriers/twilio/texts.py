"""Texts: sent and looked at. Our text id travels in the address of its report."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from twilio.rest.api.v2010.account.message import MessageInstance

from conference.carriers.twilio.addresses import Addresses
from conference.carriers.twilio.client import Line
from conference.carriers.twilio.errors import in_our_words
from conference.carriers.twilio.statuses import text_status
from conference.domain.instants import Instant
from conference.ports import TextSeen

SHORTEST_VALID, LONGEST_VALID = 5, 36_000
ENOUGH: Final = 50


class TwilioTexting:
    """Twilio as `ports.Texting`."""

    def __init__(self, line: Line, addresses: Addresses, number: str, name: str = "twilio") -> None:
        self.name = name
        self._line, self._addresses, self._number = line, addresses, number

    def send(self, text: str, number: str, body: str, valid: int) -> str:
        with in_our_words():
            message = self._line.client.messages.create(
                to=number,
                from_=self._number,
                body=body,
                status_callback=self._addresses.text_status(text),
                validity_period=min(max(valid, SHORTEST_VALID), LONGEST_VALID),
            )
        return str(message.sid)

    def look(self, ref: str) -> TextSeen:
        with in_our_words():
            return _seen(self._line.client.messages(ref).fetch())

    def texts_to(self, number: str, since: Instant) -> Sequence[TextSeen]:
        with in_our_words():
            found = self._line.client.messages.list(to=number, limit=ENOUGH)
        return [text for text in map(_seen, found) if text.created_at >= since]


def _seen(message: MessageInstance) -> TextSeen:
    created = message.date_created
    return TextSeen(
        ref=str(message.sid),
        status=text_status(str(message.status), message.error_code) or "pending",
        body=str(message.body or ""),
        created_at=created.astimezone(UTC) if created else datetime.max.replace(tzinfo=UTC),
    )
