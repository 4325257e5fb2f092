"""`python -m bench.faults --seeds 20`: plays, tells, and keeps. One exercise at a time: a machine that is
busy with two would be late for reasons of its own.
"""

from __future__ import annotations

import argparse
import compileall
import os
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from bench.faults.gathering import add_to_page
from bench.faults.results import FOLDER, Result, Results
from bench.faults.storms import STORMS, Storm
from conference.settings import HOME

ENOUGH = 20 * 60.0
"""Seconds of the wall after which no further seed is begun."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.faults", description=__doc__)
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--page", type=Path, help="add the results of this commit to the table of this page")
    asked = parser.parse_args()
    for package in ("conference", "webhooks", "workers", "exercise"):
        compileall.compile_dir(
            HOME / package, quiet=1
        )  # as `make setup` does; else each start would do it anew
    results = Results.of(_commit())
    until = time.monotonic() + ENOUGH
    for seed in range(asked.first, asked.first + asked.seeds):
        if time.monotonic() > until:
            print(f"twenty minutes are over: {asked.first + asked.seeds - seed} seeds were not played")
            break
        result = _played(STORMS[seed % len(STORMS)], seed)
        print(result.row(), flush=True)
        results.add(result)
        results.keep()
    print(results.told())
    if asked.page:
        add_to_page(asked.page, results)
    return 1 if any(result.findings for result in results.played) else 0


def _played(storm: Storm, seed: int) -> Result:
    """One seed in processes of its own; what it said is kept beside its result."""
    began, load = time.monotonic(), os.getloadavg()[0]
    name = f"{storm.name.replace(' ', '-')}-{seed}"
    database = ("--postgres",) if storm.postgres else ()
    told, answer = FOLDER / f"{name}.txt", FOLDER / f"{name}.json"
    FOLDER.mkdir(parents=True, exist_ok=True)
    with told.open("w", encoding="utf-8") as output:
        code = subprocess.run(
            [
                *(Path(sys.executable).parent / "upprop", "rehearse", storm.scenario),
                *("--faults", storm.schedule, "--seed", str(seed), "--json", answer, *database),
            ],
            stdout=output,
            stderr=subprocess.STDOUT,
            check=False,
        ).returncode
    seconds = time.monotonic() - began
    return Result.read(storm, seed, code, answer, seconds, load)


def _commit() -> str:
    """The commit that is played; a plus behind it where there is more than what was committed."""

    def git(*words: str) -> str:
        done = subprocess.run(["git", *words], cwd=HOME, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    head = git("rev-parse", "--short=10", "HEAD") or f"none-{datetime.now(UTC):%Y%m%d}"
    changed = git("status", "--porcelain", "--", "conference", "webhooks", "workers", "exercise", "counties")
    return f"{head}+" if changed else head


if __name__ == "__main__":
    sys.exit(main())
