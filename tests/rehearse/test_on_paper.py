"""What is read in an exercise of nothing but paper: it fails where that is missing, old, open or wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from conference.cli.rehearse.on_paper import of_the_paper
from conference.domain.county.directory import Directory
from conference.domain.county.formats import Format
from conference.domain.county.paper import Staffed, paper
from conference.domain.county.texts import render
from conference.papers.folder import Folder
from conference.papers.sheets import paper_pdf
from tests.rehearse.county import stockholm

NOW = datetime(2026, 11, 27, 7, 5, tzinfo=UTC)
"""Friday, five minutes after the duty has changed."""

Formats = Callable[[Format], Format]


def printed(
    folder: Path, at: datetime = NOW, directory: Directory | None = None, formats: Formats = lambda one: one
) -> list[str]:
    """What is found of a paper printed at that time, of those people and orders."""
    county, known = stockholm()
    who = directory or known
    staffed = [
        Staffed(function, phones, who.on_duty(function, at), NOW + timedelta(days=7))
        for function, phones in who.phones.items()
    ]
    sheets = paper(
        county,
        staffed,
        [formats(county.formats[id]) for id in (county.calendar.format, "gron", "bla")],
        lambda saying: render(county.texts, saying, "sv"),
        at,
        own={"voice": "+46846500400", "text": "+46701740699"},
        exercise=True,
    )
    kept = Folder(folder)
    kept.put(paper_pdf(sheets, "sv", at), at)
    return of_the_paper(kept.path, county, known, NOW)


def test_a_paper_that_is_as_it_should_be_has_nothing_wrong_with_it(tmp_path: Path) -> None:
    assert printed(tmp_path) == []


def test_without_a_paper_there_is_nothing_to_go_by(tmp_path: Path) -> None:
    assert of_the_paper(tmp_path / "paper.pdf", *stockholm(), NOW) == ["there is no paper"]


def test_one_from_before_the_duty_changed_has_others_on_duty(tmp_path: Path) -> None:
    findings = printed(tmp_path, NOW - timedelta(minutes=10))
    assert "on the call list somebody else is on duty for Polisen" in findings


def test_one_of_yesterday_is_told_of_as_that(tmp_path: Path) -> None:
    assert "the paper was not printed today" in printed(tmp_path, NOW - timedelta(days=1))


def test_one_that_others_may_read_is_a_finding(tmp_path: Path) -> None:
    printed(tmp_path)
    (tmp_path / "paper.pdf").chmod(0o644)
    assert of_the_paper(tmp_path / "paper.pdf", *stockholm(), NOW) == [
        "the paper may be read by others: its mode is 644"
    ]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"holder": "+46701740690"}, id="another number"),
        pytest.param({"substitute": None}, id="a number less"),
        pytest.param({"holder": "+46313900604", "holder_second": "+46701740609"}, id="another order"),
    ],
)
def test_a_number_that_is_not_the_directorys_is_a_finding(
    tmp_path: Path, change: dict[str, str | None]
) -> None:
    _, known = stockholm()
    police = replace(known.phones["polisen-tib"], **change)
    other = replace(known, phones={**known.phones, "polisen-tib": police})
    findings = printed(tmp_path, directory=other)
    assert findings == ["Polisen has other numbers on the call list, or in another order"]


def test_a_seat_that_is_missing_or_in_another_place_is_a_finding(tmp_path: Path) -> None:
    def the_first_last(format_: Format) -> Format:
        first, *others = format_.seats
        return replace(format_, seats=(*others, replace(first, order=99))) if format_.id == "bla" else format_

    def one_less(format_: Format) -> Format:
        others = tuple(seat for seat in format_.seats if seat.function != "polisen-tib")
        return replace(format_, seats=others) if format_.id == "gron" else format_

    assert printed(tmp_path, formats=the_first_last) == [
        "the speakers of bla do not stand in their order",
        "the roll-call of bla does not have a row for each seat in its order",
    ]
    assert any("gron" in finding for finding in printed(tmp_path, formats=one_less))
