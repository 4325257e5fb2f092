"""When things break: chosen by the seed and by nothing else, so that a storm can be told again."""

import random
from dataclasses import dataclass

from conference.cli.rehearse.breaking.schedule import Entry, Schedule


@dataclass(frozen=True)
class Moment:
    """`at` seconds of product time after the exercise begins; `lasts` seconds of the wall. `seed` decides
    whatever else is left to chance in it."""

    at: float
    lasts: float
    entry: Entry
    seed: int


def moments(schedule: Schedule, seed: int, length: float) -> tuple[Moment, ...]:
    """In order. `length` is how many seconds of product time the exercise takes undisturbed."""
    dice = random.Random(f"{schedule.name}/{seed}")
    entries = list(schedule.entries)
    if schedule.picks is not None:
        entries = dice.sample(entries, min(schedule.picks, len(entries)))
    found = [
        Moment(
            at=dice.uniform(*entry.between) / 100 * length,
            lasts=dice.uniform(*entry.lasts),
            entry=entry,
            seed=dice.randrange(10**9),
        )
        for entry in entries
        for _ in range(entry.times)
    ]
    return tuple(sorted(found, key=lambda moment: moment.at))
