"""Both sides of an exercise as processes: fresh data, free ports, throwaway secrets, a clock of their own.

Nothing of the installation around is used: a rehearsal must neither reach real phones nor leave anything.
"""

import json
import os
import secrets
import socket
import time
from collections.abc import Callable, Mapping
from dataclasses import fields
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import Final

import requests

from conference.carriers.modem.daemon import DUMMY
from conference.cli.household import Household
from conference.cli.procfile import processes
from conference.cli.rehearse.cluster import Cluster
from conference.cli.rehearse.pace import Pace
from conference.exercises.network import Network
from conference.settings import Settings

NOT_NEEDED: Final = frozenset({"console", "modem"})
PATIENCE: Final = 40.0
"""Seconds of the wall for everything to be up."""
_ENDING: Final = 2.0
_OURS: Final = frozenset(
    f"{field.name.upper()}{ending}" for field in fields(Settings) for ending in ("", "_FILE")
) | {"EXERCISE_BIND", "VOICE_STATUS_URL"}


class NotUp(RuntimeError):
    """The processes did not come up in time."""


class Stage:
    """What an exercise is played on. Everything it started ends with the block it is entered for."""

    def __init__(
        self,
        folder: Path,
        county: Path,
        calls_per_second: float = 1,
        *,
        postgres: bool = False,
        modem: bool = False,
        second: bool = False,
        console: bool = False,
    ) -> None:
        """`postgres`: on a server of its own instead of a file. `modem`: with one that is played. `second`:
        with another account, by which the same phones are reached. `console`: with the pages, too.

        Raises NoServer.
        """
        self.folder = folder
        folder.mkdir(parents=True)
        self.database.parent.mkdir()
        self._log: TextIOWrapper = self.log.open("w", encoding="utf-8")
        self.cluster = Cluster(self._log) if postgres else None
        self.pace = Pace(folder / "clock.json")
        web, console_bind, network = (f"127.0.0.1:{port}" for port in _free_ports(3))
        self.web, self.network = f"http://{web}", Network(f"http://{network}")
        self._console = f"http://{console_bind}" if console else None
        self.environment: Mapping[str, str] = {
            **{name: value for name, value in os.environ.items() if _is_of_the_machine(name)},
            "DATA_DIR": str(folder.absolute()),
            "CLOCK_FILE": str(self.pace.file.absolute()),
            "EXERCISE": "1",
            "SECRET_KEY": secrets.token_hex(32),
            "TWILIO_ACCOUNT_SID": f"AC{secrets.token_hex(16)}",
            "TWILIO_AUTH_TOKEN": secrets.token_hex(16),
            "TWILIO_API_BASE_URL": f"http://{network}",
            "PUBLIC_BASE_URL": self.web,
            "WEB_BIND": web,
            "CONSOLE_BIND": console_bind,
            "EXERCISE_BIND": network,
            "VOICE_STATUS_URL": f"{self.web}/twilio/voice/status",
            "COUNTY": str(county.absolute()),
            "LANGUAGE": "sv",
            "CALLS_PER_SECOND": f"{calls_per_second:g}",
            "DATABASE_URL": self.cluster.url if self.cluster else f"sqlite:///{self.database.absolute()}",
        }
        beside = (["second"] if second else []) + (["modem"] if modem else [])
        self.environment = {
            **self.environment,
            "CARRIERS": ",".join(["twilio", *beside]),
            **(self._with_another_account(calls_per_second) if second else {}),
            **(self._with_a_modem() if modem else {}),
        }
        self._household: Household | None = None

    def _with_a_modem(self) -> dict[str, str]:
        """A device that is a folder: what is sent by it has been sent, and nobody reads it."""
        device = self.folder.absolute() / "device"
        device.mkdir()
        return {"MODEM_DEVICE": str(device), "MODEM_CONNECTION": DUMMY}

    def _with_another_account(self, calls_per_second: float) -> dict[str, str]:
        return {
            "SECOND_ACCOUNT_SID": f"AC{secrets.token_hex(16)}",
            "SECOND_AUTH_TOKEN": secrets.token_hex(16),
            "SECOND_API_BASE_URL": self.environment["TWILIO_API_BASE_URL"],
            "SECOND_CALLS_PER_SECOND": f"{calls_per_second:g}",
        }

    def __enter__(self) -> "Stage":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def end(self) -> None:
        """End everything that was started. Harmless when that has been done."""
        household, self._household = self._household, None
        cluster, self.cluster = self.cluster, None
        if household is not None:
            household.stop(_ENDING)
        if cluster is not None:
            cluster.stop()
        self._log.close()

    @property
    def database(self) -> Path:
        """In a folder of its own, so that it can be taken away whole."""
        return self.folder / "database" / "upprop.db"

    @property
    def log(self) -> Path:
        return self.folder / "processes.log"

    def settings(self) -> Settings:
        return Settings.from_environment(self.environment)

    @property
    def own_numbers(self) -> tuple[str, ...]:
        """The numbers by which the product is reached, and which it may name."""
        accounts = self.settings().accounts()
        return tuple(number for one in accounts for number in (one.voice_number, one.text_number))

    @property
    def voices(self) -> dict[str, str]:
        """Carrier to the number by which it calls."""
        return {account.carrier: account.voice_number for account in self.settings().accounts()}

    @property
    def carriers(self) -> dict[str, Network]:
        """The network, for each carrier that is meant in it."""
        return {account.carrier: self.network.by(account.sid) for account in self.settings().accounts()}

    def raise_curtain(self) -> None:
        """Start everything and wait until both sides answer. Raises NotUp."""
        needed = {"modem"} if self.settings().modem_device else set()
        not_needed = NOT_NEEDED - needed - ({"console"} if self._console else set())
        wanted = [name for name in processes() if name not in not_needed]
        self._household = Household(self.environment, only=wanted, output=self._log)
        self._household.start()
        sides = {"the exercise network": self.network.answers, "web": self._is_ready}
        if self._console:
            sides["console"] = self.console_answers
        for name, answers in sides.items():
            if not until(answers, PATIENCE):
                raise NotUp(f"{name} does not answer")

    def open_the_database(self) -> None:
        """Wait until it can be brought to this version. Raises NotUp."""
        if self.cluster is not None and not until(self.cluster.answers, PATIENCE):
            raise NotUp("PostgreSQL does not answer")

    def keep(self, name: str, what: object) -> None:
        """Leave something beside the logs, for whoever has to find out what happened."""
        (self.folder / name).write_text(json.dumps(what, ensure_ascii=False, indent=1), encoding="utf-8")

    @property
    def household(self) -> Household:
        """Raises NotUp before the curtain is raised and after the end."""
        if self._household is None:
            raise NotUp("nothing runs on the stage")
        return self._household

    def alive(self) -> dict[str, int]:
        return self._household.alive() if self._household else {}

    def last_lines(self, many: int) -> list[str]:
        """What the processes said last."""
        return self.log.read_text(encoding="utf-8").splitlines()[-many:] if self.log.exists() else []

    def _is_ready(self) -> bool:
        return self.web_answers("readyz")

    def web_answers(self, what: str = "healthz", patience: float = 2.0) -> bool:
        return _answers(f"{self.web}/{what}", patience)

    def console_answers(self) -> bool:
        """Whether the pages are there. Never where the exercise is played without them."""
        return self._console is not None and _answers(self._console, 2.0)


def _answers(url: str, patience: float) -> bool:
    try:
        return requests.get(url, timeout=patience, proxies={"http": ""}).ok
    except requests.RequestException:
        return False


def _is_of_the_machine(name: str) -> bool:
    # Everything is reached on this machine: a proxy between two of its processes could only be in the way.
    return name not in _OURS and not name.lower().endswith("_proxy")


def until(holds: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True


def _free_ports(many: int) -> list[int]:
    """All held at once before any is let go, so that no two are the same."""
    held = [socket.create_server(("127.0.0.1", 0)) for _ in range(many)]
    ports = [server.getsockname()[1] for server in held]
    for server in held:
        server.close()
    return ports
