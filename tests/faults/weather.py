"""What a storm is made of: for a seed, what every phone does and everything that goes wrong on the way.

All chance is here, and all of it comes from the seed. Nothing is drawn that the product may answer for: a
report may be lost, but a request that was carried out is in the carrier's list.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from exercise.faults import Rule

Words = dict[str, Any]

REPORTS = (
    "initiated", "ringing", "answered", "completed", "amd", "participant-join", "participant-leave",
    "participant-mute", "participant-unmute", "conference-start", "conference-end", "announcement-*",
    "message-sent", "message-delivered",
)  # fmt: skip
REQUESTS = (
    "POST Calls", "POST Calls/Sid", "GET Calls", "GET Calls/Sid", "POST Participants/Sid",
    "GET Participants", "GET Conferences", "POST Conferences/Sid", "POST Messages", "GET Messages",
    "GET Messages/Sid",
)  # fmt: skip
CALLERS_KEYS = (["1"], ["{code}#", "1"], ["{code}#", None, "1"], [None], ["123456#"], ["1", "1"])
KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "#")


@dataclass(frozen=True)
class Weather:
    """The phones of one storm by number, its faults, and the minutes at which the product is started anew."""

    phones: dict[str, Words]
    faults: tuple[Rule, ...]
    restarts: tuple[float, ...]


def weather(seed: int, numbers: dict[str, list[str]], called: dict[str, str]) -> Weather:
    """`numbers` are every seat's phones, `called` the seats' names in the room."""
    dice = random.Random(seed)
    phones: dict[str, Words] = {}
    for seat, own in numbers.items():
        for rung, number in enumerate(own):
            phones[number] = {"called": called[seat], **_phone(dice, first=rung == 0)}
    faults = tuple(_fault(dice, seed * 100 + place) for place in range(dice.randint(2, 12)))
    restarts = tuple(sorted(dice.uniform(0.2, 14) for _ in range(dice.choice((0, 0, 0, 1, 2)))))
    return Weather(phones, faults, restarts)


def _phone(dice: random.Random, *, first: bool) -> Words:
    """One phone's officer. Somebody mostly comes; the first number of a seat is the likeliest."""
    manners: list[tuple[int, Callable[[random.Random], Words]]] = [
        (10 if first else 6, _comes),
        (2, _drops),
        (2, _late_or_wrong_key),
        (1, _refuses),
        (1, _dials_in),
        (3 if first else 5, _no_answer),
    ]
    weights = [weight for weight, _ in manners]
    chosen = dice.choices([manner for _, manner in manners], weights)[0](dice)
    if dice.random() < 0.15:
        chosen = chosen | _dials_in(dice)
    if dice.random() < 0.25:
        chosen = chosen | {"when": _stars(dice)}
    return {"speaks": dice.choice((3, 8, 15, 60)), **chosen}


def _comes(dice: random.Random) -> Words:
    return {"answers": dice.choice((1, 3, 6, 15, 24, 29)), "presses": "1"}


def _drops(dice: random.Random) -> Words:
    drop = dice.choice(
        (
            {"after_answer": dice.uniform(1, 12)},
            {"after_join": dice.uniform(0.1, 120), "times": dice.choice((1, 2, 4))},
            {"in_turn": dice.uniform(0.5, 8)},
        )
    )
    back: Words = {"calls_back": dice.choice((1, 4, 5, 6, 20)), "dial_in": {"from": "own", "keys": ["1"]}}
    return _comes(dice) | {"drops": drop} | (back if dice.random() < 0.6 else {})


def _late_or_wrong_key(dice: random.Random) -> Words:
    keys: list[Any] = [dice.choice((None, "7", "*", "9", {"key": "1", "into": dice.uniform(0.2, 30)}))]
    keys += [dice.choice((None, "1", "5"))] * dice.randint(0, 3)
    return {"answers": dice.randint(1, 15), "presses": [*keys, dice.choice(("1", None))]}


def _refuses(dice: random.Random) -> Words:
    presses = dice.choice((["2", "2"], ["2", "1"], ["2", None], ["3"], ["2", "3", "1"]))
    return {"answers": dice.randint(1, 10), "presses": presses}


def _no_answer(dice: random.Random) -> Words:
    manner = dice.choice(("busy", "never", "voicemail", "unreachable", "rejects"))
    if dice.random() < 0.5:
        return {"answers": manner}
    return {"answers": [manner, dice.choice((3, "busy", "never"))], "presses": "1"}


def _dials_in(dice: random.Random) -> Words:
    calls = [
        {
            "at": round(dice.uniform(20, 900), 1),
            "from": dice.choice(("own", "own", "own", "withheld")),
            "keys": dice.choice(CALLERS_KEYS),
        }
        for _ in range(dice.randint(1, 2))
    ]
    answers = dice.choice(({"answers": "never"}, _comes(dice)))
    return {"dials_in": calls, **answers}


def _stars(dice: random.Random) -> list[Words]:
    """Star at odd moments, and whatever key after it."""
    return [
        {"at": round(dice.uniform(60, 1100), 1), "does": [{"star": [dice.choice(KEYS)]}]}
        for _ in range(dice.randint(1, 3))
    ]


def _fault(dice: random.Random, seed: int) -> Rule:
    chance = dice.choice((0.05, 0.15, 0.35, 0.6))
    if dice.random() < 0.55:
        does = dice.choice(("lose", "lose", "lose", "repeat", "reorder", "delay"))
        where = f"callback:{dice.choice((*REPORTS, 'participant-*', '[!v]*'))}"
        return Rule(where, does, chance=chance, seed=seed, seconds=dice.choice((0.7, 3.0, 9.0)))
    does = dice.choice(("429", "500", "503", "timeout_after_acting", "hang"))
    return Rule(f"rest:{dice.choice(REQUESTS)}", does, chance=chance, seed=seed)
