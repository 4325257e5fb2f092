"""Meetings: planned, convened, listed, looked at."""

from __future__ import annotations

from typing import Annotated, Final, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from conference.domain.county.written_time import instant_of
from conference.domain.instants import after
from conference.domain.meeting.commands import PlanConference
from conference.domain.meeting.conference import ConferenceState
from conference.views.conferences import Row, listed, meant
from conference.views.quiet import quiet
from conference.views.room import Room, room
from webhooks.api.operations import Asked, Operation
from webhooks.api.tokens import DOERS
from webhooks.planning import id_of

YEAR: Final = 366 * 24 * 3600


class Plan(BaseModel):
    """A meeting in `format`: `at` a time (local or with an offset, or HH:MM), or `in` so many seconds."""

    model_config = ConfigDict(extra="forbid", strict=True)

    format: Annotated[str, Field(min_length=1, max_length=60, examples=["ordinarie"])]
    at: Annotated[str | None, Field(max_length=60, examples=["2026-11-26T10:00"])] = None
    in_: Annotated[int | None, Field(alias="in", ge=0, le=YEAR)] = None
    place: Annotated[str, Field(max_length=200, description="where, for a meeting summoned by text")] = ""

    @model_validator(mode="after")
    def one_of_two(self) -> Self:
        if (self.at is None) == (self.in_ is None):
            raise ValueError("say either at or in")
        return self


class Which(BaseModel):
    """Which meetings are listed: the last planned first."""

    model_config = ConfigDict(extra="forbid")

    state: ConferenceState | None = None
    limit: Annotated[int, Field(ge=1, le=500)] = 100


class Listed(BaseModel):
    """Meetings, the last planned first."""

    conferences: tuple[Row, ...]


class Quiet(BaseModel):
    """Seats of the round that have not spoken in the last `weeks` meetings of the kind, in speaking order."""

    weeks: int
    seats: tuple[str, ...]


def plan(asked: Asked) -> Room:
    upprop, body = asked.upprop, asked.body
    now = upprop.clock.now()
    at = instant_of(body.at, upprop.county.zone, now) if body.at is not None else after(now, body.in_)
    with upprop.store.reading() as look:
        id = look.new_id() if asked.stamp is None else id_of(asked.stamp, upprop.settings.secret_key)
    asked.do(PlanConference(id, body.format, at, place=body.place))
    return seen(asked, id)


def every(asked: Asked) -> Listed:
    with asked.upprop.store.reading() as look:
        return Listed(conferences=listed(look, limit=asked.query.limit, state=asked.query.state))


def one(asked: Asked) -> Room:
    return seen(asked, asked.path["id"])


def unheard(asked: Asked) -> Quiet:
    with asked.upprop.store.reading() as look:
        conference = meant(look, asked.path["id"])
        return Quiet(weeks=conference.format.quiet_weeks, seats=quiet(look, conference))


def seen(asked: Asked, id: str) -> Room:
    """A meeting as it is now."""
    with asked.upprop.store.reading() as look:
        return room(look, meant(look, id), asked.upprop.clock.now())


OPERATIONS: Final = (
    Operation("plan", "POST", "/conferences", "Plan or convene a meeting", plan, Room, body=Plan, status=201),
    Operation("conferences", "GET", "/conferences", "List meetings", every, Listed, query=Which),
    Operation("conference", "GET", "/conferences/{id}", "A meeting as it is now", one, Room),
    Operation(
        "quiet",
        "GET",
        "/conferences/{id}/quiet",
        "Who has not spoken for some weeks; for those who lead to know, and not to be read out",
        unheard,
        Quiet,
        roles=DOERS,
    ),
)
