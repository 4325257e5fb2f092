"""A page of A4 with letters for the languages of Europe, whatever fonts the host has."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from fpdf import FPDF
from fpdf.enums import MethodReturnValue

FACE: Final = "source-sans"
MM_OF_POINT: Final = 25.4 / 72
LINE: Final = 1.25
"""From one line to the next, in heights of its letters."""
MOST: Final = 8000
"""Characters; no page has room for more, however small they are written."""


class Page(FPDF):
    """One sheet, lying down. Another is made only by whoever asks for it."""

    def __init__(self, title: str, language: str, at: datetime) -> None:
        super().__init__(orientation="landscape", unit="mm", format="A4")
        self.set_auto_page_break(False)
        self.set_margin(12)
        self.c_margin = 0
        for style, file in (("", "Regular"), ("B", "Bold"), ("I", "It")):
            self.add_font(FACE, style, fonts() / f"SourceSansPro-{file}.ttf")
        self.set_font(FACE)
        self._known = frozenset(self.current_font.cmap)  # type: ignore[union-attr]
        self.set_title(title)
        self.set_lang(language)
        self.set_creation_date(at)
        self.add_page()

    def lines(self, words: str, width: float, style: str, size: float) -> list[str]:
        """The words as lines of that width."""
        if not words:
            return []
        self.set_font(FACE, style, size)
        drawable = self.drawable(words[:MOST])
        broken = self.multi_cell(
            width, text=drawable, align="L", dry_run=True, output=MethodReturnValue.LINES
        )
        assert isinstance(broken, list)
        return broken

    def put(self, lines: list[str], x: float, y: float, style: str, size: float) -> float:
        """Draw lines, the first with its top at `y`; where the next would begin."""
        self.set_font(FACE, style, size)
        for line in lines:
            self.text(x, y + size * MM_OF_POINT, line)
            y += height(1, size)
        return y

    def drawable(self, words: str) -> str:
        """What the face has no letter for is shown as a question mark, never as nothing."""
        return "".join(self._letter(char) for char in unicodedata.normalize("NFC", words))

    def _letter(self, char: str) -> str:
        if char == "\n" or ord(char) in self._known:
            return char
        if char.isspace():
            return " "
        return "" if unicodedata.category(char) in ("Cc", "Cf", "Mn") else "?"


def height(lines: int, size: float) -> float:
    """How much room so many lines take, in millimetres."""
    return lines * size * MM_OF_POINT * LINE


def fonts() -> Path:
    """Where the face is, which comes with a package."""
    spec = find_spec("font_source_sans_pro")
    assert spec is not None and spec.origin is not None, "font-source-sans-pro is not installed"
    return Path(spec.origin).parent / "files"
