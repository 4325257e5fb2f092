"""The carrier's room beside ours: what differs, when it counts, and that it is put right."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conference.clock import Wall
from conference.delivery.comparison import Difference, Stray, compare
from conference.delivery.lines import Room
from conference.delivery.lookout import Lookout, Watch
from conference.domain.meeting.lines import LineInRoom
from conference.ports import LineSeen
from exercise.faults import Rule
from tests.stage import Stage, set_up


def ours(leg: str, *, leads: bool = False, open: bool = False) -> LineInRoom:
    return LineInRoom(leg, f"{leg}-1", leg, leads, True, open)


def theirs(leg: str, *, muted: bool = True, entry: int = 1) -> LineSeen:
    return LineSeen(f"{leg}-{entry}", f"CA{leg}", muted, "CFroom")


LEADER, SPEAKER, OTHER = ours("chair", leads=True, open=True), ours("police", open=True), ours("region")
ROOM = Room((LEADER, SPEAKER, OTHER), "police", frozenset())
WELL = [theirs("chair", muted=False), theirs("police", muted=False), theirs("region")]


@pytest.mark.parametrize(
    ("seen", "difference"),
    [
        (WELL, Difference()),
        ([*WELL[:2], theirs("region", muted=False)], Difference(wrong=(("region", False),))),
        ([WELL[0], theirs("police"), WELL[2]], Difference(wrong=(("police", True),))),
        (WELL[:2], Difference(vanished=(Stray("region", 1, "", True),))),
        ([*WELL, theirs("rescue")], Difference(unheard=(Stray("rescue", 1, "CArescue", True),))),
        ([*WELL, LineSeen("", "CAx", False, "CFroom")], Difference()),
    ],
)
def test_what_differs(seen: list[LineSeen], difference: Difference) -> None:
    assert compare(ROOM, seen, "CFroom") == difference


@pytest.mark.parametrize("known", [None, "CFbefore"])
def test_a_room_with_lines_in_it_that_is_not_the_one_we_know_differs(known: str | None) -> None:
    assert compare(ROOM, WELL, known) == Difference(room="CFroom")
    assert compare(ROOM, [], known).room is None


WRONG = Difference(wrong=(("region", False),))
UNKNOWN = Difference(room="CFroom")


@pytest.mark.parametrize(
    ("looks", "acted_on"),
    [
        ([(0.0, WRONG), (0.5, WRONG), (1.0, WRONG)], [False, False, True]),
        ([(0.0, WRONG), (1.0, WRONG)], [False, True]),
        ([(0.0, WRONG), (0.5, Difference()), (1.0, WRONG), (1.5, WRONG)], [False, False, False, False]),
        ([(0.0, WRONG), (1.0, WRONG), (1.5, WRONG), (2.5, WRONG)], [False, True, False, True]),
        ([(0.0, UNKNOWN), (1.0, UNKNOWN)], [False, True]),
        ([(0.0, UNKNOWN), (1.0, Difference(room="CFnext")), (2.0, UNKNOWN)], [False, False, False]),
    ],
)
def test_only_what_lasts_is_acted_on(looks: list[tuple[float, Difference]], acted_on: list[bool]) -> None:
    watch = Watch()
    assert [bool(watch.lasting(difference, Wall(at))) for at, difference in looks] == acted_on


def test_a_room_is_looked_at_often_only_after_a_change() -> None:
    watch = Watch()
    watch.notice(ROOM, Wall(100))
    assert watch.is_time(Wall(100))
    watch.looked_at = Wall(100)
    assert not watch.is_time(Wall(100.4))
    assert watch.is_time(Wall(100.5))
    watch.looked_at = Wall(111)
    assert not watch.is_time(Wall(113))
    assert watch.is_time(Wall(121))


@pytest.fixture
def met(tmp_path: Path) -> Iterator[tuple[Stage, Lookout]]:
    """Chair and police are in the room; nobody else has been rung a second time yet."""
    stage = set_up(tmp_path, calls_per_second=20)
    stage.only("lst-tib", "polisen")
    stage.plan(minutes=5)
    stage.forward(seconds=22)
    with stage.upprop.store.reading() as work:
        assert len(work.legs.in_room(stage.id)) == 2
    yield stage, stage.upprop.lookout()
    stage.upprop.close()


def look(stage: Stage, lookout: Lookout, times: int = 4) -> None:
    for _ in range(times):
        lookout.look_round()
        stage.forward(seconds=0.6)


def lines(stage: Stage) -> dict[str, Any]:
    with stage.upprop.store.reading() as work:
        conference = work.conferences.look(stage.id)
        legs = {leg.label: leg.seat for leg in work.legs.in_room(stage.id)}
    voice = stage.upprop.carriers.voices["twilio"]
    return {legs.get(line.label, line.label): line.muted for line in voice.lines(conference.room)}


def test_a_line_that_opened_by_itself_is_closed_again(met: tuple[Stage, Lookout]) -> None:
    stage, lookout = met
    assert lines(stage) == {"lst-tib": False, "polisen": True}
    with stage.upprop.store.reading() as work:
        police = next(leg for leg in work.legs.in_room(stage.id) if leg.seat == "polisen")
        room = work.conferences.look(stage.id).room
    stage.network.faults.add(Rule("callback:participant-unmute", "lose"))
    stage.upprop.carriers.voices["twilio"].set_muted(room, police.label, False)
    stage.settle()
    assert lines(stage)["polisen"] is False
    look(stage, lookout)
    assert lines(stage) == {"lst-tib": False, "polisen": True}


def test_a_leave_that_was_not_reported_is_found_out(met: tuple[Stage, Lookout]) -> None:
    stage, lookout = met
    stage.network.faults.add(Rule("callback:participant-leave", "lose"))
    stage.network.faults.add(Rule("callback:completed", "lose"))
    stage.phone("polisen").hang_up()
    stage.settle()
    with stage.upprop.store.reading() as work:
        assert len(work.legs.in_room(stage.id)) == 2
    look(stage, lookout)
    with stage.upprop.store.reading() as work:
        assert [leg.seat for leg in work.legs.in_room(stage.id)] == ["lst-tib"]


def test_a_carrier_that_does_not_answer_changes_nothing(met: tuple[Stage, Lookout]) -> None:
    stage, lookout = met
    stage.network.faults.add(Rule("rest:GET *", "500"))
    look(stage, lookout)
    stage.network.faults.clear()
    assert lines(stage) == {"lst-tib": False, "polisen": True}
