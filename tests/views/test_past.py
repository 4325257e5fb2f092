"""What has been, imported and our own side by side: everything is listed, and what really was is counted."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from conference.domain.activation.activation import Activation, ActivationState
from conference.domain.activation.past import PastActivation, Year
from conference.domain.activation.press import Press
from conference.views import past
from conference.views.past import Been
from tests.stage import Stage, set_up

NEW_YEAR = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
"""Half past midnight where the county is: a day and a year later than in UTC."""
NOW = datetime(2027, 2, 1, 12, tzinfo=UTC)


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    stage = set_up(tmp_path)
    yield stage
    stage.upprop.close()


def activation(
    id: str,
    pressed_at: datetime,
    state: ActivationState = ActivationState.STOOD_DOWN,
    *,
    exercise: bool = False,
) -> Activation:
    press = Press(1, "green", "huddinge", f"Brand {id}", f"Brand {id}", "cli:test", pressed_at, 0.0)
    began = Activation(id, "green", "sv", exercise, "twilio", pressed_at, (press,))
    return replace(began, state=state)


def keep(stage: Stage, *own: Activation, imported: tuple[PastActivation, ...] = ()) -> None:
    with stage.upprop.store.writing() as work:
        work.past.keep(imported, ())
        for one in own:
            work.activations.add(one)


def test_our_own_stand_beside_the_imported_ones_by_their_local_day(stage: Stage) -> None:
    before = PastActivation("Orange vädervarning", date(2026, 1, 1))
    keep(stage, activation("one", NEW_YEAR), imported=(before,))
    with stage.upprop.store.reading() as look:
        assert past.activations(look) == (
            Been("one", "Brand one", date(2027, 1, 1), "upprop", "green", "stood_down"),
            Been(before.id, "Orange vädervarning", date(2026, 1, 1), "imported"),
        )
        assert [one.id for one in past.activations(look, 2027)] == ["one"]


def test_they_are_counted_together(stage: Stage) -> None:
    keep(stage, activation("one", NEW_YEAR), imported=(PastActivation("Snöoväder", date(2026, 12, 30)),))
    with stage.upprop.store.reading() as look:
        assert past.years(look, NOW) == (Year(2026, 1, 0), Year(2027, 1, 0))


@pytest.mark.parametrize(
    "never_was",
    [
        activation("two", NEW_YEAR, ActivationState.UNDONE),
        activation("two", NEW_YEAR, ActivationState.MISTAKEN),
        activation("two", NEW_YEAR, exercise=True),
    ],
)
def test_what_never_was_is_listed_with_its_state_and_not_counted(stage: Stage, never_was: Activation) -> None:
    keep(stage, never_was, activation("one", NEW_YEAR, ActivationState.ACTIVE))
    with stage.upprop.store.reading() as look:
        listed = {one.id: one for one in past.activations(look)}
        assert past.years(look, NOW) == (Year(2027, 1, 0),)
    assert (listed["two"].state, listed["two"].exercise) == (never_was.state, never_was.exercise)
    assert not listed["two"].counted
    assert listed["one"].counted


def test_more_than_any_list_of_our_own_holds_are_counted(stage: Stage) -> None:
    keep(stage, *(activation(f"a{number}", NEW_YEAR) for number in range(150)))
    with stage.upprop.store.reading() as look:
        assert past.years(look, NOW) == (Year(2027, 150, 0),)
