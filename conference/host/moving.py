"""Bringing a reserve home, step by step, so that a process that dies at any of them loses nothing.

    shut ─► copied and marked in one transaction of the house ─► taken away
      ▲                     │
      └── opened again ◄────┘ the house has not taken it, for certain

Once it is shut nothing more is written there. Whether the house has taken it is asked of the house: until
that is answered it stays shut, since what is done in two places is done twice.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Final

from conference.bootstrap import Upprop
from conference.bus import StorageError
from conference.domain.decision import Command, Due
from conference.host.host import Host
from conference.storage import moving
from conference.storage import reserve as database

KEPT_FOR: Final = timedelta(days=365)
"""Until long after any reserve has come home."""

log = logging.getLogger(__name__)


def bring_home(host: Host, id: str) -> bool:
    """Move what was begun in a reserve into the house's database. False if that must be tried again.

    Called by one process at a time, and when nobody has anything of the reserve in hand any more.
    """
    shut = host.reserves.shut(id)
    reserve = host.reserve(id)
    try:
        host.house.store.check()
        with reserve.store.shutting():
            shut.touch(mode=0o600)
        _move(host.house, reserve, id)
    except (StorageError, OSError) as error:
        log.warning("the reserve cannot come home yet: %s", error, extra={"reserve": id})
        return _has_come(host, id)
    _clear(host, id)
    return True


def keep_for_the_house(upprop: Upprop, command: Command, stamp: str) -> None:
    """What a reserve can make nothing of waits in it, and is carried out when all is home."""
    later = upprop.clock.now() + KEPT_FOR
    with upprop.store.writing() as work:
        work.plan([Due(command, later, f"{moving.KEPT}{stamp}")], None)


def _move(house: Upprop, reserve: Upprop, id: str) -> None:
    with reserve.store.reading() as there, house.store.writing() as here:
        moving.move(there, here, id, house.clock.now())


def _has_come(host: Host, id: str) -> bool:
    """Something went wrong: the house is asked whether it has the reserve all the same."""
    try:
        with host.house.store.reading() as look:
            home = moving.moved(look, id)
    except StorageError:
        return False  # nobody knows, and nothing is done until somebody does
    if home:
        _clear(host, id)
    else:
        host.reserves.shut(id).unlink(missing_ok=True)
    return home


def _clear(host: Host, id: str) -> None:
    """The house has it. The mark goes last: without it what is left of the file would take presses."""
    database.remove(host.reserves.path(id))
    host.reserves.shut(id).unlink(missing_ok=True)
    log.warning("what was begun in the reserve has come home", extra={"reserve": id})
