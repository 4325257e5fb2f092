"""Who takes part where chance holds the phones: everybody a meeting knows, and two whom nobody knows.

A small Thursday is under way, with few seats in the green meeting too, so that a press may lead anywhere.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from exercise.officers.phone import Phone
from tests.scenarios.activations.night import CODES, SMALL
from tests.scenarios.small import CALLED, COUNTY, a_small_thursday
from tests.stage import Stage

CHAIR, LEADER = "lst-tib", "rsib"
SPEAKERS: Final = ("polisen", "kluster-nord")
LATE: Final = "trafikverket"
"""Called, and not there yet."""
HUDDINGE: Final = "huddinge-tib"
ELSEWHERE: Final = ("rkk", "jarfalla-tib", HUDDINGE)
"""Functions that the meeting does not call. The first is paged when somebody presses."""
STRANGERS: Final = ("+46701740690", "+46701740691")
KNOWN: Final = (CHAIR, LEADER, *SPEAKERS, LATE, *ELSEWHERE)
CAST: Final = (*KNOWN, *STRANGERS)

PUT_DOWN, WITHHELD = "put down", "withheld"
"""What a hand may do beside pressing keys: put the phone down, or ring without showing a number."""


def on_a_thursday(folder: Path) -> Stage:
    """Leaders and speakers are in the room, one is being called, and whatever comes now comes by hand."""
    stage = a_small_thursday(folder, formats=[_small_green()], calls_per_second=5)
    stage.only(CHAIR, LEADER, *SPEAKERS, speaks=1000)
    stage.plan(minutes=0.5)
    stage.forward(seconds=20)
    stage.nobody_at(*CALLED)
    return stage


def on_a_quiet_day(folder: Path) -> Stage:
    """Nothing is on, and nobody is on a line: whoever rings may press, and is called when somebody has."""
    stage = a_small_thursday(folder, formats=[_small_green()], calls_per_second=5)
    stage.plan(minutes=20 * 60)
    stage.forward(seconds=20)
    return stage


@cache
def _small_green() -> dict[str, Any]:
    green = yaml.safe_load((COUNTY / "formats" / "gron.yaml").read_text(encoding="utf-8"))
    for kind, kept in SMALL.items():
        green[kind] = [seat for seat in green[kind] if seat["seat"] in kept]
    return dict(green)


def number_of(stage: Stage, who: str) -> str:
    """Somebody's own phone: a number as it is, or that of a seat of the meeting or of a function."""
    if who.startswith("+"):
        return who
    function = stage.places.seat(who).function if stage.places.has(who) else who
    with stage.upprop.store.reading() as work:
        return str(work.directory.phones(function).holder)


def phone_of(stage: Stage, who: str) -> Phone:
    return stage.network.phone(number_of(stage, who))


def code_of(stage: Stage, who: str) -> str:
    """A function's eight digits, or the six of a seat of the meeting."""
    if who in CODES:
        return CODES[who]
    with stage.upprop.store.reading() as work:
        return str(work.seats.get(stage.id, who).code)


def finger(phone: Phone, keyed: str) -> None:
    """What a hand does at that phone: takes the call, rings us, presses the keys, or puts it down."""
    if phone.state == "ringing":
        phone.decline() if keyed == PUT_DOWN else phone.answer()
    elif phone.state == "idle":
        if keyed != PUT_DOWN:
            phone.dial(from_="withheld" if keyed == WITHHELD else "own")
    elif keyed == PUT_DOWN:
        phone.hang_up()
    elif keyed != WITHHELD:
        phone.press(keyed)
