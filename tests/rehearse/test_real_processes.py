"""The real thing, once and short: both sides as processes, a conference that gathers, opens and ends."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SCENARIO = """\
title: En kort övning
begins: 2026-11-26T13:00
conference: {format: ordinarie, in: 40}
speed: {start: 8, open: 20}
ends_within: 40
phones:
  sos-alarm:
    holder: {answers: busy}
    holder_second: {answers: 3}
  forsvarsmakten:
    holder: {presses: [{key: "2", into: 1}, {key: "2", into: 1}]}
do:
  - {when: {state: open}, after: 10, run: "end {conference}"}
expect:
  state: ended
  seats:
    lst-tib: {outcome: present, hears: ["Övning, övning, övning"]}
    polisen: {outcome: present, reads: ["ÖVNING SSR"]}
    sos-alarm: present
    forsvarsmakten: declined
  texts: {summons: delivered}
"""


@pytest.mark.processes
@pytest.mark.timeout(90)
def test_a_short_exercise_ends_as_expected_and_leaves_nothing(tmp_path: Path) -> None:
    scenario, result, record = (tmp_path / name for name in ("kort.yaml", "result.json", "record.json"))
    scenario.write_text(SCENARIO, encoding="utf-8")
    told = subprocess.run(
        [
            Path(sys.executable).parent / "upprop",
            *("rehearse", scenario, "--json", result, "--record", record),
        ],
        env={**os.environ, "DATA_DIR": str(tmp_path / "data")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout + told.stderr
    assert "+46" not in told.stdout
    assert json.loads(result.read_text("utf-8"))["passed"] is True
    assert json.loads(record.read_text("utf-8"))["chain"]["verified"] is True
    assert not list((tmp_path / "data" / "rehearsals").iterdir())
    assert not _still_running(tmp_path)


def _still_running(folder: Path) -> list[str]:
    """Processes that know the folder by their environment."""
    sign = str(folder).encode()
    found = []
    for process in Path("/proc").glob("[0-9]*/environ"):
        try:
            if sign in process.read_bytes():
                found.append(process.parent.name)
        except OSError:
            continue
    return found
