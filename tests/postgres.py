"""A throwaway PostgreSQL: Debian's binaries on a socket in a folder of its own, gone with whoever started it.

Nothing is asked of the disk (`fsync=off`): what is shown is what the database promises between transactions,
not over a power cut. It listens on no port unless told to, so that any number may run side by side, and
beside the machine's own.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import psycopg

from conference.cli.rehearse.cluster import server_programs, somebody_else

OWNER: Final = "upprop"
QUICK: Final[Mapping[str, str]] = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_connections": "200",
    "shared_buffers": "64MB",
    "autovacuum": "off",
}
MEMORY: Final = "/dev/shm"
ROOM: Final = 1 << 30
STARTS_WITHIN: Final = 20.0
_PDEATHSIG: Final = 1
_prctl: Final = ctypes.CDLL(None).prctl


class Postgres:
    """A running server; `listens` are its addresses beside the socket. Raises NoServer."""

    def __init__(self, *, listens: str = "", port: int = 5432) -> None:
        binaries = server_programs()
        self.folder = Path(tempfile.mkdtemp(prefix="upprop-pg-", dir=_roomy()))
        self._port = port
        self._as: dict[str, Any] = {}
        if (other := somebody_else()) is not None:
            self._as = {"user": other.pw_uid, "group": other.pw_gid, "extra_groups": []}
            os.chown(self.folder, other.pw_uid, other.pw_gid)
        data = self.folder / "data"
        making = ["-D", data, "-U", OWNER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
        self._run([binaries / "initdb", *making, "--no-instructions"])
        if listens:
            with (data / "pg_hba.conf").open("a", encoding="ascii") as rules:
                rules.write("host all all samenet trust\n")
        settings = {**QUICK, "listen_addresses": listens, "port": str(port)}
        spoken = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        command = [binaries / "postgres", "-D", data, "-k", self.folder, *spoken]
        parent = os.getpid()
        with (self.folder / "log").open("w", encoding="utf-8") as log:
            self._process = subprocess.Popen(
                command,
                cwd="/",
                stdout=log,
                stderr=log,
                preexec_fn=lambda: _end_with(parent),
                **self._as,
            )
        self._wait()

    def url(self, database: str) -> str:
        """Where a database is, as DATABASE_URL says it."""
        return f"postgresql+psycopg://{OWNER}@/{database}?host={self.folder}&port={self._port}"

    def stop(self) -> None:
        """End the server, whoever is connected, and forget everything in it."""
        self._process.send_signal(signal.SIGQUIT)
        self._process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _wait(self) -> None:
        deadline = time.monotonic() + STARTS_WITHIN
        while True:
            with suppress(psycopg.OperationalError):
                connect(self.url("postgres")).close()
                return
            if self._process.poll() is not None or time.monotonic() > deadline:
                told = (self.folder / "log").read_text("utf-8")
                self.stop()
                raise RuntimeError(f"PostgreSQL does not start: {told}")
            time.sleep(0.02)

    def _run(self, command: Sequence[str | Path]) -> None:
        done = subprocess.run(command, cwd="/", capture_output=True, text=True, check=False, **self._as)
        if done.returncode:
            raise RuntimeError(f"{Path(command[0]).name} says: {done.stderr}")


def connect(url: str) -> psycopg.Connection[tuple[Any, ...]]:
    """A bare connection, outside the product, each statement of which is a transaction."""
    return psycopg.connect(url.replace("postgresql+psycopg:", "postgresql:"), autocommit=True)


def create(server: str, database: str, template: str = "template1") -> None:
    """A database like `template`. `server` is the address of any other database on it."""
    # The whole files are copied: with nothing to sync that takes half the time.
    with connect(server) as connection:
        connection.execute(f'CREATE DATABASE "{database}" TEMPLATE "{template}" STRATEGY file_copy')


def drop(server: str, database: str) -> None:
    """Gone, whoever is still connected."""
    with connect(server) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')


def close(server: str, database: str) -> None:
    """Nobody is let in, and whoever is in is put out."""
    with connect(server) as connection:
        connection.execute(f'ALTER DATABASE "{database}" ALLOW_CONNECTIONS false')
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [database]
        )


def open_again(server: str, database: str) -> None:
    with connect(server) as connection:
        connection.execute(f'ALTER DATABASE "{database}" ALLOW_CONNECTIONS true')


def _roomy() -> str:
    """Where a folder is made: in memory if there is room, for a database is three hundred files.

    Near the root in either case, since a socket's path must be short.
    """
    with suppress(OSError):
        if shutil.disk_usage(MEMORY).free > ROOM:
            return MEMORY
    return "/tmp"


def _end_with(parent: int) -> None:
    """Also where a test run is killed without a word."""
    _prctl(_PDEATHSIG, signal.SIGQUIT)
    if os.getppid() != parent:
        os._exit(1)
