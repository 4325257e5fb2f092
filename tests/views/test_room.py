"""What a live reader is told of a meeting, at one moment."""

from collections.abc import Iterator

import pytest

from conference.views.room import Room, room
from tests.stage import Stage, set_up


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A meeting whose round has begun: the police speak, the rescue services are missing."""
    stage = set_up(tmp_path_factory.mktemp("room"), calls_per_second=50)
    stage.only("lst-tib", "rsib", "polisen", "trafikverket", speaks=1000)
    stage.plan(minutes=0.5)
    stage.forward(seconds=45)
    while stage.speaking is None:
        stage.wish("next")
    stage.wish("ask", seat="trafikverket")
    stage.forward(seconds=40)
    yield look(stage)
    stage.upprop.close()


def look(stage: Stage) -> Room:
    with stage.upprop.store.reading() as work:
        return room(work, work.conferences.look(stage.id), stage.clock.now())


def test_it_tells_which_block_it_is_and_how_long_is_left(seen: Room) -> None:
    assert seen.block is not None and seen.block.id == "rapportering"
    assert seen.block.seconds_left is not None and 0 < seen.block.seconds_left <= 600
    assert [block.when for block in seen.agenda] == ["past"] * 3 + ["now"] + ["ahead"] * 6


def test_it_tells_who_has_the_floor_and_for_how_long(seen: Room) -> None:
    assert seen.speaking is not None and seen.speaking.called == "Polisen"
    assert 0 < seen.speaking.seconds_left < seen.speaking.budget
    assert seen.coming == ("trafikverket",)
    assert [ask.seat for ask in seen.asks] == ["trafikverket"]


def test_only_leaders_and_the_speaker_may_be_heard(seen: Room) -> None:
    assert {place.seat for place in seen.seats if place.may_speak} == {"lst-tib", "rsib", "polisen"}
    assert {place.seat for place in seen.seats if place.line_open} == {"lst-tib", "rsib", "polisen"}


def test_it_counts_by_group_and_in_all(seen: Room) -> None:
    counted = {group.id: (group.present, group.expected) for group in seen.groups}
    assert counted["polis"] == (1, 1)
    assert counted["raddningstjanst"] == (0, 3)
    assert counted["ledning"] == (2, 4)
    assert (seen.present, seen.expected) == (4, 19)
    assert "kluster-nord" in seen.missing


def test_it_tells_how_far_up_its_ladder_a_seat_is(seen: Room) -> None:
    missing = seen.seat("kluster-nord")
    assert missing is not None and missing.rungs > 1
    assert missing.tries[0].outcome == "no_answer"
