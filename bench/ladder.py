"""`python -m bench.ladder`: from a phone that is engaged to the call of the next rung, others being called.

Every fourth seat's first number is engaged. The promise is that the next rung is *due* within a second; what
is measured is when the carrier was asked for it, so that the wait for a slot is in the figure too.
"""

from __future__ import annotations

import argparse
import time
from typing import Final

from bench.carrier import AWAY
from bench.figures import Figure, tell
from bench.house import FAR_OFF, House, house, wait_until

ROUNDS: Final = 4
RATE: Final = 30.0
NEXT_RUNG: Final = 1_000.0


def engaged(home: House) -> tuple[str, ...]:
    return home.first_numbers[::4]


def measure(home: House) -> list[float]:
    """Seconds from each busy first number to the call to the next one of the same seat."""
    began = time.time()
    conference = home.convene(opens_in=FAR_OFF)
    many = len(engaged(home))
    wait_until(lambda: len(_next_rungs(home, began)) >= many, "not every ladder went on")
    seconds = sorted(_next_rungs(home, began).values())
    home.call_off(conference)
    return seconds


def _next_rungs(home: House, since: float) -> dict[str, float]:
    """Seconds by seat."""
    was_busy = {home.seat_of(number): at for number, at in home.carrier.met_busy(since).items()}
    first = set(home.first_numbers)
    found: dict[str, float] = {}
    for call in home.carrier.calls_asked_for(since):
        seat, number = home.seat_of(call.form["To"]), call.form["To"]
        if number not in first and seat in was_busy:
            found.setdefault(seat, call.came - was_busy[seat])
    return found


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.ladder", description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    asked = parser.parse_args()
    seconds: list[float] = []
    with house(calls_per_second=RATE) as home:
        home.everyone(answers=4)
        home.at_phones(engaged(home), answers="busy")
        for _ in range(asked.rounds):
            seconds += measure(home)
    found = [Figure("busy to the next rung's call", "ms", tuple(s * 1e3 for s in seconds), NEXT_RUNG)]
    tell("ladder: from a failure to the next rung", found, [f"Every request takes {AWAY * 1e3:.0f} ms."])


if __name__ == "__main__":
    main()
