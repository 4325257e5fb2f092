"""Some have more to say to one another: they stay when the plenary ends, and go on by themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from conference.domain.activation import commands as a
from conference.domain.errors import NotAllowed, NotFound, Refused
from tests.scenarios.asking import ask
from tests.scenarios.kinds import a_county, kind
from tests.scenarios.small import let_names_fit
from tests.stage import Stage

pytestmark = pytest.mark.once

GUEST = "+46701740698"
"""A phone that the directory does not know."""
BREAK_OUT = kind(
    "avstamning",
    "Särskild avstämning",
    leaders="lst-tib rsib",
    summons="summons_meeting",
    opening="opening_plain",
)


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    """Everybody is in the ordinary meeting, which is open."""
    stage = a_county(tmp_path, BREAK_OUT)
    stage.everyone()
    stage.plan(minutes=2)
    stage.forward(minutes=3)
    assert stage.conference.state == "open"
    return stage


def end_plenary(stage: Stage, seconds: float = 20) -> str:
    """The plenary ends; the stage is about what has grown out of it. The id of the plenary."""
    plenary = stage.id
    stage.wish("end")
    with stage.upprop.store.reading() as work:
        grown = [one for one in work.reads.conferences() if one.parent == plenary]
    stage.id = grown[0].id if grown else plenary
    stage.forward(seconds=seconds)
    return plenary


def finish(stage: Stage, *meetings: str) -> None:
    """Every meeting ends, and everything of each is in order."""
    stage.wish("end")
    stage.forward(minutes=2)
    every = (stage.id, *meetings)
    for id in every:
        stage.id = id
        stage.wish("approve")
        stage.forward(minutes=2)
    for id in every:
        stage.id = id
        stage.closes_quietly()


def left(stage: Stage, seat: str) -> bool:
    number = stage.number(seat)
    return any((noticed.phone, noticed.kind) == (number, "leaves") for noticed in stage.network.ears.journal)


def test_those_who_are_to_stay_are_untouched_and_the_others_hear_goodbye(stage: Stage) -> None:
    ask(stage, "break-out", seats="polisen,kluster-nord")
    stage.forward(seconds=10)
    assert any("ligger Polisen och Kluster Nord kvar" in said for said in stage.phone("trafikverket").heard)
    plenary = end_plenary(stage)
    for seat in ("polisen", "kluster-nord", "lst-tib", "rsib"):
        assert not left(stage, seat) and stage.rings(seat) == 1, seat
    for seat in ("trafikverket", "storstockholms-brandforsvar"):
        assert stage.phone(seat).heard[-1].startswith("Tack för idag."), seat
        assert stage.phone(seat).state == "idle", seat
    assert stage.conference.state == "open" and stage.block_now == "lage"
    assert any("Särskild avstämning börjar här" in said for said in stage.phone("polisen").heard)
    assert stage.outcomes == {seat: "present" for seat in ("polisen", "kluster-nord", "lst-tib", "rsib")}
    finish(stage, plenary)


def test_it_has_a_record_of_its_own_and_the_plenary_keeps_everybody_in_its_own(stage: Stage) -> None:
    ask(stage, "break-out", seats="polisen")
    plenary = end_plenary(stage)
    grown = stage.id
    ask(stage, "note", kind="agreement", text="Polisen återkommer i kväll")
    assert stage.record["conference"]["parent"] == plenary
    assert stage.record["conference"]["format"] == "avstamning"
    assert [note["kind"] for note in stage.record["notes"]] == ["agreement"]
    finish(stage, plenary)
    assert stage.id == plenary and set(stage.outcomes.values()) == {"present"}
    assert stage.record["notes"] == []
    assert stage.record["conference"]["ended_at"] < _ended(stage, grown)


def _ended(stage: Stage, id: str) -> str:
    before, stage.id = stage.id, id
    ended = stage.record["conference"]["ended_at"]
    stage.id = before
    return str(ended)


def test_whoever_asks_for_the_floor_in_it_gets_it(stage: Stage) -> None:
    ask(stage, "break-out", seats="polisen")
    plenary = end_plenary(stage)
    stage.phone("polisen").press("*")
    stage.forward(seconds=2)
    stage.phone("polisen").press("1")
    stage.forward(seconds=6)
    assert stage.speaking == "polisen"
    assert stage.number("polisen") in stage.network.open_lines.speakers_at(stage.clock.now())
    finish(stage, plenary)


def test_whoever_is_to_stay_and_has_gone_is_called(stage: Stage) -> None:
    ask(stage, "break-out", seats="polisen kluster-nord")
    phone = stage.phone("kluster-nord")
    phone.press("*")
    stage.forward(seconds=2)
    phone.press("4")
    stage.forward(seconds=10)
    assert phone.state == "idle"
    stage.script("kluster-nord", answers=3, presses="1")
    plenary = end_plenary(stage, seconds=40)
    assert stage.rings("kluster-nord") == 2 and stage.outcomes["kluster-nord"] == "present"
    finish(stage, plenary)


def test_a_guest_may_stay_too(stage: Stage) -> None:
    stage.network.script({GUEST: {"answers": 3, "presses": "1"}})
    ask(stage, "guest", name="Stockholm Vatten", number=GUEST)
    stage.forward(seconds=40)
    ask(stage, "break-out", seats="gast-1")
    plenary = end_plenary(stage)
    assert stage.outcomes["gast-1"] == "present" and stage.network.phone(GUEST).rings == 1
    stage.network.phone(GUEST).hang_up()
    stage.forward(seconds=40)
    assert stage.network.phone(GUEST).rings == 2
    finish(stage, plenary)


def test_nobody_stays_after_all(stage: Stage) -> None:
    ask(stage, "break-out", seats="polisen")
    ask(stage, "break-out")
    plenary = end_plenary(stage)
    assert stage.id == plenary and stage.phone("polisen").state == "idle"
    stage.wish("approve")
    stage.forward(minutes=2)
    stage.closes_quietly()


def test_the_room_ends_when_none_of_those_who_are_to_stay_is_here(stage: Stage) -> None:
    ask(stage, "break-out", seats="jarfalla-tib")
    plenary = end_plenary(stage)
    assert stage.id == plenary and stage.conference.state == "ended"


def test_who_is_to_stay_is_for_the_chair_and_about_seats_of_the_meeting(stage: Stage) -> None:
    with pytest.raises(NotAllowed):
        ask(stage, "break-out", as_="polisen", seats="polisen")
    with pytest.raises(NotFound):
        ask(stage, "break-out", seats="polisen,nasa")
    ask(stage, "break-out", as_="lst-tib", seats="rsib,polisen")
    assert stage.conference.break_out == ("polisen",)  # leaders stay in any case


def test_a_county_without_such_a_format_says_so(tmp_path: Path) -> None:
    stage = a_county(tmp_path)
    (tmp_path / "county" / "formats" / "avstamning.yaml").unlink()
    let_names_fit(tmp_path / "county")
    stage.restart()
    stage.everyone()
    stage.plan(minutes=1)
    stage.forward(minutes=2)
    with pytest.raises(Refused, match="nobody can stay"):
        ask(stage, "break-out", seats="polisen")


def test_in_an_activation_it_is_one_of_its_meetings(tmp_path: Path) -> None:
    green = kind(
        "gron", "Samverkanskonferens i aktiverat läge", speakers="polisen-tib", leaders="lst-tib rsib"
    )
    blue = kind("bla", "Blå avstämning", speakers="polisen-lc")
    stage = a_county(tmp_path, BREAK_OUT, {**green, "summons": "summons_green"}, blue)
    stage.everyone()
    activation, meeting = "a1", "c1"
    stage.do(a.Press(activation, "green", "polisen", "Brand i tunnel", "cli:test"))
    stage.do(a.Release(activation, meeting, "lst-tib", stage.clock.now()))
    stage.forward(seconds=90)
    stage.id = meeting
    ask(stage, "break-out", seats="polisen-tib")
    end_plenary(stage)
    with stage.upprop.store.reading() as work:
        meetings = work.activations.look(activation).meetings
    assert [(one.format, one.state) for one in meetings] == [("gron", "ended"), ("avstamning", "open")]
    assert stage.record["conference"]["activation"] == activation
