"""The database: locked by a stranger, shut to readers and writers, or gone from its place.

Locks are taken by a process of its own: those on a file belong to a process, and the one that plays the
exercise has the database open itself.
"""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

import psycopg

from conference.cli.rehearse.breaking.breakage import NotNow
from conference.cli.rehearse.cluster import NAME, Cluster

LOCK: Final = "LOCK TABLE conferences, seats, legs, outbox, history, beats IN EXCLUSIVE MODE"
"""Whoever writes waits, whoever reads does not."""


class Held:
    """`how` is `locked`, so that nobody can write, or `shut`, so that nobody can read either."""

    def __init__(self, database: Path, how: str) -> None:
        self.said = f"database {how}"
        self._database, self._how = database, how
        self._holder: subprocess.Popen[bytes] | None = None

    def begin(self) -> None:
        self._holder = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "conference.cli.rehearse.breaking.holding",
                self._how,
                str(self._database),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert self._holder.stdout is not None
        if self._holder.stdout.readline().strip() != b"held":
            self.end()
            raise NotNow("the lock was not to be had")

    def end(self) -> None:
        """The holder lets go when nobody speaks to it any more, also where we die."""
        holder, self._holder = self._holder, None
        if holder is not None:
            holder.communicate()


class Gone:
    """Its folder is no longer where it was. What is open stays open; nothing can be opened."""

    said = "database gone"

    def __init__(self, database: Path) -> None:
        self._folder = database.parent
        self._elsewhere = self._folder.with_name(f"{self._folder.name}.elsewhere")

    def begin(self) -> None:
        try:
            self._folder.rename(self._elsewhere)
        except OSError as error:
            raise NotNow(str(error.strerror)) from error

    def end(self) -> None:
        if self._elsewhere.exists():
            self._elsewhere.rename(self._folder)


class Server:
    """The same three of a PostgreSQL that the stage has of its own: `locked`, `shut` (it answers nobody, and
    takes connections all the same) and `gone` (killed, and kept away)."""

    def __init__(self, cluster: Cluster, how: str) -> None:
        self.said = f"database {how}"
        self._cluster, self._how = cluster, how
        self._stranger: psycopg.Connection[tuple[object, ...]] | None = None
        self._stopped: list[int] = []

    def begin(self) -> None:
        try:
            if self._how == "gone":
                # Those it has started, too: stopped by another breakage they would outlive it, and hold on to
                # whoever is connected to them for ever.
                every = self._cluster.processes()
                self._cluster.household.send_away(NAME)
                _signal(every, signal.SIGKILL)
            elif self._how == "shut":
                self._stopped = self._cluster.processes()
                if not self._stopped:
                    raise NotNow("the server is away")
                _signal(self._stopped, signal.SIGSTOP)
            else:
                self._stranger = self._cluster.connect()
                self._stranger.execute("SET lock_timeout = '2s'")
                self._stranger.execute(LOCK)
        except (ValueError, psycopg.Error) as away:
            raise NotNow(str(away).strip()) from away

    def end(self) -> None:
        if self._how == "gone":
            self._cluster.household.call_back(NAME)
        elif self._how == "shut":
            _signal(self._stopped, signal.SIGCONT)
        elif self._stranger is not None:
            self._stranger.close()


def _signal(processes: list[int], number: signal.Signals) -> None:
    for one in processes:
        with suppress(ProcessLookupError):
            os.kill(one, number)
