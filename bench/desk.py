"""The house with its pages: Redis, web service and console of the Procfile on fresh data, and accounts.

Without a carrier, and without those who would ring one: what is reported is what the bench reports, at the
pace it chooses, and nothing that would be called in answer is in its way.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import requests

from bench.house import COUNTY, wait_until
from bench.webhooks import answers
from conference.access.passwords import Passwords
from conference.bootstrap import Upprop, assemble
from conference.cli.household import Household
from conference.cli.rehearse.stage import Stage
from conference.county.directory import read_directory
from conference.domain.access import commands as c
from conference.domain.access.rights import Role
from conference.storage.migrate import migrate

PROCESSES: Final = ("redis", "web", "console")
PASSWORD: Final = "två blå tåg i snö"


@dataclass(frozen=True)
class Desk:
    """The product as any door has it, where its web service and its pages are, and whose browsers look."""

    upprop: Upprop
    web: str
    console: str
    household: Household

    def worked(self, process: str) -> float:
        """Seconds of a core that one line of the Procfile has taken so far, with all it has started."""
        ticks = sum(_ticks(pid) for pid in _family(self.household.alive()[process]))
        return ticks / os.sysconf("SC_CLK_TCK")

    def signed_in(self, role: Role, member: str = "") -> str:
        """Somebody new, who has signed in by the pages: what their browser sends with each request."""
        login = member or role.value
        kept = Passwords().hash(PASSWORD)
        id = f"id-{login}"
        self.upprop.bus.handle(
            c.MakeAccount(id, login, login, role, "cli:bench", member=member, password=kept)
        )
        self.upprop.bus.handle(c.ChangePassword(id, kept, ""))
        with requests.Session() as browser:
            browser.trust_env = False
            page = browser.get(f"{self.console}/logga-in", timeout=10).text
            hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))
            browser.post(
                f"{self.console}/logga-in", {**hidden, "login": login, "password": PASSWORD}, timeout=10
            )
            return "; ".join(f"{cookie.name}={cookie.value}" for cookie in browser.cookies)

    def cookies(self, members: int) -> Sequence[str]:
        """Of a leader, or of that leader and so many organisations, each with an account of its own."""
        speak = [member.id for member in self.upprop.county.members][:members]
        return [self.signed_in(Role.LEADER), *(self.signed_in(Role.MEMBER, slug) for slug in speak)]


@contextmanager
def desk(folder: Path, database_url: str | None) -> Iterator[Desk]:
    """Start it all on fresh data, and end it afterwards."""
    stage = Stage(folder / "data", COUNTY)
    stage.pace.leap(datetime(2026, 11, 26, 8, 30, tzinfo=UTC), 1.0)
    environment = {**stage.environment, **({"DATABASE_URL": database_url} if database_url else {})}
    settings = stage.settings().from_environment(environment)
    migrate(settings.database_url)
    upprop = assemble(settings, nudged=False)
    with upprop.store.writing() as work:
        work.directory.replace(read_directory(COUNTY / "fiction", upprop.county))
    console = f"http://{settings.console_bind}"
    with (folder / "processes.log").open("w", encoding="utf-8") as log:
        household = Household(environment, only=PROCESSES, output=log)
        household.start()
        try:
            wait_until(lambda: answers(stage.web), "the web service does not answer")
            wait_until(lambda: answers(console), "the console does not answer")
            yield Desk(upprop, stage.web, console, household)
        finally:
            household.stop()
            upprop.close()
            stage.end()


def _family(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield from _family(int(child))


def _ticks(pid: int) -> int:
    """Of a process with all its threads, for itself and in the system."""
    said = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(said[11]) + int(said[12])
