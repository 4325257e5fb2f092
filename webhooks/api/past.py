"""What has been: activations one by one and by year, and the guidelines that may fit what happens now."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field

from conference.domain.activation.past import Year
from conference.views import past
from webhooks.api.operations import Asked, Operation

LONGEST: Final = 1000


class When(BaseModel):
    """Only those of one year."""

    model_config = ConfigDict(extra="forbid")

    year: Annotated[int | None, Field(ge=1, le=9999)] = None


class About(BaseModel):
    """What has happened, in words; without it all guidelines are listed."""

    model_config = ConfigDict(extra="forbid")

    about: Annotated[str | None, Field(max_length=LONGEST, examples=["Snöoväder"])] = None


class Activations(BaseModel):
    """Every activation there is a trace of, the latest first."""

    activations: tuple[past.Been, ...]


class Years(BaseModel):
    """How many there were, year by year, and the months in which there was none."""

    years: tuple[Year, ...]


class Guidelines(BaseModel):
    """The newest first; or those that may fit, the best first."""

    guidelines: tuple[past.Found, ...]


def activations(asked: Asked) -> Activations:
    with asked.upprop.store.reading() as look:
        return Activations(activations=past.activations(look, asked.query.year))


def years(asked: Asked) -> Years:
    with asked.upprop.store.reading() as look:
        return Years(years=past.years(look, asked.upprop.clock.now()))


def guidelines(asked: Asked) -> Guidelines:
    with asked.upprop.store.reading() as look:
        return Guidelines(guidelines=past.guidelines(look, asked.query.about))


_AT: Final = "/history"

OPERATIONS: Final = (
    Operation(
        "past-activations",
        "GET",
        f"{_AT}/activations",
        "Activations that have been",
        activations,
        Activations,
        query=When,
    ),
    Operation("past-years", "GET", f"{_AT}/years", "How many in each year", years, Years),
    Operation(
        "guidelines",
        "GET",
        f"{_AT}/guidelines",
        "Guidelines, all or those that may fit",
        guidelines,
        Guidelines,
        query=About,
    ),
)
