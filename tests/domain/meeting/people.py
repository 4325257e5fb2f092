"""A small meeting for tests of the domain: three speakers, two leaders, one listener."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from conference.domain.county.formats import Block, Format, SeatPlan
from conference.domain.county.ladders import Rung
from conference.domain.meeting.conference import Conference, ConferenceState
from conference.domain.meeting.floor import Floor
from conference.domain.meeting.leg import Leg
from conference.domain.meeting.seat import Seat

NOW = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)


def later(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def place(slug: str, order: int, **what: Any) -> SeatPlan:
    plan = SeatPlan(slug, slug, slug.title(), slug, None, slug, True, False, True, "usual", order, "tal")
    return replace(plan, **what)


FORMAT = Format(
    "ordinarie",
    "samverkanskonferens",
    seats=(
        place("polisen", 1),
        place("hsf", 2),
        place("hamnar", 3),
        place("tib", 101, leads=True),
        place("rkk", 102, leads=True),
        place("jarfalla-tib", 201, speaks=False, summoned=False),
    ),
    blocks=(
        Block("inledning", "Inledning", "leaders", 45, "tib"),
        Block("rapportering", "Aktörsrapportering", "round", 600),
        Block("behov", "Samverkansbehov", "open_floor", 120),
    ),
)

GREEN = replace(
    FORMAT,
    blocks=(
        Block("lagesbild", "Lägesbild", "round", 180, who="presser", turn_seconds=180),
        Block("foredragande", "Föredragande", "round", 360, who="named", turn_seconds=120),
        Block("varvet", "Varvet runt", "round", 45, turn_seconds=15),
    ),
)
"""The same people in an activation: a round for whoever pressed, one for those named, and one for all."""

HOLDER = Rung("holder", "+46701740605", "Asta Berg", "holder", "sv")
SUBSTITUTE = Rung("substitute", "+46701740606", "Bo Dahl", "substitute", "sv")


def a_conference(state: ConferenceState = ConferenceState.OPEN, **what: Any) -> Conference:
    conference = Conference(
        "c1", FORMAT, FORMAT.title, 47, NOW, "sv", False, "twilio", "c1", state, chair="tib"
    )
    return replace(conference, **what)


def a_seat(slug: str = "polisen", **what: Any) -> Seat:
    plan = FORMAT.seat(slug)
    seat = Seat(
        "c1", slug, plan.called, plan.member, None, slug, plan.speaks, plan.leads, plan.summoned, plan.order,
        "123456", ladder=(HOLDER, SUBSTITUTE), summoned_at=NOW,
    )  # fmt: skip
    return replace(seat, **what)


def a_leg(id: str = "l1", seat: str = "polisen", **what: Any) -> Leg:
    leg = Leg(id, "c1", seat, "called", by="Asta Berg", number=HOLDER.number)
    return replace(leg, **what)


def a_floor(**what: Any) -> Floor:
    return replace(Floor("c1"), **what)
