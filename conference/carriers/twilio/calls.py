"""Calls: placed, ended and looked at. Our leg id travels in every address a call brings with it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from twilio.rest.api.v2010.account.call import CallInstance

from conference.carriers.twilio.addresses import Addresses
from conference.carriers.twilio.client import Line
from conference.carriers.twilio.errors import in_our_words
from conference.carriers.twilio.statuses import CALLS
from conference.domain.instants import Instant
from conference.domain.meeting.facts import Told
from conference.ports import CallSeen, CallUp

EVENTS: Final = ["initiated", "ringing", "answered", "completed"]
SHORTEST_RING, LONGEST_RING = 5, 600
MOST_UP: Final = 200
"""Calls up at once in one direction; a house has a room of that size at the most."""
ENOUGH: Final = 50
"""More calls than this to one number in a few seconds would be a fault of another kind."""


class Calls:
    """The part of `ports.Voice` that is about calls."""

    def __init__(self, line: Line, addresses: Addresses, number: str) -> None:
        self._line, self._addresses, self._number = line, addresses, number

    def place(self, leg: str, number: str, ring: int) -> str:
        first = self._addresses.question(leg, 1)
        with in_our_words():
            call = self._line.client.calls.create(
                to=number,
                from_=self._number,
                url=first,
                method="POST",
                fallback_url=first,
                fallback_method="POST",
                status_callback=self._addresses.call_status(leg),
                status_callback_event=EVENTS,
                status_callback_method="POST",
                timeout=min(max(ring, SHORTEST_RING), LONGEST_RING),
                machine_detection="Enable",
                async_amd="true",
                async_amd_status_callback=self._addresses.machine(leg),
                async_amd_status_callback_method="POST",
            )
        return str(call.sid)

    def hang_up(self, call: str) -> None:
        """Whatever the call is doing: Twilio takes `completed` for a call that still rings too."""
        with in_our_words():
            self._line.client.calls(call).update(status="completed")

    def ask_anew(self, call: str, leg: str, step: int) -> None:
        """A call that is given another document leaves its room first."""
        with in_our_words():
            self._line.client.calls(call).update(url=self._addresses.question(leg, step), method="POST")

    def ask_from_the_beginning(self, call: str) -> None:
        with in_our_words():
            self._line.client.calls(call).update(url=self._addresses.front_door(), method="POST")

    def calls_up(self) -> Sequence[CallUp]:
        ours = self._number
        with in_our_words():
            calls = self._line.client.calls
            to_us = calls.list(to=ours, status="in-progress", limit=MOST_UP)
            from_us = calls.list(from_=ours, status="in-progress", limit=MOST_UP)
        inbound = [CallUp(str(call.sid), inbound=True) for call in to_us]
        return [*inbound, *(CallUp(str(call.sid), inbound=False) for call in from_us)]

    def look(self, call: str) -> CallSeen:
        with in_our_words():
            return _seen(self._line.client.calls(call).fetch())

    def calls_to(self, number: str, since: Instant) -> Sequence[CallSeen]:
        with in_our_words():
            found = self._line.client.calls.list(to=number, limit=ENOUGH)
        return [call for call in map(_seen, found) if call.created_at >= since]


def _seen(call: CallInstance) -> CallSeen:
    return CallSeen(
        call=str(call.sid),
        status=CALLS.get(str(call.status), Told.ACCEPTED),
        number=str(call.to),
        created_at=_created(call.date_created),
    )


def _created(moment: datetime | None) -> Instant:
    """A call too fresh to have a date is a call of now."""
    return moment.astimezone(UTC) if moment is not None else datetime.max.replace(tzinfo=UTC)
