"""The picture on one page: four fields as two by two, whatever has been written in them.

The letters grow smaller until everything has room. What would need letters too small to be read is cut at the
end of its field, and the page says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from conference.domain.activation.picture_sheet import Cell, Sheet
from conference.papers.page import Page, height

SIZES: Final = (13.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0)
"""Letters from the largest to the smallest that can be read on paper, in points."""
HEADING: Final = 12.0
SMALL: Final = 9.0
PAD: Final = 3.0
GAP: Final = 4.0


@dataclass(frozen=True)
class _Box:
    x: float
    y: float
    width: float
    height: float

    @property
    def inside(self) -> float:
        return self.width - 2 * PAD

    @property
    def room(self) -> float:
        """For the words of a field, below its heading."""
        return self.height - 3 * PAD - height(1, HEADING)


def picture_pdf(sheet: Sheet, language: str, at: datetime) -> bytes:
    """The page of a picture; `at` is when its version was written."""
    page = Page(sheet.title, language, at)
    boxes = _boxes(page, _head(page, sheet))
    size = _size(page, sheet.cells, boxes[0])
    cut = [_field(page, cell, box, size) for cell, box in zip(sheet.cells, boxes, strict=True)]
    _foot(page, sheet, cut=any(cut))
    return bytes(page.output())


def _head(page: Page, sheet: Sheet) -> float:
    """Title and event; where the fields may begin."""
    x, y, width = page.l_margin, page.t_margin, page.epw
    title = f"{sheet.exercise}  {sheet.title}" if sheet.exercise else sheet.title
    y = page.put(page.lines(title, width, "B", 18)[:1], x, y, "B", 18)
    y = page.put(page.lines(sheet.happened, width, "B", 13)[:2], x, y, "B", 13)
    written = "  ".join(filter(None, (sheet.state, sheet.written)))
    return page.put(page.lines(written, width, "", 11)[:2], x, y, "", 11) + GAP


def _boxes(page: Page, top: float) -> tuple[_Box, ...]:
    bottom = page.h - page.b_margin - height(2, SMALL)
    width, tall = (page.epw - GAP) / 2, (bottom - top - GAP) / 2
    return tuple(
        _Box(page.l_margin + column * (width + GAP), top + row * (tall + GAP), width, tall)
        for row in (0, 1)
        for column in (0, 1)
    )


def _size(page: Page, cells: tuple[Cell, ...], box: _Box) -> float:
    """The largest letters with which every field has room, the same in all four."""
    for size in SIZES:
        if all(height(sum(map(len, _lines(page, cell, box, size))), size) <= box.room for cell in cells):
            return size
    return SIZES[-1]


def _lines(page: Page, cell: Cell, box: _Box, size: float) -> tuple[list[str], list[str]]:
    return page.lines(cell.words, box.inside, "", size), page.lines(cell.uncertain, box.inside, "I", size)


def _field(page: Page, cell: Cell, box: _Box, size: float) -> bool:
    """Draw one field; whether anything of it had to be cut."""
    page.rect(box.x, box.y, box.width, box.height)
    x = box.x + PAD
    y = page.put(page.lines(cell.heading, box.inside, "B", HEADING)[:1], x, box.y + PAD, "B", HEADING) + PAD
    words, uncertain = _lines(page, cell, box, size)
    most = int(box.room / height(1, size))
    if len(words) + len(uncertain) > most:
        uncertain = uncertain[: max(most // 4, most - len(words))]  # doubt is not what goes first
        words = words[: most - len(uncertain)]
        words[-1:] = ["..."]
    y = page.put(words, x, y, "", size)
    page.put(uncertain, x, y, "I", size)
    return words[-1:] == ["..."]


def _foot(page: Page, sheet: Sheet, *, cut: bool) -> None:
    words = "  ".join(filter(None, (sheet.changes, sheet.cut if cut else "", sheet.notice, sheet.exercise)))
    y = page.h - page.b_margin - height(1, SMALL)
    page.put(page.lines(words, page.epw, "", SMALL)[:1], page.l_margin, y, "", SMALL)
