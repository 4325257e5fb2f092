"""Wrong codes: what guessing by telephone leads to, whoever the number says it is.

A number of nobody's is heard no more for a while. One that others may need never is: one of the directory's,
since anybody can show it as their own and lock out the officer; a switchboard; whoever withholds theirs.
Those are slowed: asked for the code only after a while by phone, and by text seldom listened to.
"""

from __future__ import annotations

from conference.domain.instants import Instant
from conference.ports import UnitOfWork

WITHHELD = "withheld"
"""As what all who show no number are counted together."""


def wrong(uow: UnitOfWork, number: str | None, now: Instant) -> None:
    """Count a wrong code."""
    uow.tries.wrong(number or WITHHELD, now)


def locked_out(uow: UnitOfWork, number: str | None, now: Instant) -> bool:
    """Whether codes from that number are not looked at any more, right or wrong."""
    return number is not None and not uow.directory.knows(number) and uow.tries.locked(number, now)


def slowed(uow: UnitOfWork, number: str | None, now: Instant) -> bool:
    """Whether so many codes have been wrong that the next is asked for after a while."""
    shared = number is None or uow.directory.knows(number)
    return shared and uow.tries.locked(number or WITHHELD, now)


def resting(uow: UnitOfWork, number: str, now: Instant) -> bool:
    """Whether a code by text is not looked at: after many, one was wrong but a moment ago."""
    return slowed(uow, number, now) and uow.tries.resting(number, now)
