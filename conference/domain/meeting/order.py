"""Who is next: two pure functions over what has happened so far.

No position is stored anywhere. The order is worked out anew from the facts each time the floor passes on, so
nobody can be lost or doubled by a report that came late, and if one leaves, the order of the others stays.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from conference.domain.county.formats import Format, Who
from conference.domain.meeting.ledger import Ledger


@dataclass(frozen=True)
class Facts:
    """What the order is made from. `order` is the fixed one; the rest has happened.

    In an activation `pressed` speaks first, then those `named` in the planning call; a round of one of these
    kinds alone is said by `who`. `owed` have time left after a lost line; `missed` were out of the room when
    the floor went past them; `tickets` are the seats that have asked for the floor, in the order they asked.
    """

    order: tuple[str, ...]
    who: Who = "all"
    pressed: str | None = None
    named: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    owed: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    tickets: tuple[str, ...] = ()

    @property
    def round(self) -> tuple[str, ...]:
        """Every seat that has a turn in the round, heard or not, in order."""
        first = (self.pressed,) if self.pressed else ()
        if self.who == "presser":
            return first
        if self.who == "named":
            return tuple(seat for seat in _once(self.named) if seat not in first)
        return tuple(_once((*first, *self.named, *self.order)))


def facts_of(
    format_: Format,
    block: str | None,
    pressed: str | None,
    named: tuple[str, ...],
    ledger: Ledger,
    tickets: tuple[str, ...],
) -> Facts:
    """The facts in a block. Leaders and listeners have no turn, whoever pressed and whoever is named."""
    order = tuple(seat.seat for seat in format_.speakers)
    under_way = format_.block(block)
    return Facts(
        order=order,
        who=under_way.who if under_way else "all",
        pressed=pressed if pressed in order else None,
        named=tuple(seat for seat in named if seat in order),
        spoken=ledger.spoken,
        silent=ledger.silent,
        skipped=ledger.skipped,
        owed=tuple(seat for seat, _ in ledger.owed),
        missed=ledger.missed,
        tickets=tickets,
    )


def round_of_reports(facts: Facts, present: Collection[str]) -> tuple[str, ...]:
    """Those in the room whose report is still to be heard, in the order in which they will be."""
    return tuple(seat for seat in unheard(facts) if seat in present)


def open_floor(facts: Facts, present: Collection[str]) -> tuple[str, ...]:
    """Those in the room who have time left or have asked for the floor, in the order in which they get it."""
    return tuple(seat for seat in _once((*facts.owed, *facts.tickets)) if seat in present)


def unheard(facts: Facts) -> tuple[str, ...]:
    """Every seat of the round not yet heard, here or not: owed time first, then in order, the missed last.

    One that the chair gave the floor to is owed what it lost whether or not the round is its own.
    """
    heard = {*facts.spoken, *facts.silent, *facts.skipped, *facts.owed}
    left = [seat for seat in facts.round if seat not in heard]
    in_time = [seat for seat in left if seat not in facts.missed]
    late = [seat for seat in left if seat in facts.missed]
    return tuple(_once((*facts.owed, *in_time, *late)))


def gone_past(facts: Facts, present: Collection[str], seat: str) -> tuple[str, ...]:
    """The seats out of the room that come before `seat`: they are missed if it has the floor now."""
    waiting = unheard(facts)
    if seat not in waiting:
        return ()
    before = waiting[: waiting.index(seat)]
    return tuple(other for other in before if other not in (*present, *facts.owed, *facts.missed))


def _once(seats: tuple[str, ...]) -> Iterator[str]:
    return iter(dict.fromkeys(seats))
