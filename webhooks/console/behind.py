"""How gunicorn runs the console: behind everything that calls.

Pages are drawn on the same cores as reports are taken. Where both want one, whoever looks waits.
"""

from __future__ import annotations

import os
from typing import Any, Final

from webhooks.once import post_worker_init

__all__ = ["post_fork", "post_worker_init"]

BEHIND: Final = 10
"""How much the console gives way, of nineteen: what `nice` gives where nobody says how much."""


def post_fork(server: Any, worker: Any) -> None:
    """Called by gunicorn in each worker as it begins."""
    os.nice(BEHIND)
