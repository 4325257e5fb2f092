"""Whether a meeting could be held with the paper that lies in its folder, and with nothing else.

It is read as somebody would who has only that: who is on duty now, all numbers in the order in which they are
tried, who speaks in which order, and a row to tick for everybody. What ought to stand there is asked of the
county's own files, and not of what printed it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Final

from conference.domain.activation.concerned import BLUE_FORMAT, GREEN_FORMAT
from conference.domain.county.county import County
from conference.domain.county.directory import Directory
from conference.domain.county.formats import Format, SeatPlan
from conference.domain.county.functions import Function, Phones
from conference.domain.county.hours import local_date
from conference.domain.county.ladders import Ladder
from conference.domain.county.numbers import national
from conference.domain.county.texts import render, say
from conference.papers.folder import Folder

MODE: Final = 0o600
READABLE: Final = 8
"""So many letters of a name are enough to know whose it is; a long one is cut."""
_NUMBER: Final = re.compile(r"0[0-9]+-[0-9]+(?: [0-9]+)*")
_ROW: Final = re.compile(r"[0-9]+ \S.*")


def of_the_paper(path: Path, county: County, directory: Directory, now: datetime) -> list[str]:
    """What is wrong with it, a sentence each; no number and no name of anybody among them."""
    printed_at = Folder(path.parent).printed_at()
    if printed_at is None:
        return ["there is no paper"]
    findings = []
    mode = path.stat().st_mode & 0o777
    if mode != MODE:
        findings.append(f"the paper may be read by others: its mode is {mode:o}")
    if local_date(printed_at, county.zone) != local_date(now, county.zone):
        findings.append("the paper was not printed today")
    try:
        pages = _Pages(path, county)
    except ImportError:
        return [*findings, "the paper cannot be read here: pypdf, which is among what tests need, is missing"]
    formats = [county.formats[id] for id in (county.calendar.format, GREEN_FORMAT, BLUE_FORMAT)]
    findings += _of_the_calls(pages, formats, county, directory, now)
    for format_ in formats:
        findings += _of_the_order(pages, format_)
        findings += _of_the_roll_call(pages, format_)
    return findings


class _Pages:
    """The words of each page, found by what stands at its top."""

    def __init__(self, path: Path, county: County) -> None:
        from pypdf import PdfReader  # which only whoever rehearses on paper needs

        self._county = county
        self._pages = [page.extract_text().splitlines() for page in PdfReader(path).pages]

    def titled(self, key: str, **values: str) -> list[str]:
        """The lines of all pages with that title, one after another."""
        title = render(self._county.texts, say(key, **values), self._county.language)
        return [line for page in self._pages if page and page[0].endswith(title) for line in page[1:]]


def _of_the_calls(
    pages: _Pages, formats: Sequence[Format], county: County, directory: Directory, now: datetime
) -> Iterator[str]:
    lines = pages.titled("paper_calls")
    for function in _called(county, formats):
        phones = directory.phones.get(function.id)
        if phones is None:
            continue
        wanted = [national(number) for number in _in_order(phones, county.ladders[function.ladder])]
        who = directory.on_duty(function.id, now).holder
        found = _row_of(lines, function.called)
        if found is None:
            yield f"{function.called} is not on the call list"
        elif _NUMBER.findall(found[1]) != wanted:
            yield f"{function.called} has other numbers on the call list, or in another order"
        elif who is not None and not found[0].startswith(who.name[:READABLE]):
            yield f"on the call list somebody else is on duty for {function.called}"


def _row_of(lines: Sequence[str], called: str) -> tuple[str, str] | None:
    """What stands after that name, and below it; of names that begin alike the one that is meant."""
    for line, below in pairwise(lines):
        if line.startswith(f"{called} ") and below[:1] in "0ev" and _NUMBER.search(below):
            return line.removeprefix(f"{called} "), below
    return None


def _called(county: County, formats: Sequence[Format]) -> Iterator[Function]:
    called = {seat.function for format_ in formats for seat in format_.seats if seat.summoned}
    return (function for function in county.functions if function.id in called)


def _in_order(phones: Phones, ladder: Ladder) -> list[str]:
    """Every number there is, once, as the county's ladder has them."""
    numbers = [getattr(phones, rung, None) for rung in ladder.rungs]
    return list(dict.fromkeys(number for number in numbers if number))


def _of_the_order(pages: _Pages, format_: Format) -> Iterator[str]:
    words = " ".join(" ".join(pages.titled("paper_order", title=format_.title)).split())
    for whose, seats in (("leaders", format_.leaders), ("speakers", format_.speakers)):
        if " ".join(_numbered(seats)) not in words:
            yield f"the {whose} of {format_.id} do not stand in their order"


def _of_the_roll_call(pages: _Pages, format_: Format) -> Iterator[str]:
    lines = pages.titled("paper_roll_call", title=format_.title)
    seats = [seat for seat in (*format_.leaders, *format_.speakers, *format_.listeners) if seat.summoned]
    if [line for line in lines if _ROW.fullmatch(line)] != _numbered(seats):
        yield f"the roll-call of {format_.id} does not have a row for each seat in its order"


def _numbered(seats: Sequence[SeatPlan]) -> list[str]:
    return [f"{place} {seat.called}" for place, seat in enumerate(seats, 1)]
