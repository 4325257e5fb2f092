"""What is still worth doing when its turn comes. Every kind of effect has its line in the table."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from conference.domain.county.formats import Format
from conference.domain.county.texts import say
from conference.domain.meeting import effects as e
from conference.domain.meeting.conference import Conference, ConferenceState
from conference.domain.meeting.facts import Fact, Told
from conference.domain.meeting.floor import Floor, Turn
from conference.domain.meeting.leg import Leg, LegState
from conference.domain.meeting.seat import Attempt
from conference.domain.meeting.text import Text
from conference.domain.meeting.worth import Stored, worth

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
SOON, BEFORE = NOW + timedelta(seconds=60), NOW - timedelta(seconds=1)
S = ConferenceState

CALL = e.PlaceCall("leg1", "thursday", "polisen", "+46701740605", 25, 3, SOON)
HANG_UP, LINES, END = e.HangUp("leg1", "thursday"), e.SetLines("thursday"), e.EndRoom("thursday")
ANNOUNCE = e.Announce("thursday", say("moment"), SOON)
WHISPER = e.Whisper("leg1", "thursday", say("moment"), SOON, turn=2)
TEXT, LOOK_AT_TEXT = e.SendText("text1", "thursday", SOON), e.LookAtText("text1", "thursday")
LOOK_AT_CALL = e.LookAtCall("leg1", "thursday")


def leg(state: LegState = LegState.CALLING, **known: Any) -> Leg:
    return Leg("leg1", "thursday", "polisen", "called", state=state, **known)


def attempt(outcome: str = "under_way") -> Attempt:
    return Attempt("leg1", "holder", "+46701740605", 1, None, "holder", NOW, outcome=outcome)


def conference(state: ConferenceState) -> Conference:
    return Conference(
        "thursday", Format("ordinarie", "Torsdag", (), ()), "Torsdag", 48, NOW, "sv", True, "twilio", "room1",
        state=state,
    )  # fmt: skip


def floor(turn: int | None) -> Floor:
    given = Turn(turn, "polisen", "lage", NOW, NOW, 40) if turn else None
    return Floor("thursday", turn=given)


def text(status: str) -> Text:
    return Text("text1", None, None, "summons", "+46701740605", "Hej", 1, NOW, SOON, status=status)


ROOMLESS = replace(conference(S.OPEN), room="")
"""Its room has been taken over by another, or it never had one."""
FACT = Fact(Told.RINGING, "call", 1, NOW, "CA1/1")


@pytest.mark.parametrize(
    ("effect", "stored", "expected"),
    [
        (CALL, {"leg": leg(), "attempt": attempt()}, True),
        (CALL, {"leg": leg(), "attempt": attempt("cancelled")}, False),
        (CALL, {"leg": leg(LegState.UNREACHED), "attempt": attempt()}, False),
        (CALL, {"leg": leg(call="CA1"), "attempt": attempt()}, False),
        (CALL, {"leg": leg(facts=(FACT,)), "attempt": attempt()}, False),
        (CALL, {"leg": leg(), "attempt": None}, False),
        (CALL, {}, False),
        (replace(CALL, until=BEFORE), {"leg": leg(), "attempt": attempt()}, False),
        (HANG_UP, {"leg": leg(LegState.UP)}, True),
        (HANG_UP, {"leg": leg(LegState.GONE)}, False),
        (HANG_UP, {}, False),
        (LOOK_AT_CALL, {"leg": leg(LegState.OUT)}, True),
        (LOOK_AT_CALL, {"leg": leg(LegState.UNREACHED)}, False),
        *[(LINES, {"conference": conference(s)}, s in (S.GATHERING, S.OPEN)) for s in S],
        (LINES, {"conference": conference(S.OPEN), "newer": True}, False),
        *[(ANNOUNCE, {"conference": conference(s)}, s in (S.GATHERING, S.OPEN, S.CLOSING)) for s in S],
        (replace(ANNOUNCE, until=BEFORE), {"conference": conference(S.OPEN)}, False),
        (WHISPER, {"leg": leg(LegState.IN_ROOM), "floor": floor(2)}, True),
        (WHISPER, {"leg": leg(LegState.IN_ROOM), "floor": floor(3)}, False),
        (WHISPER, {"leg": leg(LegState.IN_ROOM), "floor": floor(None)}, False),
        (WHISPER, {"leg": leg(LegState.OUT), "floor": floor(2)}, False),
        (replace(WHISPER, turn=None), {"leg": leg(LegState.IN_ROOM)}, True),
        (replace(WHISPER, until=BEFORE), {"leg": leg(LegState.IN_ROOM), "floor": floor(2)}, False),
        (TEXT, {"text": text("pending")}, True),
        (TEXT, {"text": text("unknown")}, True),
        (TEXT, {"text": text("sent")}, False),
        (TEXT, {"text": text("delivered")}, False),
        (TEXT, {}, False),
        (replace(TEXT, until=BEFORE), {"text": text("pending")}, False),
        (LOOK_AT_TEXT, {"text": text("sent")}, True),
        (LOOK_AT_TEXT, {"text": text("failed")}, False),
        (END, {}, True),
        (END, {"conference": conference(S.ENDED)}, True),
        *[(effect, {"conference": ROOMLESS}, False) for effect in (LINES, ANNOUNCE, END)],
        (replace(WHISPER, turn=None), {"leg": leg(LegState.IN_ROOM), "conference": ROOMLESS}, False),
    ],
)
def test_worth(effect: e.Effect, stored: dict[str, Any], expected: bool) -> None:
    assert worth(effect, Stored(NOW, **stored)) is expected
