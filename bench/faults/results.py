"""What came of each seed at one commit, kept as JSON and told as a table."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any, Final

from bench.faults.storms import Storm

FOLDER: Final = Path("var/faults")
BACK_WITHIN, SETTLED_WITHIN = 3.0, 15.0
"""Seconds of the wall that are promised of a killed process, and of the request that it had in the air."""


@dataclass(frozen=True)
class Result:
    """`broken` is how often each thing was broken; `back`, without what the database was away itself, and
    `settled` are seconds of the wall; `load` is the machine's at the beginning."""

    scenario: str
    schedule: str
    seed: int
    findings: list[str]
    broken: dict[str, int]
    back: list[float]
    settled: list[float]
    excused: dict[str, str]
    seconds: float
    load: float

    @classmethod
    def read(cls, storm: Storm, seed: int, code: int, answer: Path, seconds: float, load: float) -> Result:
        """Without an answer, that is what was found."""
        words: dict[str, Any] = json.loads(answer.read_text("utf-8")) if answer.exists() else {}
        told = words.get("storm") or {}
        findings = list(words.get("findings", ()))
        if code and not findings:
            findings = [f"it ended with {code}"]
        return cls(
            scenario=storm.scenario.stem,
            schedule=storm.name.partition(" ")[2],
            seed=seed,
            findings=findings,
            broken=dict(Counter(row["said"] for row in told.get("broken", ()) if not row["not_now"])),
            back=[_back(row) for row in told.get("recoveries", ()) if row["seconds"] is not None],
            settled=[row["seconds"] for row in told.get("settled", ())],
            excused=dict(told.get("excused", {})),
            seconds=round(seconds, 1),
            load=round(load, 1),
        )

    @property
    def passed(self) -> bool:
        return not self.findings

    def row(self) -> str:
        how = "well" if self.passed else "WRONG"
        name = f"{self.scenario} {self.schedule}"
        broken = ", ".join(f"{many} {what}" for what, many in self.broken.items())
        lines = [
            f"{self.seed:>4}  {how:<5}  {name:<26}  {self.seconds:>4.0f} s  load {self.load:>4}  {broken}"
        ]
        return "\n".join([*lines, *(f"        {finding}" for finding in self.findings)])


def _back(recovery: Mapping[str, Any]) -> float:
    """Without the time in which there was no database to be at work with."""
    return round(float(recovery["seconds"] - recovery["database_away"]), 2)


@dataclass
class Results:
    """Everything played at a commit; a seed played again takes the place of what came of it before."""

    commit: str
    date: str
    played: list[Result] = field(default_factory=list)

    @classmethod
    def of(cls, commit: str) -> Results:
        file = FOLDER / f"{commit}.json"
        if not file.exists():
            return cls(commit, f"{datetime.now(UTC):%Y-%m-%d}")
        words = json.loads(file.read_text("utf-8"))
        return cls(commit, words["date"], [Result(**row) for row in words["played"]])

    def add(self, result: Result) -> None:
        same = (result.scenario, result.schedule, result.seed)
        self.played = [row for row in self.played if (row.scenario, row.schedule, row.seed) != same]
        self.played.append(result)

    def keep(self) -> None:
        FOLDER.mkdir(parents=True, exist_ok=True)
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1)
        (FOLDER / f"{self.commit}.json").write_text(text + "\n", encoding="utf-8")

    @property
    def broken(self) -> Counter[str]:
        total: Counter[str] = Counter()
        for result in self.played:
            total.update(result.broken)
        return total

    def spread(self, name: str, within: float) -> str:
        """Median and longest of `back` or `settled`, and how many were later than was promised."""
        seconds = [one for result in self.played for one in getattr(result, name)]
        if not seconds:
            return "none"
        late = sum(one > within for one in seconds)
        told = f"{median(seconds):.1f} / {max(seconds):.1f} s of {len(seconds)}"
        return f"{told}, {late} over {within:g} s" if late else told

    def told(self) -> str:
        passed = sum(result.passed for result in self.played)
        lines = [
            "",
            f"{passed} of {len(self.played)} went well at {self.commit}",
            f"back at work after (median / longest): {self.spread('back', BACK_WITHIN)}",
            f"in the air and settled after: {self.spread('settled', SETTLED_WITHIN)}",
            f"broken {self.broken.total()} times:",
            *(f"  {many:>4}  {what}" for what, many in self.broken.most_common()),
        ]
        return "\n".join(lines)
