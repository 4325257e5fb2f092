"""Comma-separated files, row by row with their lines. Empty rows and rows that begin with # do not count."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from conference.county.faults import Faults


@dataclass(frozen=True)
class Row:
    line: int
    values: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.values.get(column, "")


@dataclass(frozen=True)
class Table:
    """The rows of a file, and a way to say what is wrong with one of them."""

    file: str
    rows: tuple[Row, ...]
    faults: Faults

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def fault(self, row: Row, reason: str) -> None:
        self.faults.add(self.file, row.line, reason)

    def day(self, row: Row, column: str) -> date | None:
        """The date that stands there; None where there is none, or a fault."""
        try:
            return date.fromisoformat(row[column]) if row[column] else None
        except ValueError:
            self.fault(row, f"{column} is {row[column]}, not a date such as 2026-12-24")
            return None

    def unique(self, column: str) -> "Table":
        """The same table, with a fault for each value that has stood in the column before."""
        first: dict[str, int] = {}
        for row in self.rows:
            value = row[column]
            if value in first:
                self.fault(row, f"{column} {value} stands on line {first[value]} too")
            first.setdefault(value, row.line)
        return self


def read(
    file: str,
    faults: Faults,
    required: tuple[str, ...],
    optional: tuple[str, ...] = (),
    spare: tuple[str, ...] = (),
) -> Table:
    """Required columns must be there and filled; optional ones may be empty, and spare ones be missing."""
    words = faults.read(file)
    lines = csv.reader((words or "").splitlines(keepends=True))
    header = [column.strip() for column in next(lines, [])]
    if words is not None:
        _check_header(file, header, (*required, *optional), spare, faults)
    rows: list[Row] = []
    for cells in lines:
        if not any(cell.strip() for cell in cells) or cells[0].startswith("#"):
            continue
        row = Row(lines.line_num, dict(zip(header, (cell.strip() for cell in cells), strict=False)))
        if len(cells) != len(header):
            faults.add(file, row.line, f"{len(cells)} columns where the header has {len(header)}")
        for column in required:
            if column in header and not row[column]:
                faults.add(file, row.line, f"{column} is empty")
        rows.append(row)
    return Table(file, tuple(rows), faults)


def _check_header(
    file: str, header: list[str], wanted: tuple[str, ...], spare: tuple[str, ...], faults: Faults
) -> None:
    for column in wanted:
        if column not in header:
            faults.add(file, 1, f"the column {column} is missing")
    for column in header:
        if column not in (*wanted, *spare):
            faults.add(file, 1, f"the column {column} is not known")
        elif header.count(column) > 1:
            faults.add(file, 1, f"the column {column} stands there twice")
