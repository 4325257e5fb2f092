"""Any keys at any time, by phone and by text: nobody is trapped, and no line is open out of its turn.

A small Thursday in which everybody comes. Then chance takes over the phones: keys before and over the words,
codes that are none, calls begun and ended, texts. The meeting comes to its end all the same, with a record
that agrees with what was lived through.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Final

import pytest

from conference.domain.errors import DomainError
from conference.domain.meeting.conference import ConferenceState
from exercise.officers.phone import NoCall, Phone
from tests.faults.aftermath import findings
from tests.fuzz.house import no_fault_of_ours
from tests.fuzz.inputs import TIMES, chance, tried
from tests.scenarios.small import CALLED, a_small_thursday
from tests.stage import Stage

pytestmark = pytest.mark.once

KEYS: Final = "0123456789*#"
MENUS: Final = (
    "*",
    "*1",
    "*2",
    "*3",
    "*5",
    "*7",
    "*8",
    "*9",
    "**",
    "*#",
    "1",
    "2",
    "3",
    "9",
    "#",
    "12345678#",
)
TEXTS: Final = ("OK", "INVÄND nej", "GRÖN 11111111 x", "14", "?", "hej", "\n")
BORROWED: Final = ("+46701740690", "+46701740691")
"""Phones that no list has."""
WAITS: Final = (0.1, 0.3, 1, 1, 2.5, 4, 11, 31)
PRESSES: Final = 20 if TIMES == 1 else 120
LONGEST: Final = 45
"""Minutes after which a meeting that has not ended by itself is stuck."""


def fingers(random: Random, stage: Stage) -> None:
    """Somebody does something at a phone, in the middle of whatever is said there."""
    seats = [stage.phone(seat, random.choice(("holder", "holder", "holder_second"))) for seat in CALLED]
    phone: Phone = random.choice([*seats, *map(stage.network.phone, BORROWED)])
    how = random.random()
    with suppress(NoCall):
        if phone.state == "ringing":
            phone.answer()
        elif phone.state == "idle":
            if how < 0.1:
                phone.dial(from_=random.choice(("own", "withheld")))
            elif how < 0.2:
                phone.text(random.choice(TEXTS))
        elif how < 0.06:
            phone.hang_up()
        elif how < 0.7:
            phone.press(random.choice(MENUS))
        else:
            phone.press("".join(random.choices(KEYS, k=random.randrange(1, 10))))


def one_story(random: Random, folder: Path) -> list[str]:
    """From the summons to the summary. What was found wrong, in sentences."""
    stage = a_small_thursday(folder, calls_per_second=5)
    stage.minded = True
    try:
        with no_fault_of_ours():
            _live_through(random, stage)
        return findings(stage)
    finally:
        stage.upprop.close()


def _live_through(random: Random, stage: Stage) -> None:
    stage.nobody_at(*CALLED)  # whom nobody stands at
    stage.everyone(speaks=random.choice((5, 40)))
    stage.plan(minutes=1)
    stage.forward(seconds=random.choice((5, 30, 75, 100)))
    for _ in range(PRESSES):
        fingers(random, stage)
        stage.forward(seconds=random.choice(WAITS))
        tried("keys and calls")
    everyone_leaves(stage, random)
    for _ in range(LONGEST):
        if stage.conference.state not in (ConferenceState.GATHERING, ConferenceState.OPEN):
            break
        with suppress(DomainError):
            stage.wish("end")
        stage.forward(minutes=1)
    stage.forward(minutes=2)
    if stage.conference.state is ConferenceState.ENDED:
        stage.wish("approve")
    stage.forward(minutes=6)


def everyone_leaves(stage: Stage, random: Random) -> None:
    """Whoever stood at a borrowed phone goes; officers stay on the line, as they are."""
    for number in BORROWED:
        with suppress(NoCall):
            stage.network.phone(number).hang_up()
    stage.forward(seconds=random.choice((1, 10)))


def test_whatever_is_keyed_the_meeting_comes_to_its_end_and_nobody_is_trapped(tmp_path: Path) -> None:
    for story in range(TIMES):
        random = chance(f"keys/{story}")
        found = one_story(random, tmp_path / str(story))
        assert not found, "\n".join([f"story {story}", *found])
        tried("key stories")
