"""Blue: the seven centres meet at once, for seven minutes, and come to exactly one thing."""

from __future__ import annotations

from pathlib import Path

import pytest

from conference.domain.activation.activation import ActivationState
from conference.domain.errors import BadInput, Refused
from tests.scenarios.activations.night import Night

pytestmark = pytest.mark.once

CENTRES = (
    "polisen-lc",
    "storstockholms-brandforsvar-lc",
    "sodertorns-brandforsvarsforbund-lc",
    "trygghetscentralen",
    "sos-alarm-lc",
    "trafik-stockholm",
    "trafikverket-lc",
)


def blue(folder: Path, *, minutes: float = 2, **words: object) -> Night:
    """SOS Alarm has pressed, and those who are called have come."""
    night = Night(folder)
    night.everyone("bla", "gron", **words)
    night.press("sos-alarm", "Rök över E4", "blue")
    night.be_about("bla")
    night.stage.forward(minutes=minutes)
    return night


def ends(night: Night, state: ActivationState, outcome: str | None) -> None:
    assert (night.activation.state, night.activation.blue_outcome) == (state, outcome)
    with pytest.raises(Refused):
        night.wish("outcome", outcome="closed")
    night.stage.forward(minutes=1)
    night.stage.wish("approve")
    night.stage.forward(minutes=61)
    night.closes_quietly()


def test_the_press_itself_calls_the_centres_and_the_other_two_are_only_told(tmp_path: Path) -> None:
    night = blue(tmp_path, minutes=0.5)
    assert night.activation.state is ActivationState.CONVENED and night.activation.pages == ()
    for function in (*CENTRES, "lst-tib"):
        assert night.phone(function).rings == 1
        assert "SSR BLÅ KNAPP. Rök över E4. Kort avstämning" in night.phone(function).texts[0]
    for function in ("rsib", "rkk"):
        assert night.phone(function).rings == 0
        assert "Ni behöver inte göra något" in night.phone(function).texts[0]
    assert night.stage.conference.state == "gathering", "it opens when they have had time to answer"
    night.stage.forward(minutes=1)
    assert night.activation.state is ActivationState.ACTIVE
    assert night.stage.conference.chair == "lst-tib"
    assert [turn[0] for turn in night.stage.turns][:1] == ["sos-alarm-lc"], "whoever pressed speaks first"
    night.stage.forward(minutes=7)
    assert night.stage.conference.state in ("ended", "closing")
    assert sorted(turn[0] for turn in night.stage.turns if turn[1] == "spoke")[:7].count("polisen-lc") == 1
    night.wish("outcome", outcome="closed")
    ends(night, ActivationState.STOOD_DOWN, "closed")


def test_a_member_without_a_centre_may_press_it_too(tmp_path: Path) -> None:
    night = Night(tmp_path)
    night.everyone("bla")
    night.press("huddinge", "Rök", "blue")
    night.be_about("bla")
    night.stage.forward(minutes=2)
    assert night.stage.conference.pressed is None and night.stage.conference.state == "open"
    assert night.stage.speaking in CENTRES or night.stage.turns


def test_it_may_end_in_telling_everybody(tmp_path: Path) -> None:
    night = blue(tmp_path)
    night.wish("outcome", outcome="inform_all", words="Röken ofarlig, larma ej. Se www.exempel.se")
    night.stage.forward(seconds=20)
    told = "SSR efter blå avstämning kl 09.32, Rök över E4: Röken ofarlig, ej. Se"
    for function in ("polisen-tib", "huddinge-tib", "sodertalje-tib"):
        assert told in night.phone(function).texts[-1]
    ends(night, ActivationState.STOOD_DOWN, "inform_all")


def test_it_may_end_in_meeting_again_and_the_next_comes_to_something_of_its_own(tmp_path: Path) -> None:
    night = blue(tmp_path)
    first = night.stage.id
    for at in ("", "2026-11-26T09:31"):
        with pytest.raises(BadInput):
            night.wish("outcome", outcome="again_at", at=at)
    night.wish("outcome", outcome="again_at", at="09.50")
    night.stage.forward(seconds=20)
    assert night.stage.conference.state == "ended"
    assert night.be_about("bla") != first
    with pytest.raises(Refused):
        night.wish("outcome", outcome="closed")
    rings = night.phone("polisen-lc").rings
    night.stage.forward(minutes=18)
    assert night.phone("polisen-lc").rings == rings + 1
    night.wish("outcome", outcome="closed")
    assert [row["outcome"] for row in night.record["activation"]["blue"]] == ["again_at", "closed"]
    night.stage.forward(minutes=1)
    with night.stage.upprop.store.reading() as work:
        results = [work.conferences.look(meeting.id).state for meeting in night.activation.meetings]
    assert results == ["ended", "ended"]
    assert night.findings == ()


def test_it_may_become_green_in_the_same_room(tmp_path: Path) -> None:
    """Those who have a place in green too stay on their lines; nobody of them is rung again."""
    night = blue(tmp_path)
    stays = night.phone("lst-tib").call
    centres = {function: night.phone(function).call for function in CENTRES}
    room = night.stage.conference.room
    night.wish("outcome", outcome="propose_green")
    night.stage.forward(minutes=1)
    night.be_about("gron")
    assert night.activation.button == "green" and night.stage.conference.room == room
    assert night.phone("lst-tib").call is stays and night.phone("lst-tib").rings == 1
    assert {function: night.phone(function).call for function in CENTRES} == centres
    for function in ("polisen-tib", "rsib", "huddinge-kib"):
        assert night.phone(function).rings == 1
    assert "Ligg kvar. Samverkanskonferens i aktiverat läge" in night.heard("lst-tib")
    assert night.activation.state is ActivationState.CONVENED
    night.stage.forward(minutes=5)
    assert night.activation.state is ActivationState.ACTIVE
    assert night.activation.acknowledged_by == "lst-tib"
    with pytest.raises(Refused):
        night.wish("outcome", outcome="closed")
    assert night.findings == ()


def test_there_are_four_things_it_can_come_to_and_no_fifth(tmp_path: Path) -> None:
    night = blue(tmp_path, minutes=0.1)
    with pytest.raises(BadInput):
        night.wish("outcome", outcome="vote")
    green = Night(tmp_path / "green")
    green.nobody_at("lst-tib", "rsib", "rkk")
    green.press()
    with pytest.raises(Refused):
        green.wish("outcome", outcome="closed")
