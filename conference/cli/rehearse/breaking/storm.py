"""Breaks and mends, each thing at its moment, while the exercise is played by others."""

import logging
import random
import threading
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final

from conference.cli.rehearse.breaking.breakage import Breakage, NotNow
from conference.cli.rehearse.breaking.kinds import KINDS
from conference.cli.rehearse.breaking.moments import Moment
from conference.cli.rehearse.breaking.watch import Watch
from conference.cli.rehearse.pace import SLOWEST
from conference.cli.rehearse.stage import Stage

log = logging.getLogger(__name__)

LOOK_EVERY: Final = 0.02
NO_LONGER: Final = 10.0
"""Seconds of the wall, both."""


@dataclass
class Broken:
    """What was broken: `at` seconds into the exercise, `began` and `ended` on the wall. `not_now` is why it
    came to nothing, `fault` what was wrong with the breaking itself."""

    kind: str
    said: str
    at: float
    began: float
    ended: float | None = None
    not_now: str | None = None
    fault: str | None = None

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


class Storm:
    """One thread sees to it that everything happens at its moment, and each thing has one of its own: what
    takes long to break must not keep another from being mended."""

    def __init__(self, stage: Stage, begins: datetime, ahead: Sequence[Moment], watch: Watch) -> None:
        self._stage, self._begins, self._watch = stage, begins, watch
        self._ahead = list(ahead)
        self._over = threading.Event()
        self._threads = [threading.Thread(target=self._run, name="storm", daemon=True)]
        self._ours: set[int] = set()
        self.broken: list[Broken] = []

    def begin(self) -> None:
        self._threads[0].start()

    def end(self) -> None:
        """What is still ahead does not happen, and what is broken is mended."""
        self._over.set()
        for thread in list(self._threads):
            thread.join(NO_LONGER)

    @property
    def rages(self) -> bool:
        """Whether anything is broken just now, or may yet be."""
        return any(thread.is_alive() for thread in list(self._threads))

    @property
    def hurts(self) -> bool:
        """Whether something of ours is broken just now."""
        return bool(self._ours)

    def _run(self) -> None:
        while self._ahead and not self._over.wait(LOOK_EVERY):
            product = (self._stage.pace.now() - self._begins).total_seconds()
            while self._ahead and self._ahead[0].at <= product:
                moment = self._ahead.pop(0)
                thread = threading.Thread(
                    target=self._live_through, args=(moment,), name="breakage", daemon=True
                )
                self._threads.append(thread)
                thread.start()

    def _live_through(self, moment: Moment) -> None:
        broken = Broken(moment.entry.kind, moment.entry.kind, round(moment.at, 1), time.time())
        self.broken.append(broken)
        try:
            kind = KINDS[moment.entry.kind]
            if kind.ours:
                self._ours.add(id(broken))
                self._stage.pace.change(SLOWEST)
            breakage = kind.make(self._stage, moment.entry.words, random.Random(moment.seed))
            broken.said = breakage.said
            self._watch.before(breakage)
            breakage.begin()
            broken.began = time.time()
            self._watch.after(breakage)
        except NotNow as reason:
            broken.not_now = str(reason)
        except Exception as error:
            log.exception("nothing could be broken")
            broken.fault = f"it could not be broken: {error}"
        else:
            self._over.wait(moment.lasts)
            self._mend(breakage, broken)
        self._ours.discard(id(broken))
        broken.ended = time.time()

    def _mend(self, breakage: Breakage, broken: Broken) -> None:
        try:
            breakage.end()
        except Exception as error:
            log.exception("something could not be mended")
            broken.fault = f"it could not be mended: {error}"
