"""What has been: every activation there is a trace of, one by one and year by year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from conference.domain.activation.past import Guideline, Year, by_year, fitting
from conference.domain.instants import Instant
from conference.views.sources import Look

IMPORTED: Final = "imported"


@dataclass(frozen=True)
class Been:
    """An activation that has been, by the day on which it began. `origin` is where it is known from."""

    id: str
    title: str
    day: date
    origin: str


@dataclass(frozen=True)
class Found:
    """A guideline, and the words it is found by."""

    id: str
    title: str
    adopted_on: date
    words: tuple[str, ...]


def activations(look: Look, year: int | None = None) -> tuple[Been, ...]:
    """The latest first."""
    every = [Been(one.id, one.title, one.activated_on, IMPORTED) for one in look.past.activations()]
    every.sort(key=lambda one: one.day, reverse=True)
    return tuple(one for one in every if year in (None, one.day.year))


def years(look: Look, now: Instant) -> tuple[Year, ...]:
    """How many there were in each year until now, in the county's own time."""
    today = now.astimezone(ZoneInfo(look.county.zone)).date()
    return by_year((one.day for one in activations(look)), today)


def guidelines(look: Look, about: str | None = None) -> tuple[Found, ...]:
    """All there are, the newest first; or those that may fit what it is about, the best first."""
    every = look.past.guidelines()
    return _found(every if about is None else fitting(every, about))


def _found(those: Sequence[Guideline]) -> tuple[Found, ...]:
    return tuple(Found(one.id, one.title, one.adopted_on, one.words) for one in those)
