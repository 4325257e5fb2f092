"""`python -m bench.press`: from a press on green to the three pages, and from the release to all first calls.

Those paged answer and one acknowledges; when the phones are quiet again everybody is called: the whole of
green, every summoned seat once. The pace is the carrier's; what is measured is how little we add to it.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass
from typing import Final

from bench.callout import STRETCH, TO_FIRST
from bench.carrier import AWAY, Taken
from bench.figures import Figure, tell
from bench.house import BY, House, house, wait_until
from conference.domain.activation.commands import MarkMistaken, Press, Release

ROUNDS: Final = {1.0: 1, 10.0: 3, 30.0: 4}
"""How often it is measured at each rate of the carrier, in calls a second: no more than a county presses."""
PATIENCE: Final = 180.0


@dataclass(frozen=True)
class Pressed:
    """Seconds of the wall: from the press to the first and the last page, from the release to the calls."""

    to_first_page: float
    to_last_page: float
    to_first_call: float
    first_to_last: float
    calls: int

    def stretch(self, rate: float) -> float:
        """How much longer the calls took than the carrier's pace needs."""
        return self.first_to_last / ((self.calls - 1) / rate)


def measure(home: House) -> Pressed:
    """One press, to the last of all first calls; then it was a mistake, and silence."""
    id, paged = home.new_id(), len(home.upprop.county.paged)
    pressed = time.time()
    home.upprop.bus.handle(Press(id, "green", "huddinge", "Brand på vårdboende", BY))
    wait_until(lambda: len(_numbers(home, pressed)) >= paged, "not all were paged")
    pages = [call.came - pressed for call in home.carrier.calls_asked_for(pressed)[:paged]]
    wait_until(lambda: _acknowledged(home, id), "nobody acknowledged")
    home.wait_for_silence()
    released, many = time.time(), len(home.first_numbers)
    home.upprop.bus.handle(Release(id, home.new_id(), BY))
    wait_until(lambda: len(_numbers(home, released)) >= many, "not everybody was called", PATIENCE)
    calls = sorted(call.came for call in _numbers(home, released).values())
    home.upprop.bus.handle(MarkMistaken(id, BY))
    home.wait_for_silence()
    return Pressed(pages[0], pages[-1], calls[0] - released, calls[-1] - calls[0], len(calls))


def _acknowledged(home: House, id: str) -> bool:
    with home.upprop.store.reading() as look:
        return look.activations.look(id).acknowledged_by is not None


def _numbers(home: House, since: float) -> dict[str, Taken]:
    """The first call to each number."""
    calls: dict[str, Taken] = {}
    for call in home.carrier.calls_asked_for(since):
        calls.setdefault(call.form["To"], call)
    return calls


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.press", description=__doc__)
    parser.add_argument(
        "--rate", type=float, action="append", help="calls a second; all of 1, 10 and 30 else"
    )
    parser.add_argument("--rounds", type=int, help="how often at each rate")
    asked = parser.parse_args()
    found: list[Figure] = []
    for rate in asked.rate or list(ROUNDS):
        with house(calls_per_second=rate, format="gron") as home:
            home.everyone(answers=4)
            runs = [measure(home) for _ in range(asked.rounds or ROUNDS.get(rate, 3))]
        found += _figures(runs, rate)
    tell("press: from the button to the calls", found, [f"Every request takes {AWAY * 1e3:.0f} ms."])


def _figures(runs: list[Pressed], rate: float) -> list[Figure]:
    at, many = f"at {rate:g}/s", runs[0].calls
    return [
        Figure(f"{at}: press to first page", "ms", tuple(r.to_first_page * 1e3 for r in runs), TO_FIRST),
        Figure(f"{at}: press to third page", "s", tuple(r.to_last_page for r in runs)),
        Figure(f"{at}: release to first call", "ms", tuple(r.to_first_call * 1e3 for r in runs), TO_FIRST),
        Figure(f"{at}: first to last of {many}", "s", tuple(r.first_to_last for r in runs)),
        Figure(f"{at}: against the rate alone", "x", tuple(r.stretch(rate) for r in runs), STRETCH),
    ]


if __name__ == "__main__":
    main()
