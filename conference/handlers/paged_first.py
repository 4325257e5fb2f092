"""Who is told when something is amiss that no meeting is about: the first of those who are paged."""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.instants import Instant
from conference.handlers.language import language_as
from conference.ports import UnitOfWork


@dataclass(frozen=True)
class PagedFirst:
    """Whose phone it is, and in which language they are written to."""

    function: str
    number: str
    language: str


def paged_first(uow: UnitOfWork, now: Instant, *, but: str | None = None) -> PagedFirst | None:
    """The first who has a phone; `but` is a number that is of no use."""
    for function in uow.county.paged:
        number = uow.directory.phones(function).holder
        if number is not None and number != but:
            return PagedFirst(function, number, language_as(uow, function, now))
    return None
