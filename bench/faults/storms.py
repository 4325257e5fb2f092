"""What is played: a Thursday and a green button, each with what may befall it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from conference.settings import HOME

EXERCISES: Final = HOME / "counties" / "stockholm" / "exercises"


@dataclass(frozen=True)
class Storm:
    """`postgres`: on a throwaway server instead of a file."""

    scenario: Path
    schedule: Path
    postgres: bool = False

    @property
    def name(self) -> str:
        return f"{self.scenario.stem} {self.schedule.stem}{' pg' if self.postgres else ''}"


def _storm(scenario: str, schedule: str, *, postgres: bool = False) -> Storm:
    return Storm(EXERCISES / f"{scenario}.yaml", EXERCISES / "faults" / f"{schedule}.yaml", postgres)


STORMS: Final = (
    _storm("kort-torsdag", "processer"),
    _storm("kort-torsdag", "allt"),
    _storm("kort-torsdag", "databas"),
    _storm("kort-torsdag", "formedlare"),
    _storm("kort-gron", "allt"),
    _storm("kort-torsdag", "redis"),
    _storm("kort-torsdag", "databas", postgres=True),
    _storm("kort-torsdag", "klocka"),
    _storm("kort-gron", "reserv"),
    _storm("kort-torsdag", "allt", postgres=True),
)
"""Seed after seed in turn, so that ten seeds have met everything once."""
