"""How much is tried of each target: the same little in every run of the tests, more by `make fuzz`.

`FUZZ_TIMES` is how many times as much, `FUZZ_SEED` where chance begins. What was tried is counted by target,
and written to the file that `FUZZ_JSON` names.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from random import Random
from typing import Any, Final

from hypothesis import HealthCheck, seed, settings

TIMES: Final = int(os.environ.get("FUZZ_TIMES", "1"))
SEED: Final = int(os.environ.get("FUZZ_SEED", "0"))

COUNTED: Final[Counter[str]] = Counter()
"""Inputs by target, of this process."""


def tried(target: str, inputs: int = 1) -> None:
    """Count what has been put in."""
    COUNTED[target] += inputs


def chance(of: str) -> Random:
    """Chance of a target's own: the same seed gives the same inputs."""
    return Random(f"{SEED}/{of}")


def examples(short: int) -> Callable[[Any], Any]:
    """How many hypothesis makes. A finding is printed whole; nothing is kept between runs."""

    def decorated(test: Any) -> Any:
        limited = settings(
            max_examples=short * TIMES,
            deadline=None,
            database=None,
            derandomize=False,
            print_blob=True,
            suppress_health_check=list(HealthCheck),
        )(test)
        return seed(SEED)(limited)

    return decorated
