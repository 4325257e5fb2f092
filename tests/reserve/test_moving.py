"""What was begun in a reserve comes home: whole, once, under its own ids."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from conference.bootstrap import Upprop, assemble_reserve
from conference.bus import HOUSE_CHAIN, Away
from conference.deadline import no_later_than
from conference.domain.activation.commands import Press
from conference.domain.activation.events import ReserveUsed
from conference.domain.county.texts import say
from conference.domain.meeting.effects import Announce
from conference.storage import moving, reserve
from conference.views.activation_record import activation_record_of
from conference.views.verify_activation import verify_activation
from tests.schemas import OF_ACTIVATIONS
from tests.stage import Stage


@pytest.fixture
def opened(stage: Stage, tmp_path: Path) -> Iterator[Upprop]:
    """A reserve beside the house, filled from its call list."""
    upprop = stage.upprop
    upprop.keeper().refresh()
    path = tmp_path / "reserve" / "abcd.db"
    reserve.make(path, "abcd", upprop.snapshot.read(), stage.clock.now())
    opened = assemble_reserve(upprop, "abcd", path, tmp_path / "reserve" / "abcd.moving")
    yield opened
    opened.close()


def press(upprop: Upprop, id: str) -> None:
    upprop.bus.handle(Press(id, "green", "huddinge", "Brand", "cli:test"), stamp=f"stamp/{id}")


def bring_home(opened: Upprop, stage: Stage) -> None:
    with opened.store.reading() as there, stage.upprop.store.writing() as here:
        moving.move(there, here, "abcd", stage.clock.now())


def waiting(upprop: Upprop) -> list[tuple[str, str]]:
    """(strand, kind) of what is to be done, in its order."""
    rows = []
    with upprop.store.reading() as look:
        for row in moving._rows(look.connection, moving.tables.outbox):
            rows.append((row["strand"], row["kind"]))
    return rows


def test_a_reserve_pages_the_same_people_on_the_same_numbers(stage: Stage, opened: Upprop) -> None:
    opened.store.check()
    press(opened, "a1")
    with opened.store.reading() as look:
        pages = look.activations.look("a1").pages
    assert [page.attempts[0].number for page in pages] == [
        stage.number(seat) for seat in ("lst-tib", "rsib", "rkk")
    ]
    with stage.upprop.store.reading() as look:
        assert look.reads.activation("a1") is None


def test_all_of_it_is_there_in_the_house_and_verifies(stage: Stage, opened: Upprop) -> None:
    press(opened, "a1")
    before = waiting(opened)
    stage.clock.forward(minutes=3)
    bring_home(opened, stage)
    with stage.upprop.store.reading() as look, opened.store.reading() as there:
        verdict = verify_activation(look, "a1")
        assert verdict.verified, verdict
        assert look.activations.look("a1") == there.activations.look("a1")
        assert look.reads.taken("stamp/a1")
        record = activation_record_of(look, "a1")
    OF_ACTIVATIONS.validate(record)
    assert record["reserve"] == [{"since": "2026-11-26T08:30:00Z", "until": "2026-11-26T08:33:00Z"}]
    assert waiting(stage.upprop) == before
    assert stage.upprop.due.next_at() == opened.due.next_at()


def test_of_every_table_it_is_said_what_becomes_of_it() -> None:
    named = {table.name for table in (*moving.BEGUN, *moving.KNOWN)}
    assert named | moving.LEFT_BEHIND | moving.NUMBERED | {"reserves"} == set(moving.tables.metadata.tables)


def test_nothing_is_moved_twice(stage: Stage, opened: Upprop) -> None:
    press(opened, "a1")
    bring_home(opened, stage)
    before = waiting(stage.upprop)
    bring_home(opened, stage)
    assert waiting(stage.upprop) == before
    with stage.upprop.store.reading() as look:
        assert verify_activation(look, "a1").verified


def test_the_chain_of_the_house_goes_on_where_it_stood(stage: Stage, opened: Upprop) -> None:
    told = ReserveUsed("", stage.clock.now(), stage.clock.now())
    for upprop in (stage.upprop, opened):
        with upprop.store.writing() as work:
            work.record(HOUSE_CHAIN, [told], stage.clock.now())
    bring_home(opened, stage)
    with stage.upprop.store.reading() as look:
        verdict = look.verify_chain(HOUSE_CHAIN)
    assert verdict.whole and verdict.events == 2


def test_words_are_found_by_the_row_they_had(stage: Stage, opened: Upprop) -> None:
    press(stage.upprop, "b1")  # so that the rows here have other numbers than there
    said = Announce("c1", say("opening_plain"), stage.clock.now(), words="Välkomna.")
    with opened.store.writing() as work:
        work.send([said], stage.clock.now(), stage.clock.wall())
    assert opened.outbox.effect(1) == said
    bring_home(opened, stage)
    with stage.upprop.store.reading() as look:
        here = moving.row_of_words(look, "abcd", 1)
        assert moving.row_of_words(look, "abcd", 2) is None
    assert here not in (None, 1)
    assert stage.upprop.outbox.effect(here) == said


def test_a_reserve_that_is_on_its_way_home_takes_nothing_more(stage: Stage, opened: Upprop) -> None:
    (stage.upprop.settings.data_dir / "reserve" / "abcd.moving").touch()
    with pytest.raises(Away, match="taken elsewhere"):
        press(opened, "a1")
    with opened.store.reading() as look:
        assert look.reads.activation("a1") is None


def test_what_comes_too_late_is_not_made_good(stage: Stage) -> None:
    with no_later_than(-1), pytest.raises(Away, match="too long"):
        press(stage.upprop, "a1")
    with stage.upprop.store.reading() as look:
        assert look.reads.activation("a1") is None
