"""A throwaway PostgreSQL for a stage: Debian's binaries on a socket in a folder of its own, kept alive by a
household of its own, so that it can be killed as everything else can.
"""

import os
import pwd
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, TextIO

import psycopg

from conference.cli.household import Household

NAME: Final = "postgres"
"""Its line in the Procfile, the database in it, and who owns that."""
_SETTINGS: Final = "-c fsync=off -c full_page_writes=off -c max_connections=200 -c listen_addresses="
"""It need not survive a power cut, but it is killed: what it has said is good must be good then."""


class NoServer(RuntimeError):
    """There is none to start; says in a sentence how to get one."""


class Cluster:
    """Its files lie near the root, since a socket's path must be short. Ends with `stop`."""

    def __init__(self, output: TextIO) -> None:
        programs = server_programs()
        self.folder = Path(tempfile.mkdtemp(prefix="upprop-pg-"))
        who = somebody_else()
        if who is not None:
            os.chown(self.folder, who.pw_uid, who.pw_gid)
        other = ["setpriv", f"--reuid={who.pw_uid}", f"--regid={who.pw_gid}", "--clear-groups"] if who else []
        data = self.folder / "data"
        options = ["-D", str(data), "-U", NAME, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
        made = subprocess.run(
            [*other, str(programs / "initdb"), *options], cwd="/", capture_output=True, text=True, check=False
        )
        if made.returncode:
            raise NoServer(f"initdb says: {made.stderr.strip()[-300:]}")
        # Somebody else's process would not hear of our death.
        mortal = [*other, "--pdeathsig", "SIGKILL"] if who else []
        command = [*mortal, str(programs / "postgres"), "-D", str(data), "-k", str(self.folder)]
        procfile = self.folder / "Procfile"
        procfile.write_text(f"{NAME}: {shlex.join(command)} {_SETTINGS}\n", encoding="utf-8")
        self.household = Household(_plain(os.environ), procfile, output=output)
        self.household.start()

    @property
    def url(self) -> str:
        return f"postgresql+psycopg://{NAME}@/{NAME}?host={self.folder}"

    def connect(self, patience: int = 2) -> psycopg.Connection[tuple[object, ...]]:
        """Past the product. Raises psycopg.OperationalError."""
        address = self.url.replace("postgresql+psycopg:", "postgresql:")
        return psycopg.connect(address, connect_timeout=patience)

    def answers(self) -> bool:
        with suppress(psycopg.OperationalError):
            self.connect().close()
            return True
        return False

    def processes(self) -> list[int]:
        """The server and all it has started, each in a group of its own. None while it is away."""
        return [one for pid in self.household.alive().values() for one in (pid, *_children(pid))]

    def stop(self) -> None:
        self.household.stop(1.0)
        shutil.rmtree(self.folder, ignore_errors=True)


def server_programs() -> Path:
    """The newest server there is, on PATH or where Debian keeps them."""
    on_path = shutil.which("postgres")
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    found = [Path(on_path)] if on_path else debian[-1:]
    if not found:
        raise NoServer("no PostgreSQL server is installed here: `apt-get install postgresql` brings one")
    return found[0].resolve().parent


def somebody_else() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to be root, and so becomes somebody else where we are."""
    if os.geteuid() != 0:
        return None
    known = {user.pw_name for user in pwd.getpwall()}
    return pwd.getpwnam("postgres" if "postgres" in known else "nobody")


def _plain(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if not name.startswith("PG")}


def _children(pid: int) -> list[int]:
    try:
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []
