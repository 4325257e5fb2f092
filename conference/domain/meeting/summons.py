"""The working of a ladder for one seat: who is to be rung next, and when. Computed from the attempts so far.

The rungs are tried one after the other, then again from the top in the next round. A second call within three
minutes gets through a phone set not to disturb, which is why there are rounds. The next rung waits for the
one before it, unless that line was answered without a key: then it need not wait, and the line may still
win.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass

from conference.domain.county.ladders import Rung
from conference.domain.instants import Instant, after
from conference.domain.meeting.seat import Attempt


@dataclass(frozen=True)
class Ring:
    """Try this rung now, in this round (counted from 1)."""

    rung: Rung
    round: int


@dataclass(frozen=True)
class WaitUntil:
    """The round is over before the next may begin."""

    at: Instant


@dataclass(frozen=True)
class WaitForLine:
    """A call is under way; what becomes of it decides."""


@dataclass(frozen=True)
class Exhausted:
    """Every rung of every round has been tried."""


Step = Ring | WaitUntil | WaitForLine | Exhausted


def next_step(
    ladder: Sequence[Rung],
    rounds: Sequence[int],
    attempts: Sequence[Attempt],
    summoned_at: Instant,
    now: Instant,
    engaged: Set[str] = frozenset(),
    *,
    again_if_unknown: bool = False,
) -> Step:
    """What the summons of a seat that nobody has taken is to do now.

    `rounds` are the earliest starts of each round in seconds after `summoned_at`. A seat summoned anew begins
    from the top, and its rounds are counted on from those before. Rungs ruled out: a number known to be bad,
    one whose line is still up, and those of a person who has said that someone else comes. `engaged` are
    numbers on a line of ours with somebody else: passed over now, and left for another time. With
    `again_if_unknown` a rung whose call could not be found is tried once more in the same round.
    """
    calls = [attempt for attempt in attempts if not attempt.recall]
    if any(attempt.under_way and not attempt.released for attempt in attempts):
        return WaitForLine()
    tried = {
        (attempt.to, attempt.round)
        for attempt in calls
        if not (again_if_unknown and attempt.outcome == "unknown" and not attempt.possible_duplicate)
        or any(again.possible_duplicate and _same(again, attempt) for again in calls)
    }
    before = max((attempt.round for attempt in calls if attempt.placed_at < summoned_at), default=0)
    for number, start in enumerate(rounds, before + 1):
        untried = [
            rung
            for rung in ladder
            if (rung.to, number) not in tried
            and rung.number not in engaged
            and not _ruled_out(rung, attempts)
        ]
        if not untried:
            continue
        begins = after(summoned_at, start)
        return Ring(untried[0], number) if begins <= now else WaitUntil(begins)
    return WaitForLine() if any(attempt.under_way for attempt in attempts) else Exhausted()


def passing_over(engaged: Set[str], step: Callable[[Set[str]], Step]) -> tuple[Step, bool]:
    """The step when no phone that is on a line of ours is rung, and whether any was passed over for that."""
    passed: set[str] = set()
    while isinstance(found := step(passed), Ring) and found.rung.number in engaged:
        passed.add(found.rung.number)
    return found, bool(passed)


def _same(one: Attempt, other: Attempt) -> bool:
    return (one.to, one.round) == (other.to, other.round)


def _ruled_out(rung: Rung, attempts: Sequence[Attempt]) -> bool:
    return any(
        (attempt.number == rung.number and (attempt.outcome == "bad_number" or attempt.under_way))
        or (attempt.outcome == "someone_else" and attempt.as_ == rung.as_ and attempt.by == rung.by)
        for attempt in attempts
    )
