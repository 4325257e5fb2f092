"""Sayings become words in a language, or say what they lack."""

import pytest

from conference.domain.county.texts import (
    MissingValue,
    Saying,
    UnknownText,
    exercise_text,
    listed,
    named,
    parameters,
    render,
    say,
)

TEXTS = {
    "sv": {
        "and": "och",
        "exercise": "ÖVNING",
        "exercise_spoken": "Övning, övning, övning.",
        "roll_call": "{present} av {expected} är här. Saknas: {missing}.",
        "block": "Nästa punkt: {name}.",
        "weather": "Väder",
        "moment": "Ett ögonblick.",
    },
    "en": {
        "and": "and",
        "moment": "One moment.",
        "roll_call": "{present} of {expected} are here. Missing: {missing}.",
        "names.Polisen": "Police",
    },
}


def test_values_take_the_place_of_their_parameters() -> None:
    saying = say("roll_call", present=13, expected=15, missing=["Polisen", "SOS Alarm"])
    assert render(TEXTS, saying, "sv") == "13 av 15 är här. Saknas: Polisen och SOS Alarm."


def test_a_value_may_itself_be_a_saying() -> None:
    assert render(TEXTS, say("block", name=say("weather")), "sv") == "Nästa punkt: Väder."


def test_a_value_that_is_a_name_is_said_by_its_name_in_the_language() -> None:
    saying = say("roll_call", present=13, expected=15, missing=["Polisen", "SOS Alarm"])
    assert render(TEXTS, saying, "en") == "13 of 15 are here. Missing: Police and SOS Alarm."
    assert (named(TEXTS, "Polisen", "en"), named(TEXTS, "Polisen", "sv")) == ("Police", "Polisen")


def test_the_words_of_a_value_are_never_taken_for_a_template() -> None:
    assert render(TEXTS, say("block", name="{present}"), "sv") == "Nästa punkt: {present}."


def test_a_saying_is_the_same_whatever_the_order_of_its_values() -> None:
    assert say("x", a=1, b="2") == say("x", b="2", a=1) == Saying("x", (("a", "1"), ("b", "2")))


@pytest.mark.parametrize(
    ("key", "language"), [("nothing_of_the_kind", "sv"), ("weather", "en"), ("moment", "fi")]
)
def test_an_unknown_key_or_language_is_an_error(key: str, language: str) -> None:
    with pytest.raises(UnknownText, match=key):
        render(TEXTS, say(key), language)


def test_a_missing_value_is_an_error_that_names_it() -> None:
    with pytest.raises(MissingValue, match="expected, missing"):
        render(TEXTS, say("roll_call", present=1), "sv")


def test_a_value_that_the_template_does_not_use_does_no_harm() -> None:
    assert render(TEXTS, say("moment", seat="Polisen"), "en") == "One moment."


@pytest.mark.parametrize(
    ("items", "words"),
    [([], ""), (["a"], "a"), (["a", "b"], "a och b"), (["a", "b", "c"], "a, b och c")],
)
def test_things_are_listed_as_people_say_them(items: list[str], words: str) -> None:
    assert listed(items, "och") == words


def test_parameters_are_found_once_each() -> None:
    assert parameters("{a} {b_2} {a} { c } {D}") == {"a", "b_2"}


def test_an_exercise_shows_at_both_ends_of_a_text() -> None:
    assert exercise_text(TEXTS, "Svara JA.", "sv") == "ÖVNING Svara JA. ÖVNING"
