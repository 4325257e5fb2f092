"""Figures as they are told and kept: a median, a high one, and whether what was promised was kept.

"Not kept" is told, not raised: a busy machine is no fault of the product, and whoever reads the figures sees
the machine beside them.
"""

from __future__ import annotations

import json
import math
import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any, Final

FOLDER: Final = Path("var/bench")


@dataclass(frozen=True)
class Figure:
    """Something measured several times. `promised` is what its 95th percentile may be at the most."""

    name: str
    unit: str
    measured: tuple[float, ...]
    promised: float | None = None

    @property
    def p95(self) -> float:
        return percentile(self.measured, 95)

    @property
    def kept(self) -> bool | None:
        """None where nothing was promised, or nothing measured."""
        if self.promised is None or not self.measured:
            return None
        return self.p95 <= self.promised

    def row(self) -> str:
        if not self.measured:
            return f"{self.name:<52}  nothing was measured"
        told = (median(self.measured), self.p95, max(self.measured))
        numbers = "  ".join(f"{number:>8.{_DECIMALS[self.unit]}f}" for number in told)
        return (
            f"{self.name:<52}  {len(self.measured):>3}  {numbers}  {self.unit:<2}  {self._verdict()}".rstrip()
        )

    def as_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "unit": self.unit,
            "measured": [round(number, 4) for number in self.measured],
            "median": round(median(self.measured), 4) if self.measured else None,
            "p95": round(self.p95, 4) if self.measured else None,
            "promised": self.promised,
            "kept": self.kept,
        }

    def _verdict(self) -> str:
        if self.promised is None:
            return ""
        return f"{'kept' if self.kept else 'not kept'} (promised {self.promised:g})"


_DECIMALS: Final = {"ms": 0, "s": 2, "x": 3, "/s": 0, "n": 0}
HEADING: Final = f"{'':<52}  {'n':>3}  {'median':>8}  {'p95':>8}  {'max':>8}"


def percentile(measured: Sequence[float], percent: float) -> float:
    """The least of them that so many are not above: with few, the highest."""
    ordered = sorted(measured)
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)] if ordered else math.nan


def machine() -> str:
    """What the figures were measured on, in general words."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    load = os.getloadavg()[0]
    return f"{cores} cores, load {load:.1f}, Python {platform.python_version()}, {platform.system()}"


def tell(title: str, figures: Sequence[Figure], notes: Sequence[str] = ()) -> None:
    """Print the table, and keep it as JSON beside those of other runs."""
    print(f"\n{title}\n{machine()}\n\n{HEADING}")
    for figure in figures:
        print(figure.row())
    for note in notes:
        print(note)
    FOLDER.mkdir(parents=True, exist_ok=True)
    kept = {
        "title": title,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": machine(),
        "figures": [figure.as_json() for figure in figures],
        "notes": list(notes),
    }
    name = f"{title.split(':')[0]}.json"
    (FOLDER / name).write_text(json.dumps(kept, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
