"""Lanes above one another with time along them: who spoke when, and how long until each was there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from webhooks.console.charts.chart import Bar, Chart, Mark, Rule, Word

WIDTH, LEFT, RIGHT = 720.0, 210.0, 12.0
LANE, TOP, BOTTOM = 20.0, 8.0, 26.0
STEPS: Final = (10, 30, 60, 120, 300, 600, 1200, 3600, 7200, 14400, 43200)
"""Seconds that may lie between two rules."""
MOST: Final = 8


@dataclass(frozen=True)
class Stretch:
    """From one moment to another, in seconds from the beginning."""

    begins: float
    ends: float
    kind: str
    told: str


@dataclass(frozen=True)
class Moment:
    at: float
    kind: str
    told: str


@dataclass(frozen=True)
class Lane:
    """`row` is what its table says after its name."""

    name: str
    row: tuple[str, ...]
    stretches: tuple[Stretch, ...] = ()
    moments: tuple[Moment, ...] = field(default=())


def lanes(
    title: str,
    told: str,
    heads: tuple[str, ...],
    among: Sequence[Lane],
    keys: tuple[tuple[str, str], ...] = (),
) -> Chart:
    """See the module."""
    ends = [stretch.ends for lane in among for stretch in lane.stretches]
    longest = max([*ends, *(moment.at for lane in among for moment in lane.moments), 1.0])
    scale = (WIDTH - LEFT - RIGHT) / longest
    height = TOP + LANE * max(1, len(among)) + BOTTOM
    bars: list[Bar] = []
    marks: list[Mark] = []
    words: list[Word] = []
    for n, lane in enumerate(among):
        y = TOP + n * LANE
        words.append(Word(LEFT - 8, y + LANE * 0.7, lane.name, "end"))
        bars += [
            Bar(
                LEFT + one.begins * scale,
                y + 3,
                max(1, (one.ends - one.begins) * scale),
                LANE - 6,
                one.kind,
                one.told,
            )
            for one in lane.stretches
        ]
        marks += [Mark(LEFT + one.at * scale, y + LANE / 2, one.kind, one.told) for one in lane.moments]
    step = next((step for step in STEPS if longest / step <= MOST), STEPS[-1])
    floor = height - BOTTOM
    rules = [Rule(LEFT, floor, WIDTH - RIGHT, floor, "axis")]
    for second in range(0, int(longest) + 1, step):
        x = LEFT + second * scale
        rules.append(Rule(x, TOP, x, floor))
        words.append(Word(x, height - 8, f"{second // 60}.{second % 60:02}", "middle"))
    rows = tuple((lane.name, *lane.row) for lane in among)
    return Chart(
        title, told, WIDTH, height, heads, rows, tuple(bars), tuple(marks), tuple(rules), tuple(words), keys
    )
