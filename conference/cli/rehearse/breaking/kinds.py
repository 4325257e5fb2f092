"""What can be broken, by the word it has in a schedule: what each takes, and how it is made on a stage."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from conference.bootstrap import RESERVE
from conference.cli.rehearse.breaking import bell, carrier, clocks, database, disk, processes
from conference.cli.rehearse.breaking.breakage import Breakage
from conference.cli.rehearse.stage import Stage
from conference.cli.rehearse.writing import seconds
from conference.county.fields import Fields

Words = Mapping[str, Any]
Make = Callable[[Stage, Words, random.Random], Breakage]


@dataclass(frozen=True)
class Kind:
    """`reads` takes what the kind has of its own from its entry, and adds faults for what cannot be. While
    something of `ours` is broken the exercise goes no faster than the wall."""

    make: Make
    reads: Callable[[Fields], dict[str, Any]] = field(default=lambda fields: {})
    lasts: bool = True
    ours: bool = True


# What entries have of their own


def _of(fields: Fields) -> dict[str, Any]:
    names = fields.texts("of") if fields.has("of") else processes.KILLABLE
    for name in set(names) - set(processes.KILLABLE):
        fields.fault(f"{name} is no process; there are {', '.join(processes.KILLABLE)}", "of")
    return {"of": names or processes.KILLABLE}


def _rule(fields: Fields) -> dict[str, Any]:
    """Whether there is such a fault is the network's to say, when it is given to it."""
    rule: dict[str, Any] = {"where": fields.text("where"), "does": fields.text("does")}
    if not rule["where"].startswith(("rest:", "callback:")):
        fields.fault("where begins with rest: or callback:", "where")
    for name in ("chance", "seconds"):
        if fields.has(name):
            value = seconds(fields.mark(name).value)
            if value is None or (name == "chance" and value > 1):
                fields.fault(f"{name} is {fields.mark(name).kind}", name)
            rule[name] = value
    return rule


def _by(fields: Fields) -> dict[str, Any]:
    by = seconds(fields.mark("by").value)
    if by is None:
        fields.fault("by is seconds of product time", "by")
    return {"by": by or 0.0}


# How they are made


def _killed(stage: Stage, words: Words, dice: random.Random) -> Breakage:
    return processes.Killed(stage.household, dice.choice(words["of"]))


def _stopped(stage: Stage, words: Words, dice: random.Random) -> Breakage:
    return processes.StoppedShort(stage.household, dice.choice(words["of"]))


def _database(how: str) -> Make:
    """On a file or on a server, whichever the stage has."""

    def make(stage: Stage, words: Words, dice: random.Random) -> Breakage:
        if stage.cluster is not None:
            return database.Server(stage.cluster, how)
        return database.Gone(stage.database) if how == "gone" else database.Held(stage.database, how)

    return make


def _spoilt(stage: Stage, words: Words, dice: random.Random) -> Breakage:
    return carrier.Spoilt(stage.network, {**words, "seed": dice.randrange(10**6)})


KINDS: Final[Mapping[str, Kind]] = {
    "killed": Kind(_killed, _of, lasts=False),
    "stopped": Kind(_stopped, _of),
    "console-away": Kind(
        lambda stage, words, dice: processes.ConsoleAway(stage.household, stage.console_answers), ours=False
    ),
    "redis-away": Kind(lambda stage, words, dice: bell.Away(stage.household)),
    "redis-loses-data": Kind(
        lambda stage, words, dice: bell.Forgetful(stage.household, stage.settings().data_dir / bell.NAME)
    ),
    "redis-emptied": Kind(lambda stage, words, dice: bell.Emptied(stage.settings().redis_url), lasts=False),
    "redis-hangs": Kind(lambda stage, words, dice: bell.Hanging(stage.household)),
    "database-locked": Kind(_database("locked")),
    "database-shut": Kind(_database("shut")),
    "database-gone": Kind(_database("gone")),
    "reserve-full": Kind(lambda stage, words, dice: disk.Full(stage.folder / RESERVE)),
    "carrier": Kind(_spoilt, _rule, ours=False),
    "clock": Kind(
        lambda stage, words, dice: clocks.Reanchored(stage.pace, words["by"]), _by, lasts=False, ours=False
    ),
}
