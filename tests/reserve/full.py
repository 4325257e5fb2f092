"""A disk with no room left, for a process of its own: nothing it writes may grow beyond a few bytes."""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parents[2]


def on_a_full_disk(program: str, room: int = 4096) -> str:
    """What a program says at its end, where no file may have more than so many bytes."""
    limited = (
        "import resource, signal\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", limited + program],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(HERE), "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
        timeout=60,
    )
    return ended.stdout + ended.stderr
