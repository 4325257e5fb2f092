"""The block's ledger: who has been heard in it, who is owed time, and the time that others have left over."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Ledger:
    """`silent` have nothing to report, `unread` those of them not yet read out; both outlast the block.

    So do reports `written`. `owed` is what was left of a turn that ended too soon, the latest first; `pool`
    is what nobody needs. No second is in two places, and none is ever negative.
    """

    spoken: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    owed: tuple[tuple[str, float], ...] = ()
    pool: float = 0.0
    written: tuple[tuple[str, str], ...] = ()

    def owed_to(self, seat: str) -> float | None:
        """What is left of its turn, if it is owed any."""
        return dict(self.owed).get(seat)

    def begins(self, seat: str, turn_seconds: float) -> None:
        """The seat speaks, whatever was thought of it before."""
        if seat in self.silent and seat not in self.unread:
            self.draw(turn_seconds)  # its time had been given to the others
        self.silent, self.unread = without(self.silent, seat), without(self.unread, seat)
        self.skipped, self.spoken = without(self.skipped, seat), without(self.spoken, seat)
        self._settle(seat)

    def ends(self, seat: str, left: float) -> None:
        """The seat is done; what it did not use is for others."""
        self.pool += left
        self.spoken = (*without(self.spoken, seat), seat)

    def owe(self, seat: str, left: float) -> None:
        """The seat was cut off, and comes next."""
        self.owed = ((seat, left), *self.owed)

    def skip(self, seat: str) -> None:
        """The seat is passed over in this block."""
        self.pool += self._settle(seat)
        self.skipped += (seat,)

    def silence(self, seat: str) -> None:
        """The seat has nothing to report; what it may have been owed is for others."""
        self.pool += self._settle(seat)
        self.silent += (seat,)
        self.unread += (seat,)

    def read(self, round: tuple[str, ...], turn_seconds: float) -> tuple[str, ...]:
        """Those of the round with nothing to report, not yet read out. Their turns are for others."""
        seats = tuple(seat for seat in self.unread if seat in round)
        self.unread = tuple(seat for seat in self.unread if seat not in round)
        self.pool += turn_seconds * len(seats)
        return seats

    def forget_read(self) -> None:
        """The round is over: that a seat had nothing to report in it says nothing of the next."""
        self.silent = self.unread

    def miss(self, seats: tuple[str, ...]) -> None:
        """The order went past these while they were out of the room."""
        self.missed += seats

    def draw(self, seconds: float) -> float:
        """As much of it as there is in the pool."""
        drawn = min(seconds, self.pool)
        self.pool -= drawn
        return drawn

    def next_block(self) -> Ledger:
        """A clean sheet for the next block."""
        return Ledger(silent=self.silent, unread=self.unread, written=self.written)

    def hand_in(self, seat: str, report: str) -> None:
        """A report in writing, for when the seat is not there to give it. A later one replaces it."""
        self.take_written(seat)
        self.written += ((seat, report),)

    def unsay(self, seat: str) -> None:
        """Whatever it has said or sent in before, it says something else now."""
        self.silent, self.unread = without(self.silent, seat), without(self.unread, seat)
        self.take_written(seat)

    @property
    def answered(self) -> tuple[str, ...]:
        """The seats of which it is known, before they have spoken, what they have to report."""
        return (*self.silent, *dict(self.written))

    def take_written(self, seat: str) -> str | None:
        """What the seat has sent in, if it has; it is read once."""
        report = dict(self.written).get(seat)
        self.written = tuple(other for other in self.written if other[0] != seat)
        return report

    def _settle(self, seat: str) -> float:
        owed = self.owed_to(seat) or 0.0
        self.owed = tuple((other, left) for other, left in self.owed if other != seat)
        return owed


def without(seats: tuple[str, ...], seat: str) -> tuple[str, ...]:
    """The others, in their order."""
    return tuple(other for other in seats if other != seat)
