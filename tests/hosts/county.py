"""Two hosts that know one another by their database alone, and in the middle what they share.

In the middle are PostgreSQL, Redis, the exercise network that is their carrier, and the one address of both.
"""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, TypeVar

import requests

from conference.bootstrap import Upprop, assemble
from conference.cli.child import Child
from conference.cli.rehearse.pace import Pace
from conference.exercises.network import Network
from conference.settings import HOME, Settings
from tests.databases import furnish
from tests.hosts.front import Front
from tests.hosts.namespace import Namespace, join
from tests.postgres import Postgres, create
from workers.redis import find_server

T = TypeVar("T")

NET: Final = "198.51.100"  # set aside for documentation
ON_A_HOST: Final = ("web", "relay", "floor", "dial", "bulk")
DATABASE: Final = "hosts"
THURSDAY: Final = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)


@dataclass
class Host:
    place: Namespace
    address: str
    link: str
    """Its end of the cable, in the middle."""

    def ready(self) -> bool:
        try:
            return self.place.do(lambda: requests.get(f"http://{self.address}:8000/readyz", timeout=2).ok)
        except requests.RequestException:
            return False


class TwoHosts:
    """See the module. `upprop` is the product as somebody at a desk has it, straight at the database."""

    def __init__(self, folder: Path) -> None:
        """Raises NotAllowed. Whatever was started by then is ended, as by `end`."""
        with ExitStack() as ends:
            self._set_up(folder, ends)
            self._ends = ends.pop_all()

    def end(self) -> None:
        self._ends.close()

    def _set_up(self, folder: Path, ends: ExitStack) -> None:
        self.middle, *places = [Namespace() for _ in range(3)]
        for place in (self.middle, *places):
            ends.callback(place.close)
        here, *there = join(self.middle, *places, net=NET)
        self.hosts = [
            Host(place, address, f"to{n}")
            for n, (place, address) in enumerate(zip(places, there, strict=True))
        ]
        self._log = ends.enter_context((folder / "processes.log").open("w", encoding="utf-8"))
        self.pace = Pace(folder / "clock.json")
        self.pace.leap(THURSDAY, 1.0)
        self.postgres = self.middle.do(lambda: Postgres(listens=here))
        ends.callback(self.postgres.stop)
        for place in places:
            ends.callback(place.kill)
        create(self.postgres.url("postgres"), DATABASE)
        furnish(self.postgres.url(DATABASE))
        self.database = f"postgresql+psycopg://upprop@{here}/{DATABASE}"
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")},
            "CLOCK_FILE": str(self.pace.file),
            "EXERCISE": "1",
            "SECRET_KEY": "k" * 40,
            "TWILIO_ACCOUNT_SID": f"AC{secrets.token_hex(16)}",
            "TWILIO_AUTH_TOKEN": secrets.token_hex(16),
            "TWILIO_API_BASE_URL": f"http://{here}:8009",
            "PUBLIC_BASE_URL": f"http://{here}:8000",
            "EXERCISE_BIND": f"{here}:8009",
            "VOICE_STATUS_URL": f"http://{here}:8000/twilio/voice/status",
            "WEB_BIND": "0.0.0.0:8000",
            "CALLS_PER_SECOND": "4",
            "DATABASE_URL": self.database,
            "REDIS_URL": f"redis://{here}:6379",
            "COUNTY": str(HOME / "counties" / "stockholm"),
        }
        self.network = Network(f"http://{here}:8009")
        redis = f"{find_server()} --bind {here} --port 6379 --save '' --protected-mode no"
        self.front = self.middle.do(lambda: Front(here, 8000, list(there)))
        self._start(self.middle, "redis", redis, folder)
        self._start(self.middle, "exercise", f"{sys.executable} -m exercise", folder)
        for name, host in zip("ab", self.hosts, strict=True):
            command = f"{sys.executable} -m tests.hosts.household {' '.join(ON_A_HOST)}"
            self._start(host.place, name, command, folder / name)
        desk = {**self.environment, "DATA_DIR": str(folder), "DATABASE_URL": self.postgres.url(DATABASE)}
        self.upprop: Upprop = assemble(Settings.from_environment(desk), nudged=False)
        ends.callback(self.upprop.close)

    def at_the_carrier(self, ask: Callable[[Network], T]) -> T:
        return self.middle.do(lambda: ask(self.network))

    def cut_off(self, host: Host) -> None:
        """Its cable is pulled out."""
        self.middle.ip("link", "set", host.link, "down")

    def plug_in(self, host: Host) -> None:
        self.middle.ip("link", "set", host.link, "up")

    def _start(self, place: Namespace, name: str, command: str, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        environment = {**self.environment, "DATA_DIR": str(folder)}
        place.do(lambda: Child(name, command, environment, self._say))

    def _say(self, name: str, line: str) -> None:
        if not self._log.closed:
            print(f"{name} | {line}", file=self._log, flush=True)
