"""`python -m bench.callout`: from convening a meeting to the first call, and to the last of all first calls.

The meeting is the Thursday's, with every summoned seat called once. The pace is the carrier's; what is
measured is how little we add to it. Beside it, in the same run and against the same carrier, the plain loop.
The very first callout after a start is told by itself: nothing has been used before.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass
from typing import Final

from bench.carrier import AWAY, Taken
from bench.figures import Figure, tell
from bench.house import FAR_OFF, House, house, wait_until

ROUNDS: Final = {1.0: 1, 10.0: 5, 30.0: 8}
"""How often it is measured at each rate of the carrier, in calls a second."""
TO_FIRST: Final = 150.0
STRETCH: Final = 1.05


@dataclass(frozen=True)
class Callout:
    """`began` is just before the command was given; `came` when the carrier was asked for each call."""

    began: float
    came: tuple[float, ...]

    @property
    def to_first(self) -> float:
        return self.came[0] - self.began

    @property
    def first_to_last(self) -> float:
        return self.came[-1] - self.came[0]

    def stretch(self, rate: float) -> float:
        """How much longer it took than the carrier's pace needs."""
        return self.first_to_last / ((len(self.came) - 1) / rate)


def by_us(home: House, rate: float) -> Callout:
    began = time.time()
    conference = home.convene(opens_in=FAR_OFF)
    callout = _when_all_are_placed(home, began, rate)
    home.call_off(conference)
    return callout


def by_loop(home: House, rate: float) -> Callout:
    loop, began = home.plain_loop(), time.time()
    loop.call(home.first_numbers, rate)
    callout = _when_all_are_placed(home, began, rate)
    home.wait_for_silence()
    return callout


def _when_all_are_placed(home: House, began: float, rate: float) -> Callout:
    many = len(home.first_numbers)
    time.sleep(max(0.0, began + many / rate + 2 * AWAY - time.time()))
    wait_until(lambda: len(_first_calls(home, began)) >= many, "not everybody was called")
    return Callout(began, tuple(call.came for call in _first_calls(home, began)))


def _first_calls(home: House, since: float) -> list[Taken]:
    """The first call to each number."""
    calls: dict[str, Taken] = {}
    for call in home.carrier.calls_asked_for(since):
        calls.setdefault(call.form["To"], call)
    return list(calls.values())


@dataclass(frozen=True)
class Run:
    """What was measured at one rate: the first callout after the start, then ours and the loop's by turns."""

    rate: float
    first: Callout
    ours: tuple[Callout, ...]
    loops: tuple[Callout, ...]

    def figures(self) -> list[Figure]:
        many, rate = f"{len(self.first.came)} at {self.rate:g}/s", self.rate
        to_first = tuple(callout.to_first * 1e3 for callout in self.ours)
        stretch = tuple(callout.stretch(rate) for callout in self.ours)
        loops = tuple(callout.stretch(rate) for callout in self.loops)
        return [
            Figure(f"{many}: convene to first call", "ms", to_first, TO_FIRST),
            Figure(f"{many}: first to last", "s", tuple(callout.first_to_last for callout in self.ours)),
            Figure(f"{many}: against the rate alone", "x", stretch, STRETCH),
            Figure(f"{many}: the plain loop, first to last", "s", tuple(o.first_to_last for o in self.loops)),
            Figure(f"{many}: the plain loop, against the rate alone", "x", loops),
        ]


def measure(rate: float, rounds: int) -> Run:
    with house(calls_per_second=rate) as home:
        home.everyone(answers=4)
        first = by_us(home, rate)
        by_turns = [(by_us(home, rate), by_loop(home, rate)) for _ in range(rounds)]
    ours, loops = zip(*by_turns, strict=True)
    return Run(rate, first, ours, loops)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.callout", description=__doc__)
    parser.add_argument(
        "--rate", type=float, action="append", help="calls a second; all of 1, 10 and 30 else"
    )
    parser.add_argument("--rounds", type=int, help="how often at each rate")
    asked = parser.parse_args()
    rates = asked.rate or list(ROUNDS)
    runs = [measure(rate, asked.rounds or ROUNDS.get(rate, 3)) for rate in rates]
    found = [figure for run in runs for figure in run.figures()]
    to_first = tuple(callout.to_first * 1e3 for run in runs for callout in run.ours)
    after_start = tuple(run.first.to_first * 1e3 for run in runs)
    found.append(Figure("convene to first call, at any rate", "ms", to_first, TO_FIRST))
    found.append(Figure("  the first after a start", "ms", after_start))
    tell("callout: from convening to the calls", found, [f"Every request takes {AWAY * 1e3:.0f} ms."])


if __name__ == "__main__":
    main()
