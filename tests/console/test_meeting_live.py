"""The parts of a page as they are sent: to whom they look the same, what they cost, who still sees them."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from itertools import islice

import pytest

from conference.bus import Away
from conference.domain.access.commands import MakeAccount
from conference.domain.access.rights import Role
from tests.console.reader import Reader
from tests.stage import Stage
from tests.webhooks.test_what_a_report_costs import counted
from webhooks.console.live import stream
from webhooks.console.live.lookers import Looker, Lookers
from webhooks.console.live.tail import Grown, Tail
from webhooks.console.pages.meeting import drawn, sights

pytestmark = pytest.mark.once

MOST_STATEMENTS = 12
"""Of one drawing, its reader's rights and the meeting's id among them."""


@pytest.fixture
def under_way(stage: Stage) -> Stage:
    stage.everyone(speaks=20)
    stage.plan("ordinarie", minutes=6)
    stage.forward(minutes=6, seconds=1)
    return stage


def forget() -> None:
    drawn._pages.clear()
    sights._pages.clear()


def parts(reader: Reader, stage: Stage) -> dict[str, str]:
    forget()
    answer = reader.client.get(f"/konferens/{stage.id}/delar")
    found: dict[str, str] = json.loads(answer.text)["parts"]
    return found


def test_parts_are_asked_for_where_there_is_no_stream(under_way: Stage, leader: Reader) -> None:
    answer = leader.client.get(f"/konferens/{under_way.id}/delar")
    told = json.loads(answer.text)
    assert "19 av 19 är här" in told["parts"]["count"]
    assert told["beat"]["now"] == under_way.clock.now().isoformat()
    assert "csrf" not in answer.text and leader.who.name in told["parts"]["done"]


def test_what_time_alone_changes_is_not_sent_again(under_way: Stage, leader: Reader) -> None:
    before = parts(leader, under_way)
    under_way.forward(seconds=3)
    after = parts(leader, under_way)
    assert {name for name in before if before[name] != after[name]} == set()


def test_readers_to_whom_it_looks_different_are_never_given_anothers(under_way: Stage) -> None:
    seen = [
        Reader(under_way.upprop, role, member, language)
        for role, member, language in (
            ("leader", "", "sv"),
            ("leader", "", "en"),
            ("office", "", "sv"),
            ("member", "polisen", "sv"),
            ("member", "trafikverket", "sv"),
            ("auditor", "", "sv"),
        )
    ]
    forget()
    together = [json.loads(one.client.get(f"/konferens/{under_way.id}/delar").text)["parts"] for one in seen]
    apart = [parts(one, under_way) for one in seen]
    for one, alone in zip(together, apart, strict=True):
        assert {**one, "done": ""} == {**alone, "done": ""}
    assert 'id="key-cancel"' not in together[0]["keys"] and together[5]["keys"] == ""
    assert together[3]["ahead"] == together[3]["done"] == ""


def test_a_second_organisation_costs_no_second_look_at_the_meeting(under_way: Stage) -> None:
    """Most of a hundred viewers are of as many organisations: what differs for them is their keys."""
    forget()
    path, costs, told = f"/konferens/{under_way.id}/delar", [], []
    for member in ("polisen", "trafikverket"):
        one = Reader(under_way.upprop, "member", member)
        with counted(under_way) as made:
            told.append(json.loads(one.client.get(path).text)["parts"])
        costs.append(made["statements"])
    assert costs[1] < costs[0] / 2, costs
    first, second = ({**parts, "keys": ""} for parts in told)
    assert first == second


def test_each_organisation_has_the_keys_of_its_own_seat(under_way: Stage) -> None:
    while under_way.block_now != "rapportering":
        under_way.wish("next-block", by="lst-tib")
        under_way.forward(seconds=1)
    speaks, waits = (
        Reader(under_way.upprop, "member", under_way.speaking),
        Reader(under_way.upprop, "member", "trafikverket"),
    )
    assert under_way.speaking != "trafikverket"
    forget()
    told = [
        json.loads(one.client.get(f"/konferens/{under_way.id}/delar").text)["parts"]["keys"]
        for one in (speaks, waits)
    ]
    assert told[0] != told[1], "whoever has the floor has no need to ask for it"
    assert told == [parts(one, under_way)["keys"] for one in (speaks, waits)]


def test_a_drawing_costs_the_same_however_much_has_happened(under_way: Stage, leader: Reader) -> None:
    parts(leader, under_way)
    with counted(under_way) as early:
        parts(leader, under_way)
    for line in range(30):
        under_way.wish("note", by="lst-tib", kind="note", text=f"rad {line}")
    under_way.forward(minutes=12)
    with counted(under_way) as late:
        parts(leader, under_way)
    assert late == early and early["commits"] == 0
    assert early["statements"] <= MOST_STATEMENTS, early


def test_whoever_is_signed_out_or_becomes_somebody_else_sees_no_more(
    under_way: Stage, leader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "BEAT", 0.05)
    monkeypatch.setattr(stream, "ASKED_ANEW", 0.05)
    lives = leader.client.get(f"/konferens/{under_way.id}/strom", buffered=False)
    lines = iter(lives.response)
    while b"event: beat" not in next(lines):
        pass
    leader.who = replace(leader.who, role=type(leader.who.role)("auditor"))
    assert list(lines) == []
    lives.close()


def test_whoever_is_signed_out_sees_no_more_as_soon_as_the_house_tells_of_it(
    under_way: Stage, leader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "BEAT", 0.05)
    lives = leader.client.get(f"/konferens/{under_way.id}/strom", buffered=False)
    with closing(lives):
        lines = iter(lives.response)
        assert next(lines) and next(lines)
        leader.who = replace(leader.who, role=Role.AUDITOR)
        for _ in range(10):  # nobody asks who it is before something has happened in the house
            assert next(lines)
        under_way.do(MakeAccount("kansli", "kansli", "Kansli", Role.OFFICE, "cli:test", password="kept"))
        assert len(list(islice(lines, 100))) < 100


def test_a_database_away_is_a_silence_and_no_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "BEAT", 0.0)
    monkeypatch.setattr(stream, "ASKED_ANEW", 0.0)
    monkeypatch.setattr(stream, "AFTER_A_FAILURE", 0.0)
    answers = iter([True, None, None, True, False])

    def still_in() -> bool:
        answer = next(answers)
        if answer is None:
            raise Away("the database does not answer")
        return answer

    tail = Tail(Nothing())
    sent = list(
        stream._events(tail, tail, stream.Drawn(), "key", ["m"], lambda row: {"part": "words"}, str, still_in)
    )
    part, beat = stream.event("part", "words"), stream.event("beat", "", 0)
    assert sent == [b"retry: 1000\n\n", part + beat, beat], "what has not changed is not sent again"


class Nothing:
    """A history in which nothing happens."""

    def grown(self, row: int) -> tuple[Grown, ...]:
        return ()

    def last(self) -> int:
        return 0


def test_who_looks_is_known_for_as_long_as_they_do() -> None:
    now = [0.0]
    lookers = Lookers(lambda: now[0])
    anna, bo = Looker("Anna", "", "a"), Looker("Bo", "rsib", "b")
    lookers.looks("m", anna)
    lookers.looks("m", bo)
    assert lookers.at("m") == (anna, bo) and lookers.at("another") == ()
    now[0] = 8.0
    sits = replace(anna, seat="lst-tib")
    lookers.looks("m", sits)
    assert lookers.at("m") == (sits, bo)
    now[0] = 14.0
    assert lookers.at("m") == (sits,)
    now[0] = 30.0
    assert lookers.at("m") == ()
