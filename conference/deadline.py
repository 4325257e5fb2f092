"""A moment after which nobody waits any more for what is being done, so that it must not be done after all.

Whoever turns elsewhere because storage is slow has to be certain that what was asked of it first does not
happen later. So the transaction itself looks, before it is made good, whether it is still wanted.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

_UNTIL: Final[ContextVar[float]] = ContextVar("until", default=math.inf)


@contextmanager
def no_later_than(seconds: float) -> Iterator[None]:
    """What is begun within is given up so many seconds of the wall from now."""
    token = _UNTIL.set(min(_UNTIL.get(), time.monotonic() + seconds))
    try:
        yield
    finally:
        _UNTIL.reset(token)


def too_late() -> bool:
    """Whether whoever asked has given up."""
    return time.monotonic() > _UNTIL.get()
