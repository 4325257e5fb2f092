"""`python -m bench.floor`: from the key to the lines, each time the floor passes on.

A whole meeting is in the room. By turns the speaker says done with a star, and the chair goes on with star
and 1: the speaker's own line is closed by leaving the room, so that only the next one is left to open, while
the chair's key closes one line and opens another, one round trip after the other.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass
from typing import Final

from bench.carrier import AWAY, Taken
from bench.figures import Figure, tell
from bench.house import BY, House, house, wait_until
from conference.domain.meeting.commands import NextBlock
from conference.exercises.posts import FIRST

MEETINGS: Final = 2
RATE: Final = 30.0
OURS: Final = 100.0
BOTH_OPEN: Final = 2.0
OPENS_IN: Final = 15.0
ROUND: Final = "rapportering"
BETWEEN: Final = 2.0
"""Seconds between two hand-overs."""
MENU: Final = 1.0
"""Seconds between the chair's star and the key of the menu behind it."""
LOST: Final = 8.0
"""Seconds after which a key is taken to have led to nothing."""


@dataclass(frozen=True)
class HandOver:
    """`seconds`: from the key until the next line was open. `requests`: how many, one after another."""

    by_chair: bool
    seconds: float
    requests: int

    @property
    def ours(self) -> float:
        return self.seconds - self.requests * AWAY


class Meeting:
    """One meeting in its round of reports, passed on by keys."""

    def __init__(self, home: House) -> None:
        self._home = home
        self.hand_overs: list[HandOver] = []
        self.lost = 0

    def hold(self) -> None:
        self._id = self._home.convene(OPENS_IN)
        everyone = set(self._home.first_numbers)
        wait_until(lambda: self._home.carrier.in_rooms() >= everyone, "not everybody is in the room")
        wait_until(lambda: self._floor_block() is not None, "the meeting does not open")
        while self._floor_block() != ROUND:
            self._home.upprop.bus.handle(NextBlock(self._id, BY))
        wait_until(lambda: self._home.speaking(self._id), "nobody is given the floor")
        for place in range(len(self._home.format.speakers) - 1):
            time.sleep(BETWEEN)
            self._pass_on(by_chair=bool(place % 2))
        self._home.end(self._id)

    def _pass_on(self, *, by_chair: bool) -> None:
        speaker = self._home.speaking(self._id)
        assert speaker is not None  # nobody leaves the room and no turn runs out
        if by_chair:
            chair = self._number(self._home.format.leaders[0].seat)
            self._home.carrier.pressed(chair, "*")
            time.sleep(MENU)
            pressed = self._home.carrier.pressed(chair, "1")
        else:
            pressed = self._home.carrier.pressed(self._number(speaker), "*")
        opened = self._opened(pressed, speaker)
        if opened is None:
            self.lost += 1
            return
        closings = [taken for taken in self._lines_set(pressed) if taken.form["Muted"] == "true"]
        in_sequence = 2 if any(closing.came < opened.came for closing in closings) else 1
        self.hand_overs.append(HandOver(by_chair, opened.done - pressed, in_sequence))

    def _opened(self, pressed: float, before: str) -> Taken | None:
        """The request that opened the line of whoever came after `before`."""
        deadline = time.monotonic() + LOST
        while time.monotonic() < deadline:
            time.sleep(0.3)
            speaker = self._home.speaking(self._id)
            if speaker not in (None, before):
                call = self._home.carrier.calls_by_phone().get(self._number(speaker))
                for taken in self._lines_set(pressed):
                    if taken.sid == call and taken.form["Muted"] == "false":
                        return taken
        return None

    def _lines_set(self, since: float) -> list[Taken]:
        return [
            taken
            for taken in self._home.carrier.taken(since)
            if taken.resource == "Participants/Sid" and "Muted" in taken.form
        ]

    def _floor_block(self) -> str | None:
        with self._home.upprop.store.reading() as look:
            block: str | None = look.floors.get(self._id).block
            return block

    def _number(self, seat: str) -> str:
        return self._home.cast.number(seat, FIRST)


def figures(hand_overs: list[HandOver], overlaps: list[float]) -> list[Figure]:
    stars = [hand_over for hand_over in hand_overs if not hand_over.by_chair]
    keys = [hand_over for hand_over in hand_overs if hand_over.by_chair]
    return [
        Figure("the speaker's star to lines set", "ms", tuple(h.seconds * 1e3 for h in stars)),
        Figure("  less the round trips", "ms", tuple(h.ours * 1e3 for h in stars), OURS),
        Figure("the chair's key to lines set", "ms", tuple(h.seconds * 1e3 for h in keys)),
        Figure("  less the round trips", "ms", tuple(h.ours * 1e3 for h in keys), OURS),
        Figure("two speakers' lines open at once", "s", tuple(overlaps), BOTH_OPEN),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.floor", description=__doc__)
    parser.add_argument("--meetings", type=int, default=MEETINGS, help="of fourteen hand-overs each")
    asked = parser.parse_args()
    hand_overs: list[HandOver] = []
    lost = 0
    with house(calls_per_second=RATE) as home:
        home.everyone(answers=1)
        for _ in range(asked.meetings):
            meeting = Meeting(home)
            meeting.hold()
            hand_overs += meeting.hand_overs
            lost += meeting.lost
        overlaps = [float(found["wall_seconds"]) for found in home.carrier.overlaps(home.cast.leaders)]
    notes = [f"Every request takes {AWAY * 1e3:.0f} ms. {lost} keys led to nothing."]
    tell("floor: from the key to the lines", figures(hand_overs, overlaps or [0.0]), notes)


if __name__ == "__main__":
    main()
