"""`upprop up`: the whole product on one machine until it is told to stop."""

import fcntl
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from conference.cli.household import Household
from conference.cli.procfile import PROCFILE
from conference.settings import Settings

__all__ = ["AlreadyUp", "Household", "up"]


class AlreadyUp(RuntimeError):
    """Another household keeps this DATA_DIR."""


def up(
    settings: Settings,
    migrate: Callable[[], None],
    told: Callable[[], Iterable[str]] = tuple,
    *,
    procfile: Path = PROCFILE,
    output: TextIO | None = None,
) -> int:
    """Migrate, start everything, keep it alive. Returns the exit code once SIGTERM or SIGINT has ended it.

    `told` is what is to be said besides, once it has been migrated.

    Raises `AlreadyUp` rather than run two of each on the same data.
    """
    output = sys.stdout if output is None else output
    # Our children read the environment we were given, secrets by file included. Only an exercise
    # has settings of its own making, which the network beside us must be told.
    environment = settings.to_environment(os.environ) if settings.exercise else dict(os.environ)
    with _alone_in(settings.data_dir), _asked_to_end() as asked:
        migrate()
        for line in (*addresses(settings), *told()):
            print(line, file=output, flush=True)
        household = Household(environment, procfile, output=output)
        try:
            if not asked.is_set():
                household.start()
            asked.wait()
        finally:
            household.stop()
    return 0


def addresses(settings: Settings) -> list[str]:
    """Where to find what has been started."""
    public = settings.public_base_url
    return [
        f"Upprop{' (exercise)' if settings.exercise else ''} keeps its data in {settings.data_dir}",
        f"  here       http://{settings.web_bind}",
        f"  console    {settings.console_base_url}",
        f"  carriers   {public}/twilio/voice and {public}/twilio/text",
        f"  API        {public}/api/v1/openapi.json",
    ]


@contextmanager
def _alone_in(data_dir: Path) -> Iterator[None]:
    data_dir.mkdir(parents=True, exist_ok=True)
    with (data_dir / "up.lock").open("w", encoding="ascii") as lock:
        try:
            # Released by the kernel however we end; not inherited by what we start.
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyUp(f"`upprop up` is already running on {data_dir}") from None
        yield


@contextmanager
def _asked_to_end() -> Iterator[threading.Event]:
    asked = threading.Event()
    before = {
        number: signal.signal(number, lambda *_: asked.set()) for number in (signal.SIGTERM, signal.SIGINT)
    }
    try:
        yield asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
