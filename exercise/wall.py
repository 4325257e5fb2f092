"""How every phone looks from outside just now, and a number that grows whenever one looks different.

Whoever watches a wall of phones asks for what is newer than what it has seen, and so asks for little.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from exercise.ears import Ears
from exercise.exchange.call import Call
from exercise.exchange.events import (
    CallEnded,
    CallEvent,
    Joined,
    Left,
    MemberChanged,
    QuestionClosed,
    QuestionOpened,
    RoomEvent,
    SpeechBegan,
    SpeechEnded,
    TextEvent,
)
from exercise.exchange.exchanges import Exchanges
from exercise.exchange.room import Member, RoomState
from exercise.officers.phone import Phone
from exercise.officers.staff import Staff

LAST = ("hears", "reads")
"""What a glance at a phone shows the last of."""


class Wall:
    """`version` is the newest of all phones' versions.

    It begins with the hour, so that another network that has taken this one's place is taken for newer.
    """

    def __init__(self, exchanges: Exchanges, staff: Staff, ears: Ears) -> None:
        self._staff, self._ears = staff, ears
        self.version = int(datetime.now(UTC).timestamp() * 1000)
        self._changed: dict[str, int] = {}
        self._asked: set[str] = set()
        self._speaking: set[str] = set()
        exchanges.on(CallEvent, self._of_call)
        exchanges.on(RoomEvent, self._of_room)
        exchanges.on(TextEvent, lambda event: self.changes([event.text.to, event.text.from_]))
        staff.on_handed_over = lambda number: self.changes([number])

    def since(self, version: int) -> list[Phone]:
        """The phones that look different since; all, where `version` is that of another network."""
        known = self._staff.phones
        if version > self.version:
            return list(known.values())
        return [known[number] for number, at in self._changed.items() if at > version and number in known]

    def changes(self, numbers: Iterable[str]) -> None:
        for number in numbers:
            self.version += 1
            self._changed.pop(number, None)
            self._changed[number] = self.version

    def seen(self, phone: Phone) -> dict[str, Any]:
        """A phone at a glance, beside what the control API says of every phone."""
        call = phone.call
        member = call.room.members.get(call.id) if call and call.room else None
        last = [noticed for noticed in self._ears.of(phone.number) if noticed.kind in LAST]
        return {
            "version": self._changed.get(phone.number, 0),
            "officer": phone.number in self._staff.officers,
            "aside": phone.number in self._staff.aside,
            "asked": call is not None and call.id in self._asked,
            "speaking": call is not None and call.id in self._speaking,
            "talks": call is not None and call.room is not None and call.room.state is RoomState.TALKING,
            "speakers": self._speakers(member, call),
            "last": last[-1].as_json() if last else None,
        }

    def _speakers(self, member: Member | None, call: Call | None) -> list[str]:
        """Whose voices reach this phone."""
        if member is None or call is None or call.room is None:
            return []
        room = call.room
        return [
            other.call.phone
            for other in room.members.values()
            if other is not member and other.call.id in self._speaking and room.can_be_heard(other)
        ]

    def _of_call(self, event: CallEvent) -> None:
        id = event.call.id
        if isinstance(event, QuestionOpened):
            self._asked.add(id)
        elif isinstance(event, QuestionClosed | CallEnded):
            self._asked.discard(id)
        if isinstance(event, SpeechBegan):
            self._speaking.add(id)
        elif isinstance(event, SpeechEnded | CallEnded):
            self._speaking.discard(id)
        self.changes([event.call.phone])
        if isinstance(event, SpeechBegan | SpeechEnded) and event.call.room is not None:
            self._all_in(event.call.room.members.values())

    def _of_room(self, event: RoomEvent) -> None:
        if isinstance(event, Joined | Left | MemberChanged):
            self.changes([event.member.call.phone])
            if event.member.call.id not in self._speaking:
                return
        self._all_in(event.room.members.values())

    def _all_in(self, members: Iterable[Member]) -> None:
        self.changes([member.call.phone for member in members])
