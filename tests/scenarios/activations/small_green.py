"""The same green with fewer phones: two municipalities, the police, and the leaders.

What is told of meetings that follow one another needs no seventy-four.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml

from tests.scenarios.activations.night import Night

COUNTY = Path("counties/stockholm")
SPEAKERS = ("polisen-tib", "huddinge-tib", "haninge-tib")
LEADERS = ("lst-tib", "rsib", "rkk")
BLOCKS = ("inledning", "upprop", "lagesbild", "lage")


def a_small_green(folder: Path, **settings: Any) -> Night:
    """A night in a county whose green meeting has these seats and blocks only."""
    county = folder / "county"
    shutil.copytree(COUNTY, county)
    written = county / "formats" / "gron.yaml"
    format_ = yaml.safe_load(written.read_text(encoding="utf-8"))
    format_["speakers"] = [seat for seat in format_["speakers"] if seat["seat"] in SPEAKERS]
    format_["leaders"] = [seat for seat in format_["leaders"] if seat["seat"] in LEADERS]
    format_["listeners"] = []
    format_["blocks"] = [block for block in format_["blocks"] if block["id"] in BLOCKS]
    written.write_text(yaml.safe_dump(format_, allow_unicode=True), encoding="utf-8")
    night = Night(folder, COUNTY=str(county), calls_per_second=10, **settings)
    night.everyone("gron")
    return night
