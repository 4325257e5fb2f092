"""A stage whose database can be taken away and given back while phones ring.

What is asked of the stage is asked of whoever has the work in hand: the house, or the reserve while one is
open.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from conference.bootstrap import Upprop
from conference.host import Host, bring_home
from tests.databases import DATABASES
from tests.stage import Stage, set_up


@dataclass
class OneHost(Stage):
    """See the module."""

    lost: bool = False

    @property
    def host(self) -> Host:
        host = self.web.application.extensions["host"]
        assert isinstance(host, Host)
        return host

    @property
    def house(self) -> Upprop:
        return self.host.house

    # --- the database -------------------------------------------------------------------------------------

    def lose(self) -> None:
        """Confirm the call list, and take the database away."""
        assert self.house.keeper().refresh()
        self.take_away()

    def take_away(self) -> None:
        DATABASES.take_away(self.house.settings.database_url)
        self.lost = True

    def give_back(self) -> None:
        """The database is there again; nothing has come home yet."""
        DATABASES.give_back(self.house.settings.database_url)
        self.lost = False

    def come_home(self) -> None:
        """What the deliverer does when the database is there again."""
        self.give_back()
        for id in self.host.reserves.all():
            assert bring_home(self.host, id)
        self._turn_to_whoever_works()
        self.settle()

    def _turn_to_whoever_works(self) -> None:
        at_work = self.host.at_work()
        if at_work is not self.upprop:
            self.upprop = at_work
            self._employ(f"stage {len(self.host.reserves.all())}")
            self.opens.clear()
            super()._look()

    @property
    def idle(self) -> bool:
        """There is neither a database nor a reserve."""
        return self.lost and self.host.reserves.open_now() is None

    # --- time ---------------------------------------------------------------------------------------------

    def _look(self) -> None:
        self._turn_to_whoever_works()
        if not self.idle:
            super()._look()

    def _one_round(self) -> bool:
        self._turn_to_whoever_works()
        return self.network.run_due(self.clock.now()) > 0 if self.idle else super()._one_round()

    def _next(self) -> datetime | None:
        self._turn_to_whoever_works()
        if not self.idle:
            return super()._next()
        at = self.network.next_at()
        return at if at is not None and at > self.clock.now() else None


def one_host(folder: Path, *, made_by: Callable[..., Stage] = set_up, **settings: Any) -> OneHost:
    """A fresh product, on such a stage."""
    stage = made_by(folder, **settings)
    return OneHost(**{field.name: getattr(stage, field.name) for field in fields(stage)})
