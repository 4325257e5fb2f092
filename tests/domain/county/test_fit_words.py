"""People's own words, made fit to be sent: what goes, what stays, and what no words at all can get past."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.domain.county.fit_words import fit, pattern_of
from conference.domain.county.gsm7 import not_gsm7, segments

NEVER = ("beslut*", "order", "larm*")

FOUL = (
    "070-174 06 05 070 1740605 +46 (0)8 465 004 00 800101-1234 2025-05-07 112 12-15 kl 18.30 "
    "( ) . , - – { } | € 🔥 "
    "https://ssr.example.se/in www.ssr.example.se ssr.example.se http:// anna@ssr.example.se "
    "Brand på vårdboende BESLUT order orderly larmet bes\u00adlut \n"
)
FAIR = "brand rök vård Huddinge äldre på väg"


def put_together(words: str) -> st.SearchStrategy[str]:
    chosen = st.lists(st.sampled_from(words.split(" ")), max_size=14)
    return st.tuples(st.sampled_from([" ", "", "\n"]), chosen).map(lambda drawn: drawn[0].join(drawn[1]))


WRITTEN = st.one_of(st.text(max_size=120), put_together(FOUL))


def fitted(words: str, limit: int = 160) -> str:
    return fit(words, NEVER, limit)


def test_plain_words_stand_as_they_were_written() -> None:
    words = "Brand på vårdboende, Huddinge: 90 (av 92) evakueras. Rök mot väg 73!"
    assert fitted(words) == words


def test_what_is_written_on_several_lines_stands_on_one() -> None:
    assert fitted("  Brand\n\n  Huddinge\t90 boende ") == "Brand Huddinge 90 boende"


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("Brand – “stor” … 🔥", 'Brand - "stor" ...'),
        ("Łódź, café, naïve, Œuvre", "Lodz, café, naive, Oeuvre"),
        ("{plats} [två] | 5 €", "(plats) (två) / 5 EUR"),
        ("１２ platser", "12 platser"),
    ],
)
def test_letters_outside_the_alphabet_of_texts_are_written_with_those_in_it(written: str, sent: str) -> None:
    assert fitted(written) == sent


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("Logga in på https://ssr.example.se/in?x=1 nu", "Logga in på nu"),
        ("se www.ssr.example.se eller ssr.example.se/karta", "se eller"),
        ("skriv till anna@ssr.example.se om platser", "skriv till om platser"),
        ("ring 070-174 06 05. 12 platser", "ring. 12 platser"),
        ("ring (08) 465 004 00 eller +46 (0)8 465 004 01", "ring eller"),
        ("ring 0701740605 kl 18.30", "ring kl 18.30"),
        ("ring 8 465 004 00", "ring"),
        ("patient 800101-1234 saknas", "patient saknas"),
        ("patient 19800101 1234 saknas", "patient saknas"),
        ("patient 1980-01-01 1234 saknas", "patient saknas"),
    ],
)
def test_links_addresses_and_peoples_numbers_are_left_out(written: str, sent: str) -> None:
    assert fitted(written) == sent


@pytest.mark.parametrize(
    "words",
    [
        "kl 08.00-09.30",
        "2025-05-07 17.05",
        "12-15 platser till 7/5",
        "ring 112 eller 114 14",
        "1177 svarar",
        "2 500 000 liter vatten",
        "12 13 14 15",
        "väg 73 och E4",
    ],
)
def test_times_days_amounts_and_short_numbers_stay(words: str) -> None:
    assert fitted(words) == words


def test_a_full_stop_before_a_new_sentence_makes_no_link() -> None:
    assert fitted("Rök från huset.Se till att stänga fönster") == "Rök från huset. Se till att stänga fönster"


def test_words_that_are_never_used_are_taken_out_with_their_endings() -> None:
    assert fitted("Efter beslutet gick LARM: orderly, order") == "Efter gick: orderly,"
    assert fitted("bes\u00adlut i kväll") == "i kväll"


def test_words_too_long_are_cut_at_a_word() -> None:
    assert fit("Brand på vårdboende i Huddinge", NEVER, 24) == "Brand på vårdboende i..."
    assert fit("Brand på vårdboende i Huddinge", NEVER, 23) == "Brand på vårdboende..."
    assert fit("Vårdboendebranden", NEVER, 10) == "Vårdboe..."


def test_what_a_cut_lays_bare_is_seen_too() -> None:
    assert "order" not in fit("12345 orderly rum", ("order",), 14)


@given(WRITTEN, st.integers(0, 200))
def test_no_words_get_past(words: str, limit: int) -> None:
    sent = fitted(words, limit)
    assert len(sent) <= limit
    assert not not_gsm7(sent) and "\n" not in sent
    assert segments(sent) == segments("x" * len(sent))
    assert not re.search(r"\w://|www\.|\S@\S|\w\.se\b", sent, re.IGNORECASE)
    assert not any(pattern_of(word).search(sent) for word in NEVER)
    assert not re.search(r"\+?0[0-9]{6}|[0-9]{9}|[0-9]{6}[-+ ]?[0-9]{4}(?![-0-9])", sent)


@given(WRITTEN, st.integers(0, 200))
def test_what_is_fit_is_left_alone(words: str, limit: int) -> None:
    once = fitted(words, limit)
    assert fitted(once, limit) == once


@given(put_together(FAIR))
def test_words_with_nothing_amiss_lose_nothing(words: str) -> None:
    assert fit(words, NEVER, 200) == " ".join(words.split())
