"""What was before is counted by year, and a guideline is offered where words point to it."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.domain.activation.past import (
    Guideline,
    PastActivation,
    Year,
    by_year,
    fitting,
    is_word_to_find_by,
)

POWER = Guideline("Störningar i elförsörjningen", date(2021, 12, 9), ("el", "elavbrott*", "ström"))
SNOW = Guideline("Trafikstörning snö och halka", date(2024, 2, 15), ("snö*", "halka*", "trafik"))
RAIN = Guideline("Skyfall och kraftiga regn", date(2022, 4, 28), ("skyfall*", "översvämning*"))
TERROR = Guideline("Höjd terrorhotnivå", date(2024, 2, 29), ())
ALL = (POWER, SNOW, RAIN, TERROR)


def titles(found: Iterable[Guideline]) -> list[str]:
    return [guideline.title for guideline in found]


@pytest.mark.parametrize(
    ("said", "fits"),
    [
        ("Snöoväder", SNOW),
        ("SNÖOVÄDER", SNOW),
        ("snoovader", SNOW),
        ("Sno\u0308ova\u0308der", SNOW),  # as some keyboards send it
        ("Oversvamning i Norrtalje", RAIN),
        ("el", POWER),
        ("El-avbrott", POWER),
        ("Ingen EL, ingen värme.", POWER),
        ("elavbrottet i Sollentuna", POWER),
        ("trafik", SNOW),
        ("hojd terrorhotniva", TERROR),
        ("Kanske höjd terrorhotnivå i morgon", TERROR),
    ],
)
def test_a_guideline_fits_by_a_word_or_its_beginning_however_it_is_typed(said: str, fits: Guideline) -> None:
    assert titles(fitting(ALL, said)) == [fits.title]


@pytest.mark.parametrize(
    "said",
    [
        "",
        "...",
        "Stor helg i Hellasgården",  # el stands inside words
        "Elever och elefanter",  # and at their beginning
        "Halkväg",
        "hålka",  # å typed where the word has a
        "Trafikverket",  # trafik has no star
        "terrorhotnivå",  # half a title is not its name
        "nivå höjd terrorhot",
        "Stormskyfall",
    ],
)
def test_nothing_is_offered_for_what_only_looks_alike(said: str) -> None:
    assert fitting(ALL, said) == ()


def test_the_one_that_more_words_point_to_comes_first() -> None:
    assert titles(fitting(ALL, "Elavbrott efter snö och halka")) == [SNOW.title, POWER.title]


def test_of_two_that_as_many_words_point_to_the_one_mentioned_first_comes_first() -> None:
    assert titles(fitting(ALL, "Skyfall och snö")) == [RAIN.title, SNOW.title]
    assert titles(fitting(ALL, "Snö och skyfall")) == [SNOW.title, RAIN.title]


def test_one_that_is_named_comes_before_those_that_words_point_to() -> None:
    assert titles(fitting(ALL, "Snö och halka. Höjd terrorhotnivå")) == [TERROR.title, SNOW.title]


def test_the_kind_of_event_is_asked_where_the_words_say_nothing() -> None:
    assert titles(fitting(ALL, "Det är stopp", kind="Snö eller halka")) == [SNOW.title]
    assert titles(fitting(ALL, "Ingen ström", kind="Snö eller halka")) == [POWER.title, SNOW.title]


def test_among_equals_the_newer_comes_first() -> None:
    older = Guideline("Snöröjning", date(2015, 1, 1), ("snö*",))
    assert fitting((older, SNOW), "snö") == (SNOW, older)


@pytest.mark.parametrize("word", ["el", "elavbrott*", "it", "snö*", "e4"])
def test_a_word_to_find_by_is_one_word_perhaps_with_a_star(word: str) -> None:
    assert is_word_to_find_by(word)


@pytest.mark.parametrize("word", ["", "*", "el*", "snö**", "*oväder", "två ord", "it-störning", "a_b"])
def test_what_would_find_too_much_or_nothing_is_no_word_to_find_by(word: str) -> None:
    assert not is_word_to_find_by(word)


@given(st.text(), st.text())
def test_whatever_is_said_all_that_is_offered_is_there_and_nothing_twice(said: str, kind: str) -> None:
    found = fitting(ALL, said, kind)
    assert set(found) <= set(ALL)
    assert len(found) == len(set(found))


@given(
    st.sampled_from(["Snöoväder", "Översvämning", "Ingen ström", "Höjd terrorhotnivå", "Helgen"]), st.data()
)
def test_whoever_has_no_dots_and_rings_is_offered_the_same(said: str, data: st.DataObject) -> None:
    bare = str.maketrans("åäöÅÄÖ", "aaoAAO")
    typed = "".join(
        letter.translate(bare) if data.draw(st.booleans(), label=letter) else letter for letter in said
    )
    assert fitting(ALL, typed.swapcase()) == fitting(ALL, said)


def test_an_activation_is_the_same_one_whenever_it_is_read() -> None:
    first, again = (PastActivation("Snöoväder", date(2016, 11, 9)) for _ in range(2))
    next_day = PastActivation("Snöoväder", date(2016, 11, 10))
    assert first.id == again.id != next_day.id
    assert Guideline("Snöoväder", date(2016, 11, 9)).id != first.id
    assert Guideline("Snö", SNOW.adopted_on, ("a",)).id == Guideline("Snö", SNOW.adopted_on, ("b",)).id


def test_years_are_counted_and_so_are_the_months_without() -> None:
    days = [date(2023, 11, 1), date(2023, 11, 30), date(2025, 3, 1)]
    assert by_year(days, date(2025, 5, 20)) == (
        Year(2023, 2, 1),  # December; before November nothing is known
        Year(2024, 0, 12),
        Year(2025, 1, 3),  # January, February, April; May is not over
    )


def test_where_nothing_has_been_there_are_no_years() -> None:
    assert by_year([], date(2026, 11, 26)) == ()


def test_a_day_that_is_still_to_come_is_counted_in_its_year() -> None:
    assert by_year([date(2027, 1, 2)], date(2026, 11, 26)) == (Year(2027, 1, 0),)


@given(st.lists(st.dates(date(2001, 1, 1), date(2030, 12, 31)), min_size=1), st.dates(date(2001, 1, 1)))
def test_no_activation_is_lost_in_the_counting(days: list[date], today: date) -> None:
    counted = by_year(days, min(today, date(2040, 1, 1)))
    assert sum(year.activations for year in counted) == len(days)
    assert [year.year for year in counted] == list(range(counted[0].year, counted[-1].year + 1))
    for year in counted:
        busy = len({day.month for day in days if day.year == year.year})
        assert 0 <= year.quiet_months <= 12 - busy


def test_a_month_is_quiet_only_when_it_is_over() -> None:
    first = date(2026, 1, 31)
    for later in range(1, 330):
        today = first + timedelta(days=later)
        assert by_year([first], today)[0].quiet_months == max(today.month - 2, 0)
