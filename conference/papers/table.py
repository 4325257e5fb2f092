"""A table as a file that a spreadsheet opens, and in which nothing is taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a cell must not begin with, or a spreadsheet would work it out."""


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """The file, in UTF-8 and marked as such: Swedish spreadsheets take it for something else otherwise."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow([_plain(head) for head in heads])
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def _plain(cell: object) -> str:
    written = "" if cell is None else str(cell)
    return f"'{written}" if written.startswith(FORMULA) else written
