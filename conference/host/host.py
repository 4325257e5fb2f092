"""Which product what comes in belongs to: the house, or the reserve of this host.

    house ─► no answer in two seconds ─► the reserve is opened ─► all doors of the host use it
      ▲                                                                        │
      └──────────── the database answers, and all is home (moving.py) ◄────────┘

The processes of a host agree by files (`conference.reserve.reserves`), so that a reserve is opened once, and
nobody waits two seconds for a database that somebody else has found gone.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import Final, TypeVar

from conference.bootstrap import RESERVE, Upprop, assemble_reserve
from conference.bus import Away, Collision, StorageError
from conference.deadline import no_later_than, too_late
from conference.files import in_turn
from conference.reserve.names import Names
from conference.reserve.reserves import Reserves
from conference.reserve.sealing import Unreadable
from conference.storage import reserve as database
from conference.storage.ids import RandomIds

log = logging.getLogger(__name__)

T = TypeVar("T")

PATIENCE: Final = 2.0
"""Seconds of the wall that the house's database has for what somebody waits for."""
TO_MAKE_GOOD: Final = 0.5
"""Seconds more for making good what was done in time: what is later than that has not been done."""


class Host:
    """What every door holds. `send_for`, if given, sees to it that a reserve just opened is delivered."""

    def __init__(
        self,
        house: Upprop,
        *,
        send_for: Callable[[], object] | None = None,
        patience: float = PATIENCE,
        hands: int = 8,
    ) -> None:
        self.house = house
        self.reserves = Reserves(house.settings.data_dir / RESERVE)
        self._names = Names(house.settings.secret_key)
        self._send_for = send_for
        self.patience = patience
        self._hands = ThreadPoolExecutor(hands, thread_name_prefix="house")
        self._assembled: dict[str, Upprop] = {}
        self._lock = threading.Lock()

    def at_work(self) -> Upprop:
        """Where what comes in is taken now."""
        id = self.reserves.open_now()
        return self.house if id is None else self.reserve(id)

    def reserve(self, id: str) -> Upprop:
        """The product on a reserve of this host."""
        with self._lock:
            here = set(self.reserves.all())
            for gone in self._assembled.keys() - here - {id}:
                self._assembled.pop(gone).close()
            if id not in self._assembled:
                path, shut = self.reserves.path(id), self.reserves.shut(id)
                self._assembled[id] = assemble_reserve(self.house, id, path, shut)
            return self._assembled[id]

    def named(self, name: str) -> tuple[str, Upprop] | None:
        """The reserve that an address names and the product that has it now; None if the name is not ours.

        What has come home is the house's.
        """
        id = self._names.reserve(name)
        if id is None:
            return None
        return id, self.reserve(id) if id in self.reserves.all() else self.house

    def take(self, work: Callable[[Upprop], T]) -> T:
        """Have something done by the house, or by the reserve if the database does not take it in time.

        What the house was asked for and had not done by then it does not do later. Raises Away if there is no
        reserve either, in a sentence.
        """
        open_ = self.reserves.open_now()
        if open_ is not None:
            try:
                return work(self.reserve(open_))
            except Away:
                if self.reserves.open_now() == open_:
                    raise
                # It was shut in that very moment: the house has it now.
        try:
            return self._in_time(work)
        except StorageError as error:
            log.warning("the house does not take it: %s", error)
        return work(self.open())

    def open(self) -> Upprop:
        """Open a reserve, unless another process of this host just has."""
        with in_turn(self.reserves.folder / "opening", self.patience) as in_time:
            if not in_time:
                raise Away("neither the database nor this host's reserve can be had")
            id = self.reserves.open_now() or self._open_one()
        return self.reserve(id)

    def _open_one(self) -> str:
        id = RandomIds().new_id()
        try:
            content = self.house.snapshot.read()
        except Unreadable as error:
            raise Away(
                f"the database does not answer, and this host's call list is of no use: {error}"
            ) from None
        database.make(self.reserves.path(id), id, content, self.house.clock.now())
        log.warning("the database does not answer: a reserve is open on this host", extra={"reserve": id})
        if self._send_for is not None:
            self._send_for()
        return id

    def _in_time(self, work: Callable[[Upprop], T]) -> T:
        """The house's own answer, on a thread that may be left alone with a database that hangs."""

        def asked() -> T:
            with no_later_than(self.patience):
                while True:
                    try:
                        return work(self.house)
                    except Collision:
                        if too_late():
                            raise

        doing = self._hands.submit(copy_context().run, asked)
        try:
            return doing.result(self.patience + TO_MAKE_GOOD)
        except TimeoutError:
            doing.cancel()
            raise Away("the database does not answer in time") from None
