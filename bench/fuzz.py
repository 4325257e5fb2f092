"""Sends whatever nobody would send, for ten minutes: `make fuzz`, with MINUTES=n for another while.

Each target of `tests/fuzz` is run again and again, each time from another seed and with several times as much
as in `make test`. What was tried is counted by target; a finding is named with the seed that brings it back:

    FUZZ_SEED=17 FUZZ_TIMES=5 pytest tests/fuzz/test_api.py
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[1]
TARGETS: Final = tuple(sorted(file.name for file in (ROOT / "tests" / "fuzz").glob("test_*.py")))
TIMES: Final = 5
RESULT: Final = ROOT / "var" / "fuzz" / "result.json"
LONGEST: Final = 600
"""Seconds after which one run of one target is stuck, which is a finding."""


@dataclass
class Tally:
    """What has been tried and found so far."""

    inputs: Counter[str] = field(default_factory=Counter)
    findings: list[dict[str, Any]] = field(default_factory=list)
    seeds: list[int] = field(default_factory=list)
    seconds: float = 0.0

    def add(self, target: str, told: dict[str, Any], output: str) -> None:
        self.inputs.update(told["inputs"])
        for test in told["findings"]:
            self.findings.append(
                {"target": target, "seed": told["seed"], "test": test, "told": output[-4000:]}
            )


def run(target: str, seed: int, folder: Path) -> tuple[dict[str, Any], str]:
    """One target from one seed; what it tells of itself, and its output."""
    file = folder / f"{target}.json"
    environ = {**os.environ, "FUZZ_SEED": str(seed), "FUZZ_TIMES": str(TIMES), "FUZZ_JSON": str(file)}
    command = (sys.executable, "-m", "pytest", "-q", f"tests/fuzz/{target}", "--timeout", str(LONGEST))
    ran = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)
    try:
        told: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, json.JSONDecodeError):
        told = {"seed": seed, "inputs": {}, "findings": [f"{target} told nothing"]}
    if ran.returncode != 0 and not told["findings"]:
        told["findings"] = [f"{target} ended with {ran.returncode}"]
    return told, ran.stdout + ran.stderr


def table(tally: Tally) -> Iterator[str]:
    """What was tried by target, and what was found."""
    yield f"{'target':<32}{'inputs':>10}"
    for target, inputs in sorted(tally.inputs.items()):
        yield f"{target:<32}{inputs:>10,}".replace(",", " ")
    yield f"{'in all':<32}{sum(tally.inputs.values()):>10,}".replace(",", " ")
    yield f"{len(tally.seeds)} seeds, {tally.seconds / 60:.1f} minutes, {len(tally.findings)} findings"
    for found in tally.findings:
        yield f"✗ {found['test']} (seed {found['seed']})"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1, help="the first of them")
    asked = parser.parse_args()
    tally, began, seed = Tally(), time.monotonic(), asked.seed
    with tempfile.TemporaryDirectory() as folder:
        while not tally.seeds or time.monotonic() - began < asked.minutes * 60:
            for target in TARGETS:
                tally.add(target, *run(target, seed, Path(folder)))
                print(f"seed {seed}, {target}: {sum(tally.inputs.values())} inputs", flush=True)
                if tally.seeds and time.monotonic() - began >= asked.minutes * 60:
                    break
            tally.seeds.append(seed)
            seed += 1
    tally.seconds = time.monotonic() - began
    RESULT.parent.mkdir(parents=True, exist_ok=True)
    RESULT.write_text(json.dumps(vars(tally), indent=2, ensure_ascii=False), encoding="utf-8")
    print("\n".join(table(tally)))
    return 1 if tally.findings else 0


if __name__ == "__main__":
    sys.exit(main())
