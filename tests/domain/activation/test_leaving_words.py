"""What is texted about standing down, however it is spelt."""

from __future__ import annotations

import pytest

from conference.domain.activation.leaving_words import after_word, member_in, objection_in

WORDS = {
    "sv": {"replies.object": ("INVÄND", "INVÄNDNING"), "replies.answer": ("SVAR", "SVARA")},
    "en": {"replies.object": ("OBJECT",)},
}
NAMES = {
    "stockholm": ("stockholm", "Stockholms stad", "Stockholms", "Sthlm"),
    "stockholms-hamnar": ("stockholms-hamnar", "Stockholms Hamnar", "Stockholms", "SH"),
    "upplands-vasby": ("upplands-vasby", "Upplands Väsby kommun", "Upplands", "Väsby"),
}


@pytest.mark.parametrize(
    ("body", "reasons"),
    [
        ("INVÄND vi har brand kvar", "vi har brand kvar"),
        ("invänd", ""),
        ("  Invand: vi\nhar  brand.", "vi har brand"),
        ('"INVÄNDNING!" nej', "nej"),
        ("object not yet", "not yet"),
        ("INVÄDN vi", "vi"),
        ("INVND vi", "vi"),
        ("INVÄNDD vi", "vi"),
        ("invönd vi", "vi"),
    ],
)
def test_an_objection_is_known_by_its_word_with_one_slip_in_it(body: str, reasons: str) -> None:
    assert objection_in(body, WORDS) == reasons


@pytest.mark.parametrize(
    "body", ["", "12", "NEJ", "vi invänder inte", "inväg", "GRÖN 12345678", "?", "i" * 500, "INVÄNDDD"]
)
def test_other_texts_are_no_objection(body: str) -> None:
    assert objection_in(body, WORDS) is None


def test_a_leaders_word_is_taken_only_as_it_is_written() -> None:
    assert after_word("Svar: Haninge vi kommer", WORDS, "replies.answer") == "Haninge vi kommer"
    assert after_word("Svart rök", WORDS, "replies.answer") is None


@pytest.mark.parametrize(
    ("said", "member", "rest"),
    [
        ("Stockholms stad vi kommer", "stockholm", "vi kommer"),
        ("sthlm: vi kommer", "stockholm", "vi kommer"),
        ("stockholms hamnar vi kommer", "stockholms-hamnar", "vi kommer"),
        ("vasby vi kommer", "upplands-vasby", "vi kommer"),
        ("Upplands Väsby kommun, vi kommer", "upplands-vasby", "vi kommer"),
        ("Stockholms vi kommer", None, "Stockholms vi kommer"),
        ("vi kommer", None, "vi kommer"),
        ("", None, ""),
    ],
)
def test_a_member_is_named_first_by_any_of_its_names(said: str, member: str | None, rest: str) -> None:
    assert member_in(said, NAMES) == (member, rest)


def test_the_only_one_need_not_be_named() -> None:
    only = {"stockholm": NAMES["stockholm"]}
    assert member_in("vi kommer", only) == ("stockholm", "vi kommer")
    assert member_in("Stockholms stad: vi kommer", only) == ("stockholm", "vi kommer")
