"""Sees to it that somebody delivers what is in a reserve: a process of this host, while there is one.

As a rule the relay does. Where it is dead and nobody starts it again, whoever opened the reserve starts a
process for it: a call-out must not wait for a technician.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from conference.bootstrap import RESERVE
from conference.files import alone
from conference.settings import HOME, Settings

log = logging.getLogger(__name__)

LOCK: Final = "deliverer"
PROGRAM: Final = (sys.executable, "-m", "workers", "reserve")
PATIENCE: Final = 1.5
"""Seconds of the wall in which a process that is there has begun."""


def somebody_delivers(folder: Path) -> bool:
    """Whether a process of this host has the reserves in hand."""
    with alone(folder / LOCK) as nobody:
        return not nobody


def somebody_will(folder: Path) -> bool:
    """The same, given time to begin."""
    give_up_at = time.monotonic() + PATIENCE
    while not somebody_delivers(folder):
        if time.monotonic() >= give_up_at:
            return False
        time.sleep(0.1)
    return True


def send_for(settings: Settings) -> Callable[[], None]:
    """What a process calls that has opened a reserve and has other things to do than to deliver it."""

    def look_and_start() -> None:
        if not somebody_will(settings.data_dir / RESERVE):
            log.warning("nobody on this host delivers: a process is started for it")
            subprocess.Popen(PROGRAM, cwd=HOME, env=_environment(settings), start_new_session=True)

    def look() -> None:
        threading.Thread(target=look_and_start, name="send for", daemon=True).start()

    return look


def deliver_here(settings: Settings) -> int:
    """Deliver in the foreground until all has come home. The exit code of the process that did."""
    return subprocess.run(PROGRAM, cwd=HOME, env=_environment(settings), check=False).returncode


def _environment(settings: Settings) -> dict[str, str]:
    return settings.to_environment(os.environ) if settings.exercise else dict(os.environ)
