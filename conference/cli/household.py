"""Everything in the Procfile, kept alive on one machine.

A process that dies is started again at once, and only one that keeps dying is made to wait, at
most a second: while it is away the others carry its work, but not for long. Used by `upprop up`,
by rehearsals and by tests that kill things.
"""

import signal
import sys
import threading
import time
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, TextIO

from conference.cli.child import Child
from conference.cli.procfile import PROCFILE, processes

LOOK_EVERY: Final = 0.05
PATIENCE: Final = 5.0
"""Seconds between asking everything to end and killing what has not."""

LONGEST_WAIT: Final = 1.0
_SHORT_LIFE: Final = 5.0  # who died younger than this is dying repeatedly
_FIRST_WAIT: Final = 0.1


class Household:
    """Starts, restarts and ends the processes of one installation.

    `only` picks some of the Procfile's lines; `environment` is all they get, besides that programs
    are sought first where this Python's are.
    """

    def __init__(
        self,
        environment: Mapping[str, str],
        procfile: Path = PROCFILE,
        *,
        only: Collection[str] | None = None,
        output: TextIO | None = None,
    ) -> None:
        commands = processes(procfile)
        if only is not None:
            if unknown := sorted(set(only) - set(commands)):
                raise ValueError(f"{procfile.name} has no line {', '.join(unknown)}")
            commands = {name: command for name, command in commands.items() if name in only}
        beside = str(Path(sys.executable).parent)
        path = f"{beside}:{environment.get('PATH', '/usr/bin:/bin')}"
        self._environment = {**environment, "PATH": path}
        self._posts = [_Post(name, command) for name, command in commands.items()]
        self._output = sys.stdout if output is None else output
        self._writing = threading.Lock()
        self._width = max(map(len, commands), default=0)
        self._started, self._ending = threading.Event(), threading.Event()
        self._patience = PATIENCE
        # One thread starts every child and outlives them all: see `Child`.
        self._keeper = threading.Thread(target=self._keep, name="household", daemon=True)

    def start(self) -> None:
        """Start everything; returns when each has been started once."""
        self._keeper.start()
        self._started.wait()

    def stop(self, patience: float = PATIENCE) -> None:
        """End everything, by request and after `patience` seconds by force. Returns when all are gone."""
        self._patience = patience
        self._ending.set()
        if self._keeper.is_alive():
            self._keeper.join()

    def alive(self) -> dict[str, int]:
        """Process id by name of those that run now."""
        return {
            post.name: post.child.pid for post in self._posts if post.child and post.child.ended() is None
        }

    def kill(self, name: str, number: signal.Signals = signal.SIGKILL) -> None:
        """What a test or an exercise does to one of them. It is started again like any other."""
        self._running(name).signal(number)

    def stop_short(self, name: str) -> None:
        """Stop one in the middle of what it does, with all it has started, until `go_on`."""
        self._running(name).signal_group(signal.SIGSTOP)

    def go_on(self, name: str) -> None:
        """Harmless where it has died meanwhile."""
        with suppress(ValueError):
            self._running(name).signal_group(signal.SIGCONT)

    def send_away(self, name: str) -> None:
        """Kill one, and leave its place empty until `call_back`."""
        child, self._post(name).away = self._running(name), True
        child.signal_group(signal.SIGKILL)

    def call_back(self, name: str) -> None:
        self._post(name).away = False

    def _post(self, name: str) -> "_Post":
        for post in self._posts:
            if post.name == name:
                return post
        raise ValueError(f"{name} does not run here")

    def _running(self, name: str) -> Child:
        child = self._post(name).child
        if child is None:
            raise ValueError(f"{name} does not run just now")
        return child

    def _keep(self) -> None:
        try:
            for post in self._posts:
                post.child = Child(post.name, post.command, self._environment, self._say)
        finally:
            self._started.set()
        while not self._ending.wait(LOOK_EVERY):
            for post in self._posts:
                self._look_after(post)
        self._end()

    def _look_after(self, post: "_Post") -> None:
        now = time.monotonic()
        if post.child is not None:
            code = post.child.ended()
            if code is None:
                return
            # What it had started itself may still hold its port.
            post.child.signal_group(signal.SIGKILL)
            wait = post.died(now)
            self._say(post.name, f"ended with {code}; starts again{f' in {wait:.1f} s' if wait else ''}")
        if now >= post.starts_at and not post.away:
            post.started_at = now
            post.child = Child(post.name, post.command, self._environment, self._say)

    def _end(self) -> None:
        children = [post.child for post in self._posts if post.child]
        for child in children:
            child.signal_group(signal.SIGTERM)
        deadline = time.monotonic() + self._patience
        for child in children:
            if not child.wait(deadline - time.monotonic()):
                self._say(child.name, "does not end; killed")
            # Also where it has ended: what it had started ends with it.
            child.signal_group(signal.SIGKILL)
        for child in children:
            child.wait(1.0)
            child.hear_out(1.0)

    def _say(self, name: str, line: str) -> None:
        with self._writing:
            print(f"{name:<{self._width}} | {line}", file=self._output, flush=True)


class _Post:
    """One line of the Procfile, whoever fills it at the moment."""

    def __init__(self, name: str, command: str) -> None:
        self.name, self.command = name, command
        self.child: Child | None = None
        self.started_at = self.starts_at = time.monotonic()
        self.away = False
        self._deaths_in_a_row = 0

    def died(self, now: float) -> float:
        """How long to wait before the next: not at all the first time."""
        self.child = None
        if now - self.started_at > _SHORT_LIFE:
            self._deaths_in_a_row = 0
        deaths, self._deaths_in_a_row = self._deaths_in_a_row, self._deaths_in_a_row + 1
        wait = min(LONGEST_WAIT, _FIRST_WAIT * 2 ** (min(deaths, 5) - 1)) if deaths else 0.0
        self.starts_at = now + wait
        return wait
