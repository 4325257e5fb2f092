"""A short conference with real processes, in fair weather and in a storm: nobody at a phone can tell.

What is asked is in `conference/cli/rehearse/breaking/comparison.py`. For many more: `make faults`.
"""

from pathlib import Path
from typing import Any

import pytest

from conference.settings import HOME
from tests.rehearse.processes import rehearsed

SCHEDULES = HOME / "counties" / "stockholm" / "exercises" / "faults"
SCENARIO = """\
title: En kort övning
begins: 2026-11-26T13:00
conference: {format: ordinarie, in: 40}
calls_per_second: 4
speed: {start: 8, open: 12}
ends_within: 120
phones:
  sos-alarm:
    holder: {answers: busy}
    holder_second: {answers: 3}
  forsvarsmakten:
    holder: {presses: [{key: "2", into: 1}, {key: "2", into: 1}]}
do:
  # When whoever did not come in the first round has been rung in the second.
  - {when: {state: open}, after: 75, run: "end {conference}"}
expect:
  state: ended
  seats:
    lst-tib: {outcome: present, hears: ["Övning, övning, övning"]}
    polisen: {outcome: present, reads: ["ÖVNING SSR"]}
    sos-alarm: {outcome: present, attempts: [busy, joined]}
    forsvarsmakten: declined
  texts: {summons: delivered}
"""

pytestmark = [pytest.mark.processes, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where it is kept how the exercise went undisturbed: it is played once."""
    return tmp_path_factory.mktemp("storms")


@pytest.mark.parametrize(("schedule", "seed"), [("allt", 4)])
def test_the_conference_is_the_same_when_this_is_broken(schedule: str, seed: int, folder: Path) -> None:
    _, result = rehearsed(folder, SCENARIO, "--faults", SCHEDULES / f"{schedule}.yaml", "--seed", str(seed))
    assert broken(result), "nothing was broken"
    assert all(record["chain"]["verified"] for record in result["records"])
    assert all(recovery["seconds"] is not None for recovery in result["storm"]["recoveries"])


def broken(result: dict[str, Any]) -> list[str]:
    return [row["said"] for row in result["storm"]["broken"] if row["not_now"] is None]
