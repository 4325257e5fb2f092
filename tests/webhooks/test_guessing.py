"""Guessing codes by telephone: who is locked out, who is only slowed, and that no way leads round it."""

from __future__ import annotations

import csv
from xml.etree import ElementTree as ET

import pytest
from sqlalchemy import update

from conference.domain.meeting.script import SLOWED
from conference.handlers.guessing import WITHHELD
from conference.storage.tables import phones
from conference.storage.tries import LOCKED_AFTER
from tests.stage import FICTION, Stage
from tests.webhooks.given import CALL, post
from webhooks.twilio.places import leg_of_call

BORROWED = "+46701740690"
"""A phone that no list has."""
CODES = dict(csv.reader((FICTION / "codes.csv").open(encoding="utf-8")))
LOCKED = "inte någon av gångerna"
BY_PHONE = ("anonymous", "+266696687", "Restricted", "")
"""How Twilio writes a number that is not shown."""


def a_meeting(stage: Stage) -> None:
    stage.only("lst-tib")
    stage.plan(minutes=5)
    stage.forward(seconds=1)


def guessed(stage: Stage, number: str, times: int = LOCKED_AFTER) -> None:
    """So many codes have been wrong, in calls before."""
    with stage.upprop.store.writing() as work:
        for _ in range(times):
            work.tries.wrong(number, stage.clock.now())


def call(stage: Stage, number: str, keys: str = "", *, step: int = 0) -> str:
    """The document that a call from that number gets, or what it keys at a step."""
    path = f"/twilio/legs/{leg_of_call(CALL)}/{step}" if keys else "/twilio/voice"
    form = {"CallSid": CALL, "CallStatus": "in-progress", "From": number, "To": "+46846500400"}
    answer = post(stage, path, form | ({"Digits": keys} if keys else {}))
    return str(answer.get_data(as_text=True))


def silence_first(document: str) -> int:
    first = ET.fromstring(document)[0]
    return int(first.get("length", "0")) if first.tag == "Pause" else 0


def test_a_call_begun_before_the_lock_is_not_listened_to_after_it(stage: Stage) -> None:
    """Else whoever rings on many lines at once has a try on each."""
    a_meeting(stage)
    assert "Slå koden" in call(stage, BORROWED)
    guessed(stage, BORROWED)
    assert LOCKED in call(stage, BORROWED, f"{CODES['polisen-tib']}", step=1)
    with stage.upprop.store.reading() as work:
        assert work.legs.get(leg_of_call(CALL) or "").seat is None


@pytest.mark.parametrize("shown", BY_PHONE)
def test_whoever_shows_no_number_is_slowed_and_never_locked_out(stage: Stage, shown: str) -> None:
    a_meeting(stage)
    guessed(stage, WITHHELD)
    guessed(stage, "+266696687")
    asked = call(stage, shown)
    assert silence_first(asked) == SLOWED and "Slå koden" in asked
    assert "Koden gäller Polisen" in call(stage, shown, f"{CODES['polisen-tib']}", step=1)


def test_a_switchboard_that_several_share_is_slowed_and_never_locked_out(stage: Stage) -> None:
    a_meeting(stage)
    shared = "+46846500499"
    with stage.upprop.store.writing() as work:
        for function in ("jarfalla-tib", "polisen-tib"):
            of_function = (phones.c.function == function, phones.c.rung == "switchboard")
            work.connection.execute(update(phones).where(*of_function).values(number=shared))
        assert work.directory.whose(shared) is None, "it is nobody's own"
    guessed(stage, shared)
    asked = call(stage, shared)
    assert silence_first(asked) == SLOWED and "Slå koden" in asked


def test_fewer_than_too_many_slow_nobody(stage: Stage) -> None:
    a_meeting(stage)
    guessed(stage, WITHHELD, LOCKED_AFTER - 1)
    assert silence_first(call(stage, "anonymous")) == 0
    wrong = call(stage, "anonymous", "11111111", step=1)
    assert "Koden stämde inte" in wrong and silence_first(wrong) == SLOWED
