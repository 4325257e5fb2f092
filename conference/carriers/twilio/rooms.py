"""Rooms: lines closed and opened, words said, and who is in there.

Twilio knows a room by an id of its own, which we learn from its first report. Until then, and whenever a
room has come after another, it is found by the name we gave it.
"""

import re
from collections.abc import Sequence
from typing import Final

from conference.carriers.twilio.addresses import Addresses
from conference.carriers.twilio.client import Line
from conference.carriers.twilio.errors import in_our_words
from conference.domain.meeting.reasons import Reason
from conference.ports import LineSeen, NotTaken

_THEIRS: Final = re.compile(r"CF[0-9a-f]{32}")
_MOST: Final = 250  # what a room holds
_MOST_ROOMS: Final = 20
_UP: Final = ("in-progress", "init")


class Rooms:
    """The part of `ports.Voice` that is about rooms."""

    def __init__(self, line: Line, addresses: Addresses) -> None:
        self._line, self._addresses = line, addresses

    def set_muted(self, room: str, label: str, muted: bool) -> None:
        with in_our_words():
            # A real boolean: anything Twilio cannot read as true opens the line.
            self._room(room).participants(label).update(muted=bool(muted))

    def announce(self, room: str, effect: int) -> None:
        with in_our_words():
            self._room(room).update(announce_url=self._addresses.words(effect), announce_method="POST")

    def whisper(self, room: str, label: str, effect: int) -> None:
        with in_our_words():
            self._room(room).participants(label).update(
                announce_url=self._addresses.words(effect), announce_method="POST"
            )

    def lines(self, room: str) -> Sequence[LineSeen]:
        """Everybody in the room now; nobody if there is no such room."""
        with in_our_words():
            sid = self._sid(room)
            if sid is None:
                return []
            found = self._line.client.conferences(sid).participants.list(page_size=_MOST)
        return [LineSeen(str(one.label or ""), str(one.call_sid), bool(one.muted), sid) for one in found]

    def in_a_room(self, call: str) -> bool:
        with in_our_words():
            conferences = self._line.client.conferences
            rooms = [room for status in _UP for room in conferences.list(status=status, limit=_MOST_ROOMS)]
            return any(
                one.call_sid == call
                for room in rooms
                for one in conferences(room.sid).participants.list(page_size=_MOST)
            )

    def end_room(self, room: str) -> None:
        """A room that is not there has ended already."""
        with in_our_words():
            sid = self._sid(room)
            if sid is not None:
                self._line.client.conferences(sid).update(status="completed")

    def _room(self, room: str):  # type: ignore[no-untyped-def]  # the SDK's own context type
        sid = self._sid(room)
        if sid is None:
            raise NotTaken("there is no such room now", reason=Reason.GONE, retry=False)
        return self._line.client.conferences(sid)

    def _sid(self, room: str) -> str | None:
        """Twilio's id of the room. One who waits alone is in a room that has not begun."""
        if _THEIRS.fullmatch(room):
            return room
        for status in _UP:
            found = self._line.client.conferences.list(friendly_name=room, status=status, limit=1)
            if found:
                return str(found[0].sid)
        return None
