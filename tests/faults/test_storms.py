"""Some storms, and what must be true after each. For many more: `python -m tests.faults.storms 100`."""

from pathlib import Path

import pytest

from exercise.faults import Rule
from tests.faults.storms import storm
from tests.faults.weather import REPORTS
from tests.scenarios.small import a_small_thursday

pytestmark = pytest.mark.once

SEEDS = (8, 125)
"""Callers while the meeting ends, and a carrier that loses reports and leaves texts unanswered."""


@pytest.mark.parametrize("seed", SEEDS)
def test_a_storm_does_no_harm(seed: int, tmp_path: Path) -> None:
    assert storm(seed, tmp_path, short=True) == []


def test_every_report_that_a_storm_may_spoil_is_one_that_is_made(tmp_path: Path) -> None:
    stage = a_small_thursday(tmp_path)
    rules = {name: Rule(f"callback:{name}", "lose", chance=0.0) for name in REPORTS}
    stage.network.faults.rules = list(rules.values())
    stage.everyone(answers=3, presses="1")
    stage.script("trafikverket", answers={"voicemail": 4})
    stage.plan(minutes=0.7)
    stage.forward(minutes=3)
    stage.wish("mute-all")
    stage.wish("end")
    stage.forward(minutes=1)
    assert [name for name, rule in rules.items() if not rule.met] == []
    stage.upprop.close()
