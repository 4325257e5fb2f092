"""Storms: whole meetings in which every phone does as chance will and the carrier fails as chance will.

    python -m tests.faults.storms 100        # a hundred seeds, and what was found wrong in each
    python -m tests.faults.storms 100 40     # the hundred from seed 40 on

A seed is a story that can be told again. What is asked of every one of them is in `aftermath.py`.
"""

from __future__ import annotations

import logging
import sys
import tempfile
import time
from pathlib import Path

from conference.domain.meeting.conference import ConferenceState
from tests.faults.aftermath import findings
from tests.faults.weather import Weather, weather
from tests.scenarios.small import a_small_thursday
from tests.stage import Stage, set_up

LONGEST = 45
"""Minutes after which a meeting that has not ended by itself is stuck."""
CUT_SHORT = 9
"""Minutes, where there is no time to hear everybody out."""
AFTERWARDS = 6
"""Minutes for the last reports, looks and texts."""


def storm(seed: int, folder: Path, *, whole: bool = False, short: bool = False) -> list[str]:
    """Live through the storm of that seed. What was found wrong, in sentences.

    `whole`: all the phones of the county. `short`: the chair ends the meeting when its round has begun.
    """
    stage = set_up(folder) if whole else a_small_thursday(folder)
    stage.minded = True
    try:
        live_through(stage, forecast(stage, seed), CUT_SHORT if short else LONGEST)
        return findings(stage)
    finally:
        stage.upprop.close()


def forecast(stage: Stage, seed: int) -> Weather:
    """The weather of that seed for the phones there are."""
    numbers: dict[str, list[str]] = {}
    called: dict[str, str] = {}
    for place in stage.upprop.county.formats["ordinarie"].seats:
        with stage.upprop.store.reading() as work:
            phones = work.directory.phones(place.function)
        numbers[place.seat] = [str(number) for number in phones.numbers]
        called[place.seat] = place.called
    return weather(seed, numbers, called)


def live_through(stage: Stage, ahead: Weather, longest: int = LONGEST) -> None:
    """From the summons to the summary."""
    stage.network.script(ahead.phones)
    for rule in ahead.faults:
        stage.network.faults.add(rule)
    stage.plan(minutes=5)
    restarts = list(ahead.restarts)
    for minute in range(longest):
        while restarts and restarts[0] <= minute:
            restarts.pop(0)
            stage.restart()
        stage.forward(minutes=1)
        if stage.conference.state is ConferenceState.ENDED:
            break
    if longest < LONGEST and stage.conference.state is ConferenceState.OPEN:
        stage.wish("end")
    stage.forward(minutes=2)
    stage.network.faults.clear()  # the worst is over: what is still open must come to rest by itself
    if stage.conference.state is ConferenceState.ENDED:
        stage.wish("approve")
    stage.forward(minutes=AFTERWARDS)


def main(many: int, first: int = 0, *, whole: bool = False) -> int:
    """Seeds one after another; how many of them went wrong."""
    logging.disable(logging.CRITICAL)
    wrong = 0
    for seed in range(first, first + many):
        began = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            found = storm(seed, Path(folder), whole=whole)
        how = "WRONG" if found else "well"
        print(f"seed {seed}: {how} ({time.monotonic() - began:.1f} s)", flush=True)
        for sentence in found:
            print(f"    {sentence}", flush=True)
        wrong += bool(found)
    print(f"{many - wrong} of {many} went well")
    return wrong


if __name__ == "__main__":
    given = [word for word in sys.argv[1:] if word != "whole"]
    sys.exit(1 if main(*map(int, given or ["20"]), whole="whole" in sys.argv) else 0)
