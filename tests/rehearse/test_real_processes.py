"""The real thing, both sides as processes: a press on blue, and everybody who is called because of it.

A conference with real processes is in `tests/faults/test_storms_of_processes.py`, in fair weather and foul.
"""

import json
from pathlib import Path

import pytest

from tests.rehearse.processes import rehearsed

SCENARIO = """\
title: En kort blå
begins: 2027-05-05T10:29:55
press: {button: blue, by: sos-alarm, why: Störning i telefonin hos SOS Alarm}
formats: [bla]
calls_per_second: 4
speed: {start: 8, bla.open: 12}
ends_within: 120
phones:
  sos-alarm-lc:
    holder: {answers: busy}
    holder_second: {answers: 3}
  trafik-stockholm:
    holder: {presses: [{key: "2", into: 1}, {key: "2", into: 1}]}
do:
  - {when: {format: bla, state: open}, after: 10, run: "activation {activation} outcome closed --by lst-tib"}
expect:
  activation:
    state: stood_down
    blue_outcome: closed
  conferences:
    bla:
      state: ended
      seats:
        polisen-lc: {outcome: present, hears: ["Övning, övning, övning"]}
        sos-alarm-lc: {outcome: present, attempts: [busy, joined]}
        trafik-stockholm: declined
  phones:
    rsib: {reads: ["BLÅ KNAPPEN"]}
"""


@pytest.mark.processes
@pytest.mark.timeout(240)
def test_an_activation_ends_as_expected_and_all_of_it_is_recorded(tmp_path: Path) -> None:
    _, result = rehearsed(tmp_path, SCENARIO)
    assert [record["conference"]["format"] for record in result["records"]] == ["bla"]
    (activation,) = result["activations"]
    assert activation["schema"] == "upprop-activation-1"
    assert all(drawn["chain"]["verified"] for drawn in (activation, *result["records"]))
    assert json.loads((tmp_path / "record.json").read_text("utf-8")) == result["records"][0]
