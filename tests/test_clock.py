"""Clocks: product time is what people feel, wall time is what machines wait for."""

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from conference.clock import LOOK_EVERY, BadClockFile, Clock, ExerciseClock, ManualClock, SystemClock

THURSDAY = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes the clock file anew: product time is `product` at this moment of the wall, less `ago`."""

    def written(product: datetime = THURSDAY, speed: float = 60, ago: float = 0) -> Path:
        path = tmp_path / "clock.json"
        wall = datetime.now(UTC) - timedelta(seconds=ago)
        said = {"wall": wall.isoformat(), "product": product.isoformat(), "speed": speed}
        draft = path.with_suffix(".new")
        draft.write_text(json.dumps(said))
        draft.replace(path)
        return path

    return written


def test_the_systems_two_clocks_agree() -> None:
    clock: Clock = SystemClock()
    assert abs(clock.now().timestamp() - clock.wall()) < 1
    assert clock.now().tzinfo is UTC


def test_a_moment_that_has_been_is_not_waited_for() -> None:
    for clock in (SystemClock(), ManualClock(THURSDAY)):
        assert clock.wall_seconds_until(clock.now() - timedelta(hours=1)) == 0


def test_an_exercise_runs_as_fast_as_its_file_says(write: Write) -> None:
    clock: Clock = ExerciseClock(write(speed=60, ago=10))
    assert timedelta(minutes=10) <= clock.now() - THURSDAY < timedelta(minutes=11)


def test_waiting_for_product_time_is_short_when_time_runs_fast(write: Write) -> None:
    clock = ExerciseClock(write(speed=60))
    assert 4 < clock.wall_seconds_until(THURSDAY + timedelta(minutes=5)) <= 5


def test_the_wall_is_never_scaled(write: Write) -> None:
    clock = ExerciseClock(write(product=THURSDAY - timedelta(days=400), speed=600))
    assert abs(clock.wall() - time.time()) < 1


def test_time_may_stand_still(write: Write) -> None:
    clock = ExerciseClock(write(speed=0))
    assert clock.now() == THURSDAY == clock.now()
    assert clock.wall_seconds_until(THURSDAY + timedelta(seconds=1)) == float("inf")


def test_a_rewritten_file_is_read_again(write: Write) -> None:
    clock = ExerciseClock(write(speed=0))
    write(product=THURSDAY + timedelta(hours=3), speed=0)
    time.sleep(LOOK_EVERY * 1.5)
    assert clock.now() == THURSDAY + timedelta(hours=3)


def test_a_rewritten_file_does_not_take_time_back(write: Write) -> None:
    clock = ExerciseClock(write(speed=0))
    write(product=THURSDAY - timedelta(minutes=1), speed=0)
    time.sleep(LOOK_EVERY * 1.5)
    assert clock.now() == THURSDAY


def test_what_was_known_holds_while_the_file_is_half_written(write: Write) -> None:
    path = write(speed=0)
    clock = ExerciseClock(path)
    path.write_text('{"wall": "2026-')
    time.sleep(LOOK_EVERY * 1.5)
    assert clock.now() == THURSDAY


@pytest.mark.parametrize(
    "said",
    [
        "",
        "[]",
        "{}",
        '{"wall": "2026-11-26T09:00:00", "product": "2026-11-26T09:00:00Z", "speed": 1}',
        '{"wall": "2026-11-26T09:00:00Z", "product": "2026-11-26T09:00:00Z", "speed": -1}',
        '{"wall": "2026-11-26T09:00:00Z", "product": "2026-11-26T09:00:00Z", "speed": "fast"}',
        '{"wall": "2026-11-26T09:00:00Z", "product": "2026-11-26T09:00:00Z", "speed": NaN}',
    ],
)
def test_a_clock_file_that_does_not_make_sense_is_refused_at_start(tmp_path: Path, said: str) -> None:
    path = tmp_path / "clock.json"
    path.write_text(said)
    with pytest.raises(BadClockFile):
        ExerciseClock(path)


def test_a_clock_file_that_is_not_there_is_refused_at_start(tmp_path: Path) -> None:
    with pytest.raises(BadClockFile):
        ExerciseClock(tmp_path / "clock.json")


def test_a_manual_clock_moves_both_times_together() -> None:
    clock = ManualClock(THURSDAY)
    wall = clock.wall()
    clock.forward(minutes=2, seconds=10)
    assert clock.now() == THURSDAY + timedelta(seconds=130)
    assert clock.wall() - wall == 130
    assert clock.wall_seconds_until(THURSDAY + timedelta(minutes=3)) == 50


def test_a_manual_clock_is_set_forward_only() -> None:
    clock = ManualClock(THURSDAY)
    clock.set(THURSDAY + timedelta(days=7))
    with pytest.raises(ValueError, match="does not go back"):
        clock.set(THURSDAY)
