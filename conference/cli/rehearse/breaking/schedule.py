"""A schedule of what is to be broken, as it is written: refused with file, line and reason, or read whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from conference.cli.rehearse.breaking.kinds import KINDS
from conference.cli.rehearse.writing import seconds
from conference.county.faults import Faults
from conference.county.fields import Fields
from conference.county.marked import Mark, load

Span = tuple[float, float]
WHOLE: Final[Span] = (0.0, 90.0)
"""Percent of the undisturbed exercise: what breaks in the last moments is broken for nobody."""


@dataclass(frozen=True)
class Entry:
    """`times` breakages of a kind, begun `between` two hundredths of the undisturbed exercise, each of
    which `lasts` between so many seconds of the wall."""

    kind: str
    times: int
    between: Span
    lasts: Span
    words: Mapping[str, Any]


@dataclass(frozen=True)
class Schedule:
    """`picks` is how many of the entries a seed takes; None for all of them."""

    name: str
    title: str
    entries: tuple[Entry, ...]
    picks: int | None = None


def read_schedule(file: Path) -> Schedule:
    """Raises CountyFaults."""
    faults = Faults(file.parent)
    fields = Fields(load(file.name, faults) or Mark({}, 1), file.name, faults)
    title = fields.text("title", file.stem)
    entries = tuple(_entry(Fields(mark, file.name, faults)) for mark in fields.items("breaks"))
    picks = fields.whole("picks", least=1) if fields.has("picks") else None
    fields.close()
    faults.refuse_if_any()
    return Schedule(file.stem, title, entries, picks)


def _entry(fields: Fields) -> Entry:
    name = fields.choice("kind", KINDS)
    kind = KINDS.get(name) or next(iter(KINDS.values()))
    times = fields.whole("times", 1, least=1)
    between = _span(fields, "between", 100.0) if fields.has("between") else WHOLE
    lasts = (0.0, 0.0)
    if kind.lasts:
        lasts = _span(fields, "lasts", 60.0)
    elif fields.has("lasts"):
        fields.fault(f"{name} is a matter of a moment", "lasts")
    words = kind.reads(fields)
    fields.close()
    return Entry(name, times, between, lasts, words)


def _span(fields: Fields, name: str, most: float) -> Span:
    """From and to, or one number for both."""
    mark = fields.mark(name)
    marks = mark.value if isinstance(mark.value, tuple) else (mark, mark)
    found = [value for item in marks if (value := seconds(item.value)) is not None]
    if len(found) != 2 or not found[0] <= found[1] <= most:
        fields.fault(f"{name} is one number, or from and to, at most {most:g}; not {mark.kind}", name)
        return (0.0, 0.0)
    return (found[0], found[1])
