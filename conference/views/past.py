"""What has been: every activation there is a trace of, one by one and year by year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from conference.domain.activation.activation import Activation, ActivationState
from conference.domain.activation.past import Guideline, Year, by_year, fitting
from conference.domain.instants import Instant
from conference.views.sources import Look

IMPORTED: Final = "imported"
OWN: Final = "upprop"
AT_THE_BEGINNING: Final = datetime.fromtimestamp(0, UTC)
_NEVER_WAS: Final = (ActivationState.UNDONE, ActivationState.MISTAKEN)


@dataclass(frozen=True)
class Been:
    """An activation by the day on which it began, in local time. `origin` is where it is known from.

    `counted`: an exercise is not, nor what was taken back or called a mistake. Of imported ones no more is
    known than name and day.
    """

    id: str
    title: str
    day: date
    origin: str
    button: str | None = None
    state: str | None = None
    exercise: bool = False
    counted: bool = True


@dataclass(frozen=True)
class Found:
    """A guideline, and the words it is found by."""

    id: str
    title: str
    adopted_on: date
    words: tuple[str, ...]


def activations(look: Look, year: int | None = None) -> tuple[Been, ...]:
    """The imported ones and Upprop's own beside them, the latest first."""
    own = [_own(one, look.county.zone) for one in look.activations.since(AT_THE_BEGINNING)]
    imported = [Been(one.id, one.title, one.activated_on, IMPORTED) for one in look.past.activations()]
    every = sorted((*own, *imported), key=lambda one: one.day, reverse=True)
    return tuple(one for one in every if year in (None, one.day.year))


def years(look: Look, now: Instant) -> tuple[Year, ...]:
    """How many there were in each year until now, in the county's own time."""
    return by_year((one.day for one in activations(look) if one.counted), _day(now, look.county.zone))


def guidelines(look: Look, about: str | None = None) -> tuple[Found, ...]:
    """All there are, the newest first; or those that may fit what it is about, the best first."""
    every = look.past.guidelines()
    return _found(every if about is None else fitting(every, about))


def _own(one: Activation, zone: str) -> Been:
    return Been(
        one.id,
        one.why,
        _day(one.pressed_at, zone),
        OWN,
        one.button,
        one.state.value,
        one.exercise,
        counted=not one.exercise and one.state not in _NEVER_WAS,
    )


def _day(moment: Instant, zone: str) -> date:
    return moment.astimezone(ZoneInfo(zone)).date()


def _found(those: Sequence[Guideline]) -> tuple[Found, ...]:
    return tuple(Found(one.id, one.title, one.adopted_on, one.words) for one in those)
