"""Some storms, and what must be true after each. For many more: `python -m tests.faults.storms 100`."""

from pathlib import Path

import pytest

from tests.faults.storms import storm

SEEDS = (8, 125)
"""Callers while the meeting ends, and a carrier that loses reports and leaves texts unanswered."""


@pytest.mark.parametrize("seed", SEEDS)
def test_a_storm_does_no_harm(seed: int, tmp_path: Path) -> None:
    assert storm(seed, tmp_path, short=True) == []
