"""The record of a meeting on one page: who was there, who spoke, what was noted, what was sent.

The roll-call stands in columns to the left, the rest to the right. Letters grow smaller until all of it has
room; what would need letters too small to be read is cut, and the page says how much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from conference.papers.page import Page, height

SIZES: Final = (10.0, 9.0, 8.0, 7.0, 6.0, 5.5)
"""Letters from the largest to the smallest that can be read on paper, in points."""
GAP: Final = 6.0
ROLL: Final = 0.42
"""How much of the width is the roll-call's."""


@dataclass(frozen=True)
class Part:
    """A heading and its lines."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class RecordSheet:
    """Everything that stands on the page, in words. `cut` is said with how many lines have no room."""

    title: str
    held: str
    exercise: str
    roll: Part
    parts: tuple[Part, ...]
    foot: str
    cut: str


def record_pdf(sheet: RecordSheet, language: str, at: datetime) -> bytes:
    """The page; `at` is when the meeting ended, so that the same record is the same file."""
    page = Page(sheet.title, language, at)
    top = _head(page, sheet)
    bottom = page.h - page.b_margin - height(1, 8)
    left = page.epw * ROLL - GAP
    right = page.epw - left - GAP
    columns = ((page.l_margin, left, (sheet.roll,)), (page.l_margin + left + GAP, right, sheet.parts))
    missing = sum(_column(page, parts, x, top, width, bottom) for x, width, parts in columns)
    foot = f"{sheet.foot}  {sheet.cut.format(missing)}" if missing else sheet.foot
    page.put(page.lines(foot, page.epw, "", 8)[:1], page.l_margin, bottom, "", 8)
    return bytes(page.output())


def _head(page: Page, sheet: RecordSheet) -> float:
    title = f"{sheet.exercise}  {sheet.title}" if sheet.exercise else sheet.title
    y = page.put(page.lines(title, page.epw, "B", 16)[:1], page.l_margin, page.t_margin, "B", 16)
    return page.put(page.lines(sheet.held, page.epw, "", 10)[:2], page.l_margin, y, "", 10) + 2


def _column(page: Page, parts: Sequence[Part], x: float, top: float, width: float, bottom: float) -> int:
    """Draw parts below one another; how many lines had no room."""
    for size in SIZES:
        drawn = _broken(page, parts, width, size)
        if height(len(drawn), size) <= bottom - top:
            break
    room = int((bottom - top) / height(1, size))
    y = top
    for style, line in drawn[:room]:
        y = page.put([line], x, y, style, size)
    return max(0, len(drawn) - room)


def _broken(page: Page, parts: Sequence[Part], width: float, size: float) -> list[tuple[str, str]]:
    lines: list[tuple[str, str]] = []
    for part in parts:
        if not part.lines:
            continue
        if lines:
            lines.append(("", ""))
        lines.append(("B", page.drawable(part.heading)))
        for words in part.lines:
            lines.extend(("", line) for line in page.lines(words, width, "", size))
    return lines
