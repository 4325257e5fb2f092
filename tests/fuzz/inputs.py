"""How much is tried of each target: the same little in every run of the tests, more by `make fuzz`.

`FUZZ_TIMES` is how many times as much, `FUZZ_SEED` where chance begins. What was tried is counted by target,
and written to the file that `FUZZ_JSON` names.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Sequence
from random import Random
from typing import Any, Final

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st

TIMES: Final = int(os.environ.get("FUZZ_TIMES", "1"))
SEED: Final = int(os.environ.get("FUZZ_SEED", "0"))

STRIDES: Final = (1, 7, 11)
"""By how much each kind is moved on from one step of a story to the next."""

COUNTED: Final[Counter[str]] = Counter()
"""Inputs by target, of this process."""


def tried(target: str, inputs: int = 1) -> None:
    """Count what has been put in."""
    COUNTED[target] += inputs


def chance(of: str) -> Random:
    """Chance of a target's own: the same seed gives the same inputs."""
    return Random(f"{SEED}/{of}")


def stories(*of: Sequence[Any], least: int, most: int) -> Any:
    """A strategy of steps, each with one of each kind. Even the plainest, which is tried first, has all."""

    def told(drawn: list[tuple[int, ...]]) -> list[tuple[Any, ...]]:
        return [
            tuple(
                kind[(which + by * number + SEED) % len(kind)]
                for kind, which, by in zip(of, step, STRIDES, strict=False)
            )
            for number, step in enumerate(drawn)
        ]

    step = st.tuples(*(st.integers(0, len(kind) - 1) for kind in of))
    return st.lists(step, min_size=least, max_size=most).map(told)


def examples(short: int, *, shrunk: bool = True) -> Callable[[Any], Any]:
    """How many hypothesis makes. A finding is printed whole; nothing is kept between runs.

    A story of seconds takes minutes to be `shrunk`, and is understood as it is.
    """

    def decorated(test: Any) -> Any:
        limited = settings(
            max_examples=short * TIMES,
            deadline=None,
            database=None,
            derandomize=False,
            print_blob=True,
            phases=(Phase.generate, Phase.shrink) if shrunk else (Phase.generate,),
            suppress_health_check=list(HealthCheck),
        )(test)
        return seed(SEED)(limited)

    return decorated
