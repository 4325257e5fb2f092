"""Samverkansstab: people are summoned by text to a place, answer by text, and are counted. Nobody is rung."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from conference.domain.activation import commands as a
from conference.domain.errors import BadInput
from conference.domain.meeting import commands as c
from exercise.officers.phone import Phone
from tests.stage import Stage, set_up

pytestmark = pytest.mark.once

PLACE = "Räddningscentralen Johannes, plan 3"
ASKED = (
    "lst-tib",
    "polisen-tib",
    "storstockholms-brandforsvar-tib",
    "sodertorns-brandforsvarsforbund-tib",
    "brandkaren-attunda-tib",
    "region-stockholm-hsf",
    "region-stockholm-tf",
    "stockholm-tib",
    "trafikverket-tib",
    "rsib",
)


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    """At half past nine the staff is summoned to ten o'clock."""
    stage = set_up(tmp_path)
    for function in ASKED:
        phone(stage, function).script({"answers": "never"})
    summon(stage)
    stage.forward(seconds=30)
    return stage


def summon(stage: Stage, minutes: float = 30, **more: Any) -> None:
    with stage.upprop.store.reading() as work:
        stage.id = work.new_id()
    at = stage.clock.now() + timedelta(minutes=minutes)
    stage.do(c.PlanConference(stage.id, "samverkansstab", at, place=PLACE, **more))


def phone(stage: Stage, function: str) -> Phone:
    with stage.upprop.store.reading() as work:
        number = work.directory.phones(function).holder
    assert number is not None
    return stage.network.phone(number)


def reply(stage: Stage, words: str, *functions: str) -> None:
    for function in functions:
        phone(stage, function).text(words)
    stage.forward(seconds=10)


def told_leader(stage: Stage) -> list[str]:
    return [text for text in phone(stage, "rsib").texts if " kommer." in text]


def test_everybody_is_told_when_and_where_at_once_and_nobody_why(stage: Stage) -> None:
    for function in ASKED:
        [told] = phone(stage, function).texts
        assert f"Samverkansstab torsdag 26/11 kl 10.00, {PLACE}. Svara JA" in told
    stage.forward(minutes=120)
    assert [phone(stage, function).rings for function in ASKED] == [0] * len(ASKED)


def test_an_activation_does_not_give_the_reason_away(tmp_path: Path) -> None:
    stage = set_up(tmp_path)
    stage.nobody_at("lst-tib", "rsib", "rkk")
    stage.do(a.Press("a1", "green", "polisen", "Hot mot station", "cli:test"))
    summon(stage, activation="a1", why="Hot mot station")
    stage.forward(minutes=1)
    summoned = [text for text in phone(stage, "stockholm-tib").texts if "Samverkansstab" in text]
    assert summoned and not any("Hot" in text or "station" in text for text in summoned)


def test_answers_are_counted_and_the_leaders_told_when_all_have_answered(stage: Stage) -> None:
    reply(stage, "Ja, jag kommer", *ASKED[:7])
    reply(stage, "nej", "stockholm-tib")
    assert told_leader(stage) == []
    reply(stage, "JA", "trafikverket-tib")
    [told] = told_leader(stage)
    assert "8 av 10 kommer. Förhindrade: Stockholms stad. Har inte svarat:" in told
    assert stage.outcomes["polisen-tib"] == "by_text" and stage.outcomes["stockholm-tib"] == "declined"
    stage.forward_to("10.05")
    assert len(told_leader(stage)) == 1


def test_the_last_answer_counts(stage: Stage) -> None:
    reply(stage, "JA", *ASKED)
    reply(stage, "NEJ", "polisen-tib")
    assert stage.outcomes["polisen-tib"] == "declined"
    assert "9 av 10 kommer. Förhindrade: Polisen." in told_leader(stage)[-1]
    reply(stage, "ja", "polisen-tib")
    assert stage.outcomes["polisen-tib"] == "by_text"
    assert "10 av 10 kommer." in told_leader(stage)[-1]


def test_whoever_has_not_answered_is_asked_again_twice_and_then_the_count_is_told(stage: Stage) -> None:
    reply(stage, "JA", "polisen-tib")
    stage.forward(minutes=5)
    assert len(phone(stage, "polisen-tib").texts) == 1
    assert "påminnelse" in phone(stage, "stockholm-tib").texts[1]
    reply(stage, "JA", "stockholm-tib")
    stage.forward(minutes=11)
    assert len(phone(stage, "stockholm-tib").texts) == 2
    assert len(phone(stage, "trafikverket-tib").texts) == 3
    stage.forward_to("10.01")
    [told] = told_leader(stage)
    assert "2 av 10 kommer. Har inte svarat:" in told and "Trafikverket" in told


def test_what_is_neither_yes_nor_no_settles_nothing(stage: Stage) -> None:
    reply(stage, "Vem är det?", "polisen-tib")
    assert stage.outcomes["polisen-tib"] == "expected"


def test_the_record_holds_place_and_answers_and_verifies(stage: Stage) -> None:
    reply(stage, "JA", *ASKED[:8])
    reply(stage, "NEJ", "trafikverket-tib")
    stage.forward_to("10.35")
    assert stage.conference.state == "ended"
    record = stage.record
    assert record["conference"]["place"] == PLACE and record["conference"]["rooms"] == []
    rows = {row["seat"]: row for row in record["seats"]}
    assert rows["polisen-tib"]["via"] == "text" and rows["rsib"]["reason"] == "no_reply"
    members = {row["member"]: row["outcome"] for row in record["members"]}
    assert members["polisen"] == "by_text" and members["trafikverket"] == "declined"
    assert members["huddinge"] == "not_called"
    assert record["summary"]["text"].startswith("SSR Samverkansstab 10.00: 8 av 10 svarade.")
    stage.wish("approve")
    stage.forward(minutes=5)
    stage.closes_quietly()


def test_when_it_is_cancelled_those_summoned_are_told_however_early(tmp_path: Path) -> None:
    stage = set_up(tmp_path)
    for function in ASKED:
        phone(stage, function).script({"answers": "never"})
    summon(stage, minutes=180)
    stage.forward(minutes=1)
    stage.wish("cancel")
    stage.forward(minutes=1)
    assert "är inställd" in phone(stage, "polisen-tib").texts[-1]
    stage.forward(minutes=240)
    assert stage.conference.state == "cancelled" and len(phone(stage, "polisen-tib").texts) == 2


def test_a_place_is_told_where_one_is_summoned_to_and_only_there(stage: Stage) -> None:
    at = stage.clock.now() + timedelta(hours=1)
    for format, place in (("samverkansstab", "  "), ("ordinarie", "Johannes")):
        with pytest.raises(BadInput, match="a place is told"):
            stage.do(c.PlanConference("x1", format, at, place=place))


def test_whoever_rings_meanwhile_finds_no_room(stage: Stage) -> None:
    phone(stage, "polisen-tib").script({"answers": "never", "dials_in": {"at": 1}})
    stage.forward(seconds=60)
    assert stage.network.exchange.rooms.all == {}
