"""What is played: every scenario with every schedule, seed after seed in turn."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from conference.settings import HOME

EXERCISES: Final = HOME / "counties" / "stockholm" / "exercises"


@dataclass(frozen=True)
class Storm:
    scenario: Path
    schedule: Path


def _storm(scenario: str, schedule: str) -> Storm:
    return Storm(EXERCISES / f"{scenario}.yaml", EXERCISES / "faults" / f"{schedule}.yaml")


STORMS: Final = (
    _storm("kort-torsdag", "processer"),
    _storm("kort-torsdag", "redis"),
    _storm("kort-torsdag", "databas"),
    _storm("kort-torsdag", "formedlare"),
    _storm("kort-torsdag", "klocka"),
    _storm("kort-torsdag", "allt"),
)
