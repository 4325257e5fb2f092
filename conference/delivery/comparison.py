"""A room as we have it beside the room as the carrier has it: what differs, by a pure comparison."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from conference.delivery.lines import Room
from conference.domain.meeting.lines import should_be_open
from conference.ports import LineSeen

_LABEL: Final = re.compile(r"(?P<leg>[A-Za-z0-9]+)-(?P<entry>[0-9]{1,6})")


@dataclass(frozen=True)
class Stray:
    """An entry into the room of which only one side knows."""

    leg: str
    entry: int
    call: str
    muted: bool


@dataclass(frozen=True)
class Difference:
    """What differs between two views of a room. Empty, and false, when all is well.

    `wrong`: lines not as they should be, as (leg, muted at the carrier). `unheard`: in the carrier's room
    only. `vanished`: in ours only. `room`: the carrier's id of theirs, where ours is another or none.
    """

    wrong: tuple[tuple[str, bool], ...] = ()
    unheard: tuple[Stray, ...] = ()
    vanished: tuple[Stray, ...] = ()
    room: str | None = None

    def __bool__(self) -> bool:
        return bool(self.wrong or self.unheard or self.vanished or self.room)

    def also_in(self, earlier: Difference) -> Difference:
        """What was there the last time too: a line on its way is no fault."""
        return Difference(
            tuple(one for one in self.wrong if one in earlier.wrong),
            tuple(one for one in self.unheard if one in earlier.unheard),
            tuple(one for one in self.vanished if one in earlier.vanished),
            self.room if self.room == earlier.room else None,
        )


def compare(room: Room, seen: Sequence[LineSeen], known: str | None) -> Difference:
    """What differs between a stored room, `known` by that id of the carrier's, and the carrier's."""
    ours = {line.label: line for line in room.lines}
    theirs = {line.label: line for line in seen if _LABEL.fullmatch(line.label)}
    wrong = tuple(
        (ours[label].leg, theirs[label].muted)
        for label in sorted(ours.keys() & theirs.keys())
        if theirs[label].muted is should_be_open(ours[label], speaking=room.speaking, closed=room.closed)
    )
    unheard = tuple(_stray(theirs[label]) for label in sorted(theirs.keys() - ours.keys()))
    vanished = tuple(
        _stray(LineSeen(label, "", not ours[label].open, "")) for label in sorted(ours.keys() - theirs.keys())
    )
    another = next((line.room for line in seen if line.room != known), None)
    return Difference(wrong, unheard, vanished, another)


def _stray(line: LineSeen) -> Stray:
    label = _LABEL.fullmatch(line.label)
    assert label is not None  # ours always have this form, and theirs have been chosen by it
    return Stray(label["leg"], int(label["entry"]), line.call, line.muted)
