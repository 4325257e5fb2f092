"""The paper as pages: a call list, and for each kind of meeting its speaking order and a roll-call to tick.

Each is one sheet lying down where it can be read on one, and goes on on another where it cannot: a number
that is cut off is of no use to anybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeVar

from conference.domain.county.paper import CallList, CallRow, Head, OrderPage, Paper, RollCallPage
from conference.papers.page import Page, height

T = TypeVar("T")

TITLE: Final = 15.0
SMALL: Final = 8.0
TEXT: Final = (9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0)
"""Letters from the largest to the smallest that can be read on paper, in points."""
COLUMNS: Final = 3
GAP: Final = 4.0
ROW_GAP: Final = 0.4
MARGIN: Final = 8.0
BOX: Final = 6.5
"""How wide a box to tick is, in millimetres."""
HIGHEST_ROW: Final = 7.0
LOWEST_ROW: Final = 5.2
"""How high a row is that is ticked by hand."""
NAMED: Final = 70.0
"""As wide as there is a name beside the boxes, at the most."""
TINY: Final = 6.0
DOTS: Final = "." * 36


@dataclass(frozen=True)
class _Column:
    x: float
    y: float
    width: float


def paper_pdf(paper: Paper, language: str, at: datetime) -> bytes:
    """All pages in one file: the call list first, then order and roll-call of each kind of meeting."""
    page = Page(paper.calls.head.title, language, at)
    page.set_margin(MARGIN)
    _calls(page, paper.calls)
    for order, roll_call in zip(paper.orders, paper.roll_calls, strict=True):
        page.add_page()
        _order(page, order)
        page.add_page()
        _roll_call(page, roll_call)
    return bytes(page.output())


def _calls(page: Page, calls: CallList) -> None:
    top, bottom = _furnish(page, calls.head, calls.own)
    width = (page.epw - (COLUMNS - 1) * GAP) / COLUMNS
    size = _size(page, calls.rows, width, bottom - top)
    row = height(2, size) + ROW_GAP
    deep = int((bottom - top) / row)
    for sheet, rows in enumerate(_parts(calls.rows, deep * COLUMNS)):
        if sheet:
            page.add_page()
            _furnish(page, calls.head, calls.own)
        for column, part in enumerate(_parts(rows, -(-len(rows) // COLUMNS))):
            x, y = page.l_margin + column * (width + GAP), top
            for call in part:
                _call(page, call, x, y, width, size)
                y += row


def _call(page: Page, call: CallRow, x: float, y: float, width: float, size: float) -> None:
    called = page.lines(call.called, width, "B", size)[:1]
    page.put(called, x, y, "B", size)
    left = x + page.get_string_width("".join(called)) + 1.5
    # A name may be cut, a number never: the letters are chosen so that it need not be.
    page.put(page.lines(call.who, x + width - left, "", size)[:1], left, y, "", size)
    page.put([page.drawable(call.numbers)], x, y + height(1, size), "", size)
    page.line(x, y + height(2, size) + ROW_GAP / 2, x + width, y + height(2, size) + ROW_GAP / 2)


def _size(page: Page, rows: Sequence[CallRow], width: float, room: float) -> float:
    """The largest letters with which all is on one sheet and no number is cut; else the smallest."""
    deep = -(-len(rows) // COLUMNS)
    for size in TEXT:
        page.set_font(page.font_family, "", size)
        widest = max((page.get_string_width(page.drawable(row.numbers)) for row in rows), default=0.0)
        if widest <= width and deep * (height(2, size) + ROW_GAP) <= room:
            return size
    return TEXT[-1]


def _order(page: Page, order: OrderPage) -> None:
    top, bottom = _furnish(page, order.head, "")
    agenda, speakers, leaders, phrases = order.headings
    width = (page.epw - (COLUMNS - 1) * GAP) / COLUMNS
    lefts = [page.l_margin + column * (width + GAP) for column in range(COLUMNS)]
    size = next((size for size in TEXT if height(len(order.order) + 2, size) <= bottom - top), TEXT[-1])
    y = _listed(page, agenda, order.agenda, lefts[0], top, width, size)
    _listed(page, leaders, order.leaders, lefts[0], y + GAP, width, size)
    _listed(page, speakers, order.order, lefts[1], top, width, size)
    y = page.put([phrases], lefts[2], top, "B", size) + 1
    for phrase in order.phrases:
        y = page.put(page.lines(phrase, width, "", size), lefts[2], y, "", size) + 1.5


def _listed(
    page: Page, heading: str, rows: Iterable[tuple[str, str]], x: float, y: float, width: float, size: float
) -> float:
    """A heading and two columns below it; where the next would begin."""
    indent = 9.0
    y = page.put(page.lines(heading, width, "B", size)[:1], x, y, "B", size) + 1
    for first, words in rows:
        page.put([first], x, y, "", size)
        y = page.put(page.lines(words, width - indent, "", size), x + indent, y, "", size)
    return y


def _roll_call(page: Page, roll_call: RollCallPage) -> None:
    """In as few columns as it takes, so that a short one has room for long notes."""
    filled_in = "     ".join(f"{field}: {DOTS}" for field in roll_call.fields)
    top, bottom = _furnish(page, roll_call.head, filled_in)
    many = max(1, len(roll_call.rows))
    deepest = int((bottom - top) / LOWEST_ROW) - 1
    columns = min(COLUMNS, -(-many // deepest))
    deep = min(deepest, -(-many // columns))
    row = min(HIGHEST_ROW, (bottom - top) / (deep + 1))
    width = (page.epw - (columns - 1) * GAP) / columns
    for sheet, rows in enumerate(_parts(roll_call.rows, deep * columns)):
        if sheet:
            page.add_page()
            _furnish(page, roll_call.head, filled_in)
        for column, part in enumerate(_parts(rows, deep)):
            _ticked(page, roll_call, part, _Column(page.l_margin + column * (width + GAP), top, width), row)


def _ticked(
    page: Page, roll_call: RollCallPage, rows: Sequence[tuple[str, str]], column: _Column, row: float
) -> None:
    named = min(column.width / 2, NAMED)
    boxes = [column.x + named + BOX * place for place in range(len(roll_call.boxes))]
    note, y = boxes[-1] + BOX, column.y
    for left, words in zip([*boxes, note], [*roll_call.boxes, roll_call.note], strict=True):
        _fitted(page, words, left + 0.4, y + row - 3.2, BOX - 0.8 if left != note else 30, TINY)
    for place, called in rows:
        y += row
        page.put([place], column.x, y + 1, "", SMALL)
        _fitted(page, called, column.x + 6, y + 1, named - 7, SMALL)
        for left in boxes:
            page.rect(left, y, BOX, row)
        page.rect(note, y, column.x + column.width - note, row)


def _fitted(page: Page, words: str, x: float, y: float, width: float, size: float) -> None:
    """On one line, in smaller letters if it must be."""
    drawn = page.drawable(words)
    page.set_font(page.font_family, "", size)
    size *= min(1.0, width / max(width, page.get_string_width(drawn)))
    page.put([drawn], x, y, "", size)


def _furnish(page: Page, head: Head, below: str) -> tuple[float, float]:
    """Title above and what every page bears below; between which heights there is room."""
    title = f"{head.exercise}  {head.title}" if head.exercise else head.title
    x, y = page.l_margin, page.t_margin
    y = page.put(page.lines(title, page.epw, "B", TITLE)[:1], x, y, "B", TITLE)
    y = page.put(page.lines(below, page.epw, "", SMALL)[:1], x, y, "", SMALL) + 2
    foot = "  ".join(filter(None, (head.printed, head.notice, head.exercise)))
    bottom = page.h - page.b_margin - height(1, SMALL)
    page.put(page.lines(foot, page.epw, "", SMALL)[:1], x, bottom, "", SMALL)
    return y, bottom - 1


def _parts(rows: Sequence[T], many: int) -> Iterator[Sequence[T]]:
    for start in range(0, len(rows), max(1, many)):
        yield rows[start : start + max(1, many)]
