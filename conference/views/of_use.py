"""Which of the wishes somebody may make of a meeting would come to something just now.

The table of wishes says who may and in which states; a page shows those, and dims what would only be refused.
The word of whoever carries it out is the last.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from conference.domain.meeting.conference import Conference
from conference.views.places import Place
from conference.views.room import Room

Asked = Callable[[Room, Place | None], bool]


def of_use(room: Room, seat: str) -> Callable[[str], bool]:
    """Asked of the meeting, or of one's own seat, `seat`, if one has any."""
    own = room.seat(seat)

    def is_of_use(wish: str) -> bool:
        condition = _OF_THE_MEETING.get(wish)
        return condition is None or condition(room, own)

    return is_of_use


def of_use_to(room: Room, conference: Conference, place: Place, seat: str) -> frozenset[str]:
    """Of those asked about one seat, `place`, by whoever sits on `seat`, or on none."""
    radio = conference.format.medium == "radio"
    waits = any(row.ahead and row.seat == place.seat for row in room.order)
    holds_the_line = seat in ("", place.seat, room.chair)
    fit = {
        "give": place.here and place.speaks and not place.leads and not place.has_floor,
        "skip": waits and room.block is not None and room.block.kind == "round",
        "call": conference.format.by_phone and place.summoned and not place.here and not place.line,
        "present": radio and not place.here,
        "absent": radio and (place.here or place.outcome == "expected"),
        "nothing": place.speaks and not place.leads and not place.nothing_to_report,
        "chair": place.leads and place.here and place.seat != room.chair,
        "line-off": place.leads and place.here and place.may_speak and holds_the_line,
        "line-on": place.leads and place.here and not radio and not place.may_speak and holds_the_line,
    }
    return frozenset(wish for wish, is_of_use in fit.items() if is_of_use)


def _speaking(room: Room, own: Place | None) -> bool:
    return room.speaking is not None


def _objecting(room: Room, own: Place | None) -> bool:
    return room.objections_until is not None and room.at <= room.objections_until


_OF_THE_MEETING: Final[Mapping[str, Asked]] = {
    "extend": lambda room, own: room.speaking is not None and room.pool_seconds >= 1,
    "skip": _speaking,
    "open": lambda room, own: not room.open_floor,
    "close": lambda room, own: room.open_floor,
    "mute-all": lambda room, own: not room.muted_by_chair,
    "objections": lambda room, own: not _objecting(room, own),
    "chair": lambda room, own: own is not None and own.here and own.seat != room.chair,
    "line-off": lambda room, own: own is not None and own.here and own.may_speak,
    "line-on": lambda room, own: own is not None and own.here and not own.may_speak,
    "by-text": lambda room, own: "voice" not in room.without,
    "ask": lambda room, own: own is not None and not own.asked and not own.has_floor,
    "withdraw": lambda room, own: own is not None and own.asked,
    "done": lambda room, own: own is not None and own.has_floor,
    "take-back": lambda room, own: own is not None and not own.has_floor,
    "nothing": lambda room, own: own is not None and not own.nothing_to_report,
    "urgent": lambda room, own: own is not None and not own.has_floor,
    "object": _objecting,
}
"""What is not here is always of use."""
