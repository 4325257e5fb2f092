"""What a chart is: shapes in a frame, words beside them, and the table that says the same."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Bar:
    """A box; `kind` says how it is filled, `told` what it stands for."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    told: str


@dataclass(frozen=True)
class Mark:
    """A point in time or a value; `kind` is its shape as well as its colour."""

    x: float
    y: float
    kind: str
    told: str


@dataclass(frozen=True)
class Rule:
    x1: float
    y1: float
    x2: float
    y2: float
    kind: str = "grid"


@dataclass(frozen=True)
class Word:
    """`at` is where it stands to its point: start, middle or end."""

    x: float
    y: float
    says: str
    at: str = "start"


@dataclass(frozen=True)
class Chart:
    """`heads` and `rows` are its table. Lengths are in units of the drawing, which fills the page."""

    title: str
    told: str
    width: float
    height: float
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    bars: tuple[Bar, ...] = ()
    marks: tuple[Mark, ...] = ()
    rules: tuple[Rule, ...] = ()
    words: tuple[Word, ...] = ()
    keys: tuple[tuple[str, str], ...] = ()
    """What each kind of shape stands for."""


def rounded_up(highest: float) -> float:
    """The end of a scale that shows it: one, two or five times a power of ten."""
    if highest <= 0:
        return 1
    step = 1.0
    while True:
        for times in (1, 2, 5):
            if step * times >= highest:
                return step * times
        step *= 10
