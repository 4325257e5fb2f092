"""The real thing, both sides as processes: a short conference, and a press on blue that becomes green."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from conference.settings import HOME

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
    told, result = rehearsed(tmp_path, SCENARIO)
    assert "+46" not in told
    assert result["passed"] is True
    record = json.loads((tmp_path / "record.json").read_text("utf-8"))
    assert record["chain"]["verified"] is True
    assert not list((tmp_path / "data" / "rehearsals").iterdir())
    assert not _still_running(tmp_path)


@pytest.mark.processes
@pytest.mark.timeout(240)
def test_an_activation_ends_as_expected_and_all_of_it_is_recorded(tmp_path: Path) -> None:
    """The county's own exercise, but for its patience: a test must not fail because a machine is busy."""
    scenario = (HOME / "counties/stockholm/exercises/bla-till-gron.yaml").read_text("utf-8")
    told, result = rehearsed(tmp_path, re.sub(r"(?m)^ends_within: .*$", "ends_within: 180", scenario))
    assert "+46" not in told
    assert [record["conference"]["format"] for record in result["records"]] == ["bla", "gron"]
    (activation,) = result["activations"]
    assert activation["schema"] == "upprop-activation-1"
    assert all(drawn["chain"]["verified"] for drawn in (activation, *result["records"]))
    assert not _still_running(tmp_path)


def rehearsed(folder: Path, words: str) -> tuple[str, Any]:
    """What was told, and the result; the exercise must have gone as expected."""
    scenario, result, record = (folder / name for name in ("kort.yaml", "result.json", "record.json"))
    scenario.write_text(words, encoding="utf-8")
    told = subprocess.run(
        [
            Path(sys.executable).parent / "upprop",
            *("rehearse", scenario, "--json", result, "--record", record),
        ],
        env={**os.environ, "DATA_DIR": str(folder / "data")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout + told.stderr
    return told.stdout, json.loads(result.read_text("utf-8"))


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
