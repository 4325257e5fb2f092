"""What counts as the time until somebody is back at work."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.faults.results import Result
from bench.faults.storms import STORMS
from conference.cli.rehearse.breaking.database_away import database_away
from conference.cli.rehearse.breaking.storm import Broken
from conference.cli.rehearse.breaking.watch import Recovery

KILLED = Recovery("dial", 100.0, 10.0)


def broken(began: float, ended: float | None, kind: str = "database-shut") -> Broken:
    return Broken(kind, kind, 0.0, began, ended)


@pytest.mark.parametrize(
    ("storm", "seconds"),
    [
        ([], 0.0),
        ([broken(103, 107)], 4.0),
        ([broken(90, 102), broken(108, 130)], 4.0),
        ([broken(90, 130)], 10.0),
        ([broken(90, 100), broken(110, 130)], 0.0),
        ([broken(102, 106), broken(104, 108), broken(103, 105)], 6.0),
        ([broken(107, None)], 3.0),
        ([broken(103, 107, "redis-away"), broken(103, 107, "carrier")], 0.0),
    ],
)
def test_time_in_which_the_database_was_broken_is_known(storm: list[Broken], seconds: float) -> None:
    assert database_away(KILLED, storm) == seconds
    assert database_away(KILLED, storm[::-1]) == seconds


@pytest.mark.parametrize("name", ["web", "redis"])
def test_who_answers_without_a_database_is_not_excused(name: str) -> None:
    assert database_away(Recovery(name, 100.0, 10.0), [broken(103, 107)]) == 0.0


def test_a_database_that_could_not_be_broken_excuses_nobody() -> None:
    storm = [Broken("database-gone", "database gone", 0.0, 103.0, 107.0, not_now="it was away already")]
    assert database_away(KILLED, storm) == 0.0


def test_who_never_came_back_is_not_excused_either() -> None:
    assert database_away(Recovery("dial", 100.0), [broken(103, 107)]) == 0.0


def test_what_is_printed_is_without_it(tmp_path: Path) -> None:
    recoveries = [{"name": "dial", "killed_at": 100.0, "seconds": 7.5, "database_away": 5.25}]
    answer = tmp_path / "result.json"
    answer.write_text(json.dumps({"findings": [], "storm": {"recoveries": recoveries}}), "utf-8")
    assert Result.read(STORMS[0], 1, 0, answer, 50.0, 1.0).back == [2.25]
