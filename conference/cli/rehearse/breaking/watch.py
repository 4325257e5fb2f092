"""How soon the work goes on after a process was killed, from what can be seen of it: signs of life in the
database, answers of web and Redis, and what became of that which the dead had in hand.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any, Final

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from conference.bus import StorageError
from conference.cli.rehearse.breaking.breakage import Breakage
from conference.cli.rehearse.breaking.processes import Killed
from conference.cli.rehearse.stage import Stage
from conference.storage import Store
from conference.storage.hands import Hands, InHand

LOOK_EVERY: Final = 0.05
PATIENCE: Final = 0.3
"""Seconds of the wall, both."""


@dataclass
class Recovery:
    """A process that was killed, and the seconds of the wall until another worked in its place."""

    name: str
    killed_at: float
    seconds: float | None = None


@dataclass
class Settled:
    """An effect that a killed process had in hand, or of which no answer came: seconds until it was known."""

    kind: str
    seconds: float


@dataclass
class _Awaited:
    recovery: Recovery
    pid: int | None
    known: frozenset[str]


@dataclass
class Seen:
    recoveries: list[Recovery] = field(default_factory=list)
    settled: list[Settled] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


class Watch:
    """Looks from a thread of its own until `end`."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        settings = stage.settings()
        self._store = Store(settings.database_url, patience=PATIENCE)
        self._hands = Hands(self._store)
        self._redis = redis.Redis.from_url(
            settings.redis_url, socket_timeout=PATIENCE, retry=Retry(NoBackoff(), 0)
        )
        self._known: dict[str, str] = {}
        self._dead: set[str] = set()
        self._in_hand: dict[int, tuple[InHand, bool]] = {}
        self._awaited: list[_Awaited] = []
        self._about: dict[Breakage, _Awaited] = {}
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="watch", daemon=True)
        self.seen = Seen()

    def begin(self) -> None:
        self._thread.start()

    def end(self) -> None:
        self._over.set()
        if self._thread.is_alive():
            self._thread.join(10)
        self._store.close()

    def before(self, breakage: Breakage) -> None:
        """Who works in a process that is about to be killed."""
        if not isinstance(breakage, Killed):
            return
        pid = self._stage.alive().get(breakage.name)
        with self._lock:
            known = frozenset(process for process, kind in self._known.items() if kind == breakage.name)
            self._about[breakage] = _Awaited(Recovery(breakage.name, time.time()), pid, known)

    def after(self, breakage: Breakage) -> None:
        """It has been killed now."""
        with self._lock:
            awaited = self._about.pop(breakage, None)
            if awaited is not None:
                awaited.recovery.killed_at = time.time()
                self._dead |= awaited.known
                self._awaited.append(awaited)
                self.seen.recoveries.append(awaited.recovery)

    @property
    def waits(self) -> bool:
        """Whether somebody killed is not back yet."""
        return bool(self._awaited)

    def _run(self) -> None:
        while not self._over.wait(LOOK_EVERY):
            try:
                alive, in_hand = self._hands.alive(), self._hands.in_hand()
            except StorageError:
                alive, in_hand = {}, None
            with self._lock:
                self._known |= {process: kind for process, (kind, _) in alive.items()}
                if in_hand is not None:
                    self._follow({row.row: row for row in in_hand})
                awaited = list(self._awaited)
            for one in awaited:
                self._look_for(one, {process: wall for process, (_, wall) in alive.items()})

    def _follow(self, now: dict[int, InHand]) -> None:
        for row, (claim, doubtful) in list(self._in_hand.items()):
            if row not in now:
                del self._in_hand[row]
                if doubtful:
                    seconds = max(0.0, time.time() - claim.claimed_at)
                    self.seen.settled.append(Settled(claim.kind, round(seconds, 2)))
        for row, claim in now.items():
            doubtful = claim.unknown or claim.process in self._dead
            self._in_hand[row] = (claim, doubtful or self._in_hand.get(row, (claim, False))[1])

    def _look_for(self, awaited: _Awaited, alive: dict[str, Any]) -> None:
        back_at = self._back_at(awaited, alive)
        if back_at is not None:
            awaited.recovery.seconds = round(max(0.0, back_at - awaited.recovery.killed_at), 2)
            with self._lock:
                self._awaited.remove(awaited)

    def _back_at(self, awaited: _Awaited, alive: dict[str, Any]) -> float | None:
        name = awaited.recovery.name
        answers: dict[str, Callable[[], bool]] = {
            "web": lambda: self._stage.web_answers(patience=PATIENCE),
            "redis": self._redis_answers,
        }
        if name in answers:
            begun = self._stage.alive().get(name, awaited.pid) != awaited.pid
            return time.time() if begun and answers[name]() else None
        new = [
            float(wall)
            for process, wall in alive.items()
            if process.startswith(f"{name}-") and process not in awaited.known
        ]
        return min((wall for wall in new if wall > awaited.recovery.killed_at), default=None)

    def _redis_answers(self) -> bool:
        try:
            return bool(self._redis.ping())
        except redis.RedisError:
            return False
