"""From what is stored to those who do it: due rows to the bus, waiting effects to their lanes.

The relay sleeps until it is nudged or something is due, and never for more than a second. It rings for the
lanes' workers; and whatever nobody has claimed half a second later it carries out itself. That one rule
covers Redis gone, a worker dead, a worker starting. Any number of relays may run at once.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from conference.bootstrap import Upprop, process_name
from conference.bus import StorageError
from conference.clock import Wall
from conference.domain.errors import DomainError
from conference.domain.meeting.commands import PlanAhead, PlanLinkTests
from conference.storage.counting import Counting
from conference.views.health import Finding
from workers import heartbeat
from workers.bells import LANES, Bells
from workers.draining import drain
from workers.reconcilers import Reconcilers
from workers.stopping import Stopping
from workers.timers import Timers
from workers.watcher import Watcher

log = logging.getLogger(__name__)

LONGEST_SLEEP: Final = 1.0
SLEEP_WHILE_WAITING: Final = 0.25
UNCLAIMED_FOR: Final = 0.5
LOOK_EVERY: Final = 0.5
HOUSEKEEPING_EVERY: Final = 3600.0
COUNT_EVERY: Final = 5.0
LONGEST_ROUND: Final = 10.0
STAMPS_KEPT: Final = 8 * 24 * 3600.0
BEATS_KEPT: Final = 24 * 3600.0
"""Seconds of the wall, all of them."""


class Relay:
    """One relay. `bells` is None where there is no Redis to ring by."""

    def __init__(
        self, upprop: Upprop, process: str, bells: Bells | None, stopping: Stopping | None = None
    ) -> None:
        self._upprop, self._process, self._bells = upprop, process, bells
        self._stopping = stopping or Stopping()
        self.delivery = upprop.delivery(process)
        self._timers = Timers(upprop)
        self._settling = upprop.settling(self.delivery)
        self._lookout = upprop.lookout()
        self._reconcilers = Reconcilers(upprop, self._lookout)
        self._counting = Counting(upprop.store)
        self._round_at = upprop.clock.wall()
        url = "" if upprop.house.reserve else upprop.settings.heartbeat_url
        self._watcher = Watcher(url, self.self_check, upprop.clock, upprop.tally) if url else None
        self._wanted = {lane: threading.Event() for lane in LANES}

    def run(self) -> None:
        """Relay until told to end."""
        heartbeat.start(self._upprop, self._process, "relay", self.delivery, self._stopping)
        threads = [self._thread(lane, lambda lane=lane: self._drain_when_wanted(lane)) for lane in LANES]  # type: ignore[misc]
        threads.append(self._thread("lookout", self._look_round))
        threads.append(self._thread("settling", self._settle))
        threads.append(self._thread("reconciling", self._reconcile))
        threads.append(self._thread("housekeeping", self._keep_house))
        if self._watcher is not None:
            threads.append(self._thread("watcher", self._tell_watcher))
        if not self._upprop.house.reserve:  # what it has seen is counted when it has come home
            threads.append(self._thread("counting", self._count))
        planned = self._plan_ahead()
        rung: Iterable[str] = ()
        while self._stopping.going():
            rung = self._sleep(self.safe_round(rung))
            planned = planned or self._plan_ahead()
        for thread in threads:
            thread.join(timeout=1.0)

    def round(self, rung: Iterable[str] = ()) -> float:
        """One round: what is due, what waits, who is to be woken. The seconds one may sleep after it."""
        lanes = self._timers.fire() | set(rung)
        upprop = self._upprop
        now = upprop.clock.now()
        waiting = upprop.outbox.waiting_since(now, upprop.clock.wall())
        for lane in sorted((lanes | waiting.keys()) & self._wanted.keys()):
            there_is_a_bell = self._bells is not None and self._bells.ring(lane)
            if not there_is_a_bell or waiting.get(lane, 0.0) >= UNCLAIMED_FOR:
                self._wanted[lane].set()
        # What is to be said only later (a name, after the words before it) wakes nobody when it is written.
        ready = upprop.outbox.ready_after(now)
        return min(
            SLEEP_WHILE_WAITING if waiting else LONGEST_SLEEP,
            self._timers.seconds_to_next(),
            float("inf") if ready is None else upprop.clock.wall_seconds_until(ready),
        )

    def safe_round(self, rung: Iterable[str] = ()) -> float:
        """A round that nothing can end but the end."""
        try:
            seconds = self.round(rung)
            self._round_at = self._upprop.clock.wall()
            return seconds
        except StorageError as error:
            log.warning("storage does not answer: %s", error)
        except Exception:
            log.exception("a round of the relay failed")
        return LONGEST_SLEEP

    def wants(self, lane: str) -> bool:
        """Whether the relay is about to drain a lane by itself."""
        return self._wanted[lane].is_set()

    def _sleep(self, seconds: float) -> frozenset[str]:
        """Until a nudge, or for so long."""
        if seconds <= 0:
            return frozenset()
        nudge = self._upprop.nudge
        if nudge is not None and nudge.answers:
            # Until the bell has been heard or has turned out to be gone; the end is looked for every second.
            return nudge.wait(seconds) or frozenset()
        self._stopping.wait(min(seconds, SLEEP_WHILE_WAITING))
        return frozenset()

    def _drain_when_wanted(self, lane: str) -> None:
        wanted = self._wanted[lane]
        if wanted.wait(LOOK_EVERY):
            wanted.clear()
            drain(self.delivery, lane, self._upprop.clock, self._stopping)

    def _settle(self) -> None:
        self._settling.settle_all()
        self._stopping.wait(LOOK_EVERY)

    def _look_round(self) -> None:
        self._lookout.look_round()
        self._stopping.wait(LOOK_EVERY)

    def _reconcile(self) -> None:
        self._reconcilers.round()
        self._stopping.wait(LOOK_EVERY)

    def self_check(self) -> Sequence[Finding]:
        """What the house finds of itself, and this relay of its own rounds."""
        seconds = self._upprop.clock.wall() - self._round_at
        fine = seconds <= LONGEST_ROUND
        rounds = Finding("rounds", fine, f"the last round of the relay ended {seconds:.0f} s ago")
        return (rounds, *self._upprop.self_check())

    def _tell_watcher(self) -> None:
        assert self._watcher is not None
        self._watcher.look()
        self._stopping.wait(LONGEST_SLEEP)

    def _count(self) -> None:
        while self._stopping.going() and self._counting.count():
            pass
        self._stopping.wait(COUNT_EVERY)

    def _keep_house(self) -> None:
        self.forget_stamps()
        self._upprop.beats.forget(Wall(self._upprop.clock.wall() - BEATS_KEPT))
        self._stopping.wait(HOUSEKEEPING_EVERY)

    def forget_stamps(self) -> int:
        """Drop the stamps of what no carrier and no program repeats any more; how many there were."""
        upprop = self._upprop
        with upprop.store.writing() as work:
            work.routes.forget()
            return work.forget_stamps(Wall(upprop.clock.wall() - STAMPS_KEPT))

    def _plan_ahead(self) -> bool:
        """The calendar is looked at now and once a day from then on. Exercises plan for themselves.

        And a reserve plans nothing: the house knows what is planned.
        """
        if self._upprop.settings.exercise or self._upprop.house.reserve:
            return True
        try:
            self._upprop.bus.handle(PlanAhead())
            if self._upprop.settings.link_tests:
                self._upprop.bus.handle(PlanLinkTests())
        except (DomainError, StorageError) as error:
            log.warning("the calendar could not be looked at: %s", error)
            return False
        return True

    def _thread(self, name: str, work: Callable[[], None]) -> threading.Thread:
        """Work over and over until the end; a fault costs one round."""

        def go_on() -> None:
            while self._stopping.going():
                try:
                    work()
                except StorageError as error:
                    log.warning("storage does not answer: %s", error)
                    self._stopping.wait(LONGEST_SLEEP)
                except Exception:
                    log.exception("%s failed", name)
                    self._stopping.wait(LONGEST_SLEEP)

        thread = threading.Thread(target=go_on, name=name, daemon=True)
        thread.start()
        return thread


def run(upprop: Upprop, beside: Callable[[Stopping], object]) -> None:
    """A relay in a process of its own, and whatever else is begun `beside` it."""
    stopping = Stopping()
    stopping.on_signals()
    upprop.keeper().start(stopping.wait)
    beside(stopping)
    Relay(upprop, process_name("relay"), Bells(upprop.settings.redis_url), stopping).run()
