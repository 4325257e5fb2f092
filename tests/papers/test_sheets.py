"""The paper: what somebody with a telephone and a radio needs, each on a page, and no number ever cut."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from conference.domain.county.county import County
from conference.domain.county.functions import OnDuty, Person, Phones
from conference.domain.county.numbers import national
from conference.domain.county.paper import CallRow, Paper, Staffed, paper
from conference.domain.county.texts import render
from conference.papers.sheets import paper_pdf
from tests.counties import stockholm

AT = datetime(2026, 11, 26, 8, 0, tzinfo=UTC)
FRIDAY = datetime(2026, 11, 27, 7, 0, tzinfo=UTC)
MONDAY = datetime(2026, 11, 30, 7, 0, tzinfo=UTC)
FORMATS = ("ordinarie", "gron", "bla")
OWN = {"voice": "+46846500400", "text": "+46701740699"}


@pytest.fixture(scope="module")
def county() -> County:
    return stockholm()


def staffed(county: County, until: datetime = FRIDAY) -> list[Staffed]:
    """Everybody has all the phones there can be."""
    return [
        Staffed(
            function.id,
            Phones(
                f"+46701740{605 + place % 90}",
                f"+46313900{600 + place % 100}",
                f"+46846500{400 + place % 100}",
                f"+46406280{400 + place % 100}",
                f"+46980319{200 + place % 100}",
            ),
            OnDuty(Person(f"p{place}", f"Anna Andersson {place}"), Person(f"s{place}", f"Bo Berg {place}")),
            until,
        )
        for place, function in enumerate(county.functions)
    ]


def made(
    county: County, who: list[Staffed] | None = None, language: str = "sv", exercise: bool = False
) -> Paper:
    return paper(
        county,
        staffed(county) if who is None else who,
        [county.formats[id] for id in FORMATS],
        lambda saying: render(county.texts, saying, language),
        AT,
        own=OWN,
        exercise=exercise,
    )


def pages(sheets: Paper) -> list[str]:
    read = PdfReader(BytesIO(paper_pdf(sheets, "sv", AT)))
    return [" ".join(page.extract_text().split()) for page in read.pages]


def test_the_call_list_is_one_page_and_each_meeting_has_one_for_its_order_and_one_for_its_roll_call(
    county: County,
) -> None:
    titles = [page.split(" Utskriven")[0][:60] for page in pages(made(county))]
    assert len(titles) == 1 + 2 * len(FORMATS)
    assert titles[0].startswith("Ringlista Gäller till fredag 27/11 kl 08.00, då nästa byter")
    for place, id in enumerate(FORMATS):
        title = county.formats[id].title
        assert titles[1 + 2 * place].startswith(f"Talordning: {title}"[:60])
        assert titles[2 + 2 * place].startswith(f"Uppropslista: {title}"[:60])


def test_everybody_who_is_called_stands_on_the_call_list_with_every_number_whole(county: County) -> None:
    found, who = pages(made(county))[0], {one.function: one for one in staffed(county)}
    called = {seat.function for id in FORMATS for seat in county.formats[id].seats if seat.summoned}
    assert len(called) == 88
    for function in map(county.function, called):
        assert function.called in found
        phones = who[function.id].phones
        ladder = county.ladders[function.ladder].rungs
        for number in (getattr(phones, rung) for rung in ladder if getattr(phones, rung)):
            assert national(number) in found
    assert "08-465 004 00" in found and "070-174 06 99" in found, "our own numbers"


def test_numbers_stand_in_the_order_in_which_they_are_tried(county: County) -> None:
    row = next(row for row in made(county).calls.rows if row.called == "Polisen")
    assert row == CallRow(
        "Polisen",
        "Anna Andersson 4, ers. Bo Berg 4",
        "070-174 06 09  031-390 06 04  ers. 08-465 004 04  ers. 040-628 04 04  vx 0980-31 92 04",
    )


def test_the_page_is_good_until_the_next_change_and_later_ones_are_told_by_row(county: County) -> None:
    who = staffed(county, until=MONDAY)
    who[4] = replace(who[4], until=FRIDAY)
    sheets = made(county, who)
    rows = {row.called: row.who for row in sheets.calls.rows}
    assert sheets.calls.own.startswith("Gäller till fredag 27/11 kl 08.00")
    assert rows["Polisen"] == "Anna Andersson 4, ers. Bo Berg 4"
    assert rows["Länsstyrelsen"] == "Anna Andersson 0 till måndag 30/11 kl 08.00, ers. Bo Berg 0"


def test_who_has_no_number_and_nobody_on_duty_is_told_and_not_left_out(county: County) -> None:
    sheets = made(county, [])
    assert {(row.who, row.numbers) for row in sheets.calls.rows} == {("ingen i schemat", "")}
    assert len(sheets.calls.rows) == 88 and len(pages(sheets)) == 7


@pytest.mark.parametrize("id", FORMATS)
def test_order_and_roll_call_are_the_meetings_own(county: County, id: str) -> None:
    format_, place = county.formats[id], FORMATS.index(id)
    sheets = made(county)
    order, roll_call = sheets.orders[place], sheets.roll_calls[place]
    assert [called for _, called in order.order] == [seat.called for seat in format_.speakers]
    assert [called for _, called in order.leaders] == [seat.called for seat in format_.leaders]
    assert len(roll_call.rows) == len(format_.summoned)
    found = pages(sheets)
    for seat in format_.seats:
        if seat.summoned:
            assert seat.called in found[2 + 2 * place]
    for block in format_.blocks:
        assert block.name in found[1 + 2 * place]


def test_long_names_are_written_smaller_and_make_no_second_page_of_a_roll_call(county: County) -> None:
    sheets = made(county)
    long = tuple((place, "Samordningsförbundet för " * 4 + place) for place, _ in sheets.roll_calls[1].rows)
    changed = replace(
        sheets,
        roll_calls=(sheets.roll_calls[0], replace(sheets.roll_calls[1], rows=long), *sheets.roll_calls[2:]),
    )
    found = pages(changed)
    assert len(found) == 7
    assert all("Samordningsförbundet för " * 4 + place in found[4] for place, _ in long)


def test_a_meeting_to_which_nobody_is_called_has_an_empty_roll_call(county: County) -> None:
    sheets = made(county)
    empty = tuple(replace(roll_call, rows=()) for roll_call in sheets.roll_calls)
    assert len(pages(replace(sheets, roll_calls=empty))) == 7


def test_more_than_a_page_can_hold_goes_on_on_another(county: County) -> None:
    sheets = made(county)
    many = tuple(
        replace(row, called=f"{row.called} {turn}") for turn in range(3) for row in sheets.calls.rows
    )
    found = pages(replace(sheets, calls=replace(sheets.calls, rows=many)))
    assert len(found) == 6 + 3
    assert all(row.called in " ".join(found[:3]) for row in many)


def test_an_exercise_is_marked_at_both_ends_of_every_page(county: County) -> None:
    for page in pages(made(county, exercise=True)):
        assert page.count("ÖVNING") == 2


def test_it_is_printed_in_english_too(county: County) -> None:
    found = pages(made(county, language="en"))
    assert found[0].startswith("Call list Good until Friday 27/11")
    assert found[1].startswith("Speaking order") and found[2].startswith("Roll-call")
    assert "The chair says" in found[1] and "Welcome." in found[1]
