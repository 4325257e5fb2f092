"""Columns side by side, one a year or one a week: how many there were, and of how many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from webhooks.console.charts.chart import Bar, Chart, Rule, Word, rounded_up

WIDTH, HEIGHT = 720.0, 220.0
LEFT, BOTTOM, TOP = 40.0, 30.0, 16.0
FILLED: Final = 0.7
LABELS: Final = 12
"""At most so many words below the columns: more would run into one another."""


@dataclass(frozen=True)
class Column:
    """`of` is what it is a part of, if it is of anything; `told` says both in words."""

    label: str
    value: float
    told: str
    of: float | None = None


def columns(
    title: str,
    told: str,
    heads: tuple[str, ...],
    among: Sequence[Column],
    keys: tuple[tuple[str, str], ...] = (),
) -> Chart:
    """See the module."""
    highest = rounded_up(max((max(one.value, one.of or 0) for one in among), default=1))
    floor = HEIGHT - BOTTOM
    high = floor - TOP
    step = (WIDTH - LEFT) / max(1, len(among))
    each = max(1, -(-len(among) // LABELS))
    bars: list[Bar] = []
    words = [Word(LEFT - 6, TOP + 4, f"{highest:g}", "end"), Word(LEFT - 6, floor, "0", "end")]
    for n, one in enumerate(among):
        x, width = LEFT + n * step + step * (1 - FILLED) / 2, step * FILLED
        if one.of is not None:
            whole = high * one.of / highest
            bars.append(Bar(x, floor - whole, width, whole, "whole", one.told))
        part = high * one.value / highest
        bars.append(Bar(x, floor - part, width, part, "part", one.told))
        if n % each == 0:
            words.append(Word(x + width / 2, HEIGHT - 10, one.label, "middle"))
    rows = tuple(
        (one.label, f"{one.value:g}", *([f"{one.of:g}"] if one.of is not None else [])) for one in among
    )
    rules = (Rule(LEFT, floor, WIDTH, floor, "axis"), Rule(LEFT, TOP, WIDTH, TOP))
    return Chart(title, told, WIDTH, HEIGHT, heads, rows, tuple(bars), (), rules, tuple(words), keys)
