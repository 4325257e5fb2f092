"""The furniture of the stories told here: as little of a conference as a test needs."""

from datetime import UTC, datetime, timedelta
from typing import Any

from conference.domain.county.formats import Block, Format, SeatPlan
from conference.domain.county.texts import say
from conference.domain.meeting.conference import Conference
from conference.domain.meeting.effects import Announce, PlaceCall, SendText, SetLines
from conference.domain.meeting.leg import Leg, LegState
from conference.domain.meeting.seat import Seat
from conference.domain.meeting.text import Text

KEY = "0123456789abcdef0123456789abcdef"
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
POLICE, RESCUE, REGION = "polisen", "brandkaren-attunda", "region-stockholm-hsf"
NUMBER = "+46701740601"


def seconds(count: float) -> timedelta:
    return timedelta(seconds=count)


def a_format(id: str = "ordinarie", seats: tuple[str, ...] = (POLICE, RESCUE)) -> Format:
    plans = tuple(
        SeatPlan(slug, slug, slug, slug, None, f"{slug}-tib", True, False, True, "tib", rank, "")
        for rank, slug in enumerate(seats)
    )
    return Format(id, "Torsdagskonferens", plans, (Block("lage", "Läget", "round", 600),))


def a_conference(id: str = "thursday", **known: Any) -> Conference:
    given: dict[str, Any] = {
        "format": a_format(),
        "title": "Torsdagskonferens",
        "week": 48,
        "planned_at": NOON,
        "language": "sv",
        "exercise": True,
        "carrier": "twilio",
        "room": f"room-{id}",
    }
    return Conference(id, **given | known)


def a_seat(slug: str = POLICE, conference: str = "thursday", **known: Any) -> Seat:
    given: dict[str, Any] = {
        "called": slug,
        "member": slug,
        "cluster": None,
        "function": f"{slug}-tib",
        "speaks": True,
        "leads": False,
        "summoned": True,
        "rank": 1,
        "code": "123456",
    }
    return Seat(conference, slug, **given | known)


def a_leg(id: str = "leg1", state: LegState = LegState.IN_ROOM, **known: Any) -> Leg:
    given: dict[str, Any] = {"conference": "thursday", "seat": POLICE, "via": "called", "number": NUMBER}
    return Leg(id, state=state, **given | known)


def a_text(id: str = "text1", **known: Any) -> Text:
    given: dict[str, Any] = {
        "conference": "thursday",
        "seat": POLICE,
        "purpose": "summary",
        "number": NUMBER,
        "body": "Sammanfattning",
        "segments": 1,
        "written_at": NOON,
        "valid_until": NOON + seconds(3600),
    }
    return Text(id, **given | known)


def a_call(leg: str, urgency: int = 3, *, carrier: str = "") -> PlaceCall:
    return PlaceCall(leg, "thursday", POLICE, NUMBER, 25, urgency, NOON + seconds(60), carrier=carrier)


def lines(conference: str = "thursday") -> SetLines:
    return SetLines(conference)


def an_announcement(after: float = 0) -> Announce:
    not_before = NOON + seconds(after) if after else None
    return Announce("thursday", say("welcome"), NOON + seconds(600), not_before=not_before)


def a_sending(text: str, urgency: int = 5) -> SendText:
    return SendText(text, "thursday", NOON + seconds(600), urgency)
