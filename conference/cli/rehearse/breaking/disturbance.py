"""A storm and all that belongs to it: what it was to be, what it did, what was seen, how it is judged."""

import math
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from conference.bootstrap import RESERVE
from conference.cli.rehearse import judge
from conference.cli.rehearse.breaking import comparison, disk
from conference.cli.rehearse.breaking.complaints import complaints
from conference.cli.rehearse.breaking.database_away import database_away
from conference.cli.rehearse.breaking.lived import Lived
from conference.cli.rehearse.breaking.moments import moments
from conference.cli.rehearse.breaking.schedule import Schedule
from conference.cli.rehearse.breaking.storm import Storm
from conference.cli.rehearse.breaking.watch import Watch
from conference.cli.rehearse.cast import Cast
from conference.cli.rehearse.pace import SLOWEST
from conference.cli.rehearse.stage import Stage


@dataclass
class Disturbance:
    """`calm` is what the phones lived through when nothing was broken."""

    schedule: Schedule
    seed: int
    calm: Lived
    excused: dict[str, str] = field(default_factory=dict)

    def prepare(self, stage: Stage) -> None:
        """Before anything is started."""
        if any(entry.kind == "reserve-full" for entry in self.schedule.entries):
            disk.make_small(stage.folder / RESERVE)

    def clear_up(self, stage: Stage) -> None:
        """When all has ended."""
        disk.take_away(stage.folder / RESERVE)

    def begin(self, stage: Stage, begins: datetime) -> None:
        self._load = os.getloadavg()[0]
        self._watch = Watch(stage)
        self._watch.begin()
        ahead = moments(self.schedule, self.seed, self.calm.length)
        self._storm = Storm(stage, begins, ahead, self._watch)
        self._storm.begin()

    def calm_down(self) -> None:
        """Nothing more is broken, and what is broken is mended."""
        self._storm.end()

    def end(self) -> None:
        self._storm.end()
        self._watch.end()

    @property
    def fastest(self) -> float:
        """How fast it may go: what takes three seconds of the wall takes as long at the phones."""
        return SLOWEST if self._storm.hurts or self._watch.waits else math.inf

    @property
    def is_over(self) -> bool:
        """Nothing is broken, and whoever was killed is back."""
        return not self._storm.rages and not self._watch.waits

    def findings(
        self, stormy: Lived, records: Sequence[Any], entries: Sequence[Any], stage: Stage, cast: Cast
    ) -> list[str]:
        network = stage.network
        requests = network.requests()
        self.excused = comparison.excused(requests, network.spoilt(), cast)
        return [
            *(f"{broken.said}: {broken.fault}" for broken in self._storm.broken if broken.fault),
            *comparison.of_the_meetings(self.calm, stormy, self.excused),
            *comparison.of_the_texts(self.calm, stormy, records, requests),
            *comparison.of_the_attempts(records),
            *comparison.of_the_lines(network.overlaps(cast.leaders), requests, cast),
            *judge.of_the_rings(entries, requests, network.unexpected(), cast),
            *complaints(stage.log.read_text(encoding="utf-8").splitlines()),
        ]

    def as_json(self) -> dict[str, Any]:
        broken, seen = self._storm.broken, self._watch.seen
        return {
            "schedule": self.schedule.name,
            "seed": self.seed,
            "load": [round(self._load, 2), round(os.getloadavg()[0], 2)],
            "broken": [one.as_json() for one in broken],
            "excused": self.excused,
            **seen.as_json(),
            "recoveries": [
                {**asdict(one), "database_away": database_away(one, broken)} for one in seen.recoveries
            ],
        }
