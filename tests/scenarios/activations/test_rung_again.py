"""A call that cannot be found is placed again on such a night: better twice than never, and it is marked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from exercise.faults import Rule
from tests.scenarios.activations.night import Night

pytestmark = pytest.mark.once


def a_night(folder: Path) -> Night:
    """On which the carrier never answers the first request for a call, and knows nothing of it afterwards."""
    night = Night(folder, calls_per_second=10)
    night.stage.minded = True
    night.stage.network.faults.add(Rule("rest:POST Calls", "hang", times=1))
    return night


def told(rows: list[dict[str, Any]]) -> list[tuple[str, str, bool]]:
    """The attempts of the only row in which there was one that nobody knows what became of."""
    (row,) = [row for row in rows if any(one["outcome"] == "unknown" for one in row["attempts"])]
    return [(one["to"], one["outcome"], one["possible_duplicate"]) for one in row["attempts"]]


def test_a_page_is_rung_again_and_marked(tmp_path: Path) -> None:
    night = a_night(tmp_path)
    night.nobody_at("rsib", "rkk")
    night.script("lst-tib", answers=3, presses=["1"])
    night.press()
    night.stage.forward(minutes=2)
    assert told(night.record["pages"]) == [("holder", "unknown", False), ("holder", "joined", True)]
    assert night.record["activation"]["acknowledged"] is not None
    assert night.findings == ()


def test_so_is_a_seat_of_a_meeting(tmp_path: Path) -> None:
    night = a_night(tmp_path)
    night.everyone("bla")
    night.press("sos-alarm", "Rök", "blue")
    night.stage.forward(minutes=2)
    night.be_about("bla")
    assert told(night.stage.record["seats"]) == [("holder", "unknown", False), ("holder", "joined", True)]
    assert night.findings == ()


def test_the_record_of_a_meeting_says_whose_it_is_and_what_it_came_to(tmp_path: Path) -> None:
    night = Night(tmp_path, calls_per_second=10)
    night.everyone("bla", "gron")
    night.press("sos-alarm", "Rök", "blue")
    night.stage.forward(seconds=40)
    night.wish("outcome", outcome="propose_green")
    night.stage.forward(minutes=1)
    night.be_about("bla")
    blue = night.stage.record["conference"]
    assert (blue["activation"], blue["parent"], blue["result"]) == (night.id, None, "propose_green")
    night.be_about("gron")
    green = night.stage.record["conference"]
    assert (green["activation"], green["parent"], green["result"]) == (night.id, blue["id"], None)
