"""Answers as people write them at night, with the county's own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.domain.activation.answer_words import LONGEST, MOST, Reading, Vocabulary, read
from tests.counties import stockholm

KNOWN = Vocabulary.of(stockholm().words)
WRITTEN = (
    "12 0 1-5 2 500 070-1740605 ? - + . NEJ inga osäkert OSAKERT ca cirka ja vi har kan till eller tolv no "
    "maybe platser bussar å ä ö 18.30 -5 9999999"
)


def said(words: str) -> tuple[str, int | None, bool]:
    reading = read(words, KNOWN)
    return reading.kind, reading.number, reading.uncertain


@pytest.mark.parametrize(
    "words",
    [
        "12",
        " 12 ",
        "12.",
        "12 platser",
        "12st",
        "Ja, 12 platser!",
        "Vi har 12 platser i Handen",
        "tolv",
        "TOLV platser",
    ],
)
def test_a_number_is_a_number_whatever_is_counted(words: str) -> None:
    assert said(words) == ("number", 12, False)


@pytest.mark.parametrize(
    "words",
    [
        "ca 12", "Cirka 12 platser", "~12", "12?", "12 platser?", "12+", "12-15", "12 - 15 platser",
        "12 till 15", "15-12", "mellan 12 och 15", "osäkert 12", "OSAKERT: 12", "12 osäkra", "upp till 12",
        "minst 12", "about 12", "12 platser i Handen och 3 i Jordbro", "vi har ca 12",
    ],
)  # fmt: skip
def test_a_number_that_may_move_is_uncertain_and_the_lower_of_two(words: str) -> None:
    assert said(words) == ("number", 12, True)


@pytest.mark.parametrize(
    "words",
    [
        "NEJ",
        "nej tyvärr",
        "Inga",
        "INGA PLATSER",
        "Vi har inga platser",
        "0",
        "0 platser",
        "noll",
        "No",
        "none",
    ],
)
def test_none_is_an_answer(words: str) -> None:
    assert said(words) == ("none", None, False)


@pytest.mark.parametrize(
    "words",
    [
        "OSÄKERT",
        "osakert",
        "Osäkert, återkommer kl 18",
        "vet ej",
        "Vi vet inte än",
        "?",
        "kanske",
        "0?",
        "0-5",
        "not sure",
    ],
)
def test_not_certain_how_many_is_an_answer(words: str) -> None:
    assert said(words) == ("uncertain", None, True)


@pytest.mark.parametrize(
    "words",
    [
        "", "   ", "JA", "Ring mig", "Kommer kl 18.30", "18.30", "2026-05-07", "070-174 06 05", "-5",
        "+46701740605", "12,5", "9999999", "Handen har tre salar", "Vi har två salar", "Två av salarna",
        "Nej men vi kan ta 5 på fredag",
        "En fråga: hur länge?",
        "Inga besked förrän chefen har talat med fastighetsbolaget", "🔥",
    ],
)  # fmt: skip
def test_what_is_none_of_these_is_kept_for_people_to_read(words: str) -> None:
    assert said(words) == ("words", None, False)


def test_the_words_are_kept_as_they_were_written() -> None:
    assert read(" Ca  12 Platser\n(Handen) ", KNOWN).words == "Ca 12 Platser (Handen)"
    assert len(read("a" * 5000, KNOWN).words) == LONGEST


def test_thousands_may_stand_apart() -> None:
    assert said("2 500 liter") == ("number", 2500, False)
    assert said("12 500") == ("number", 12500, False)


def answers() -> st.SearchStrategy[str]:
    return st.one_of(
        st.text(max_size=400), st.lists(st.sampled_from(WRITTEN.split()), max_size=8).map(" ".join)
    )


@given(answers())
def test_any_words_give_one_answer(words: str) -> None:
    reading = read(words, KNOWN)
    assert reading == read(words, KNOWN)
    assert (reading.kind == "number") == (reading.number is not None)
    assert reading.number is None or 1 <= reading.number <= MOST
    assert reading.uncertain or reading.kind != "uncertain"
    assert reading.words == " ".join(words.split())[:LONGEST].rstrip()


@given(answers())
def test_case_and_spaces_make_no_difference(words: str) -> None:
    spaced = f"  {words.upper()}\n"
    if spaced.lower().split() == words.lower().split():
        assert said(spaced) == said(words)


@given(st.integers(1, MOST))
def test_any_number_is_read_as_it_was_written(number: int) -> None:
    assert read(str(number), KNOWN) == Reading("number", str(number), number)
    assert said(f"{number} platser") == ("number", number, False)
    assert said(f"ca {number}") == ("number", number, True)
    assert said(f"{number:,}".replace(",", " ")) == ("number", number, False)
