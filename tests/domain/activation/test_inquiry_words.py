"""Whatever is asked and answered, what is written of it is fit to be sent, in at most three parts."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conference.domain.activation.answer_words import Vocabulary, read
from conference.domain.activation.inquiry import Inquiry
from conference.domain.activation.inquiry_question import Asked, Question, Version
from conference.domain.activation.inquiry_words import NAMED, PARTS, asking, noted, standing
from conference.domain.county.fit_words import pattern_of
from conference.domain.county.gsm7 import not_gsm7, segments
from conference.domain.county.hours import day_and_hour
from conference.domain.county.texts import Saying, exercise_text, render
from tests.counties import stockholm
from tests.domain.activation.asking import MEMBERS, NOW, PLACES, asked, number

COUNTY = stockholm()
NAMES = {member.id: member.name for member in COUNTY.members}
KNOWN = Vocabulary.of(COUNTY.words)
NEVER = tuple(word for spoken in COUNTY.words.values() for word in spoken["never"])
A_PHONE = re.compile(r"(?<!\d)070")
"""How those below begin; a number that is wanted may well have these figures in it."""
FREE = st.one_of(
    st.text(max_size=400), st.sampled_from(["order " * 60, "070-174 06 05 " * 20, "plats på väg " * 30])
)
QUESTIONS = st.builds(
    Question, FREE, FREE, st.one_of(st.none(), st.integers(1, 10**9)), st.booleans(), st.just(PLACES.deadline)
)


def words(saying: Saying, language: str = "sv") -> str:
    return render(COUNTY.texts, saying, language)


def told(inquiry: Inquiry, why: str = "moved", language: str = "sv") -> str:
    return standing(inquiry, why, NAMES, lambda saying: words(saying, language), NEVER, exercise=True)


def fit_to_be_sent(text: str) -> bool:
    sent = exercise_text(COUNTY.texts, text, "sv")
    clean = not any(pattern_of(word).search(sent) for word in NEVER)
    return segments(sent) <= PARTS and not not_gsm7(sent) and clean and not A_PHONE.search(sent)


@settings(deadline=None)
@given(QUESTIONS, st.integers(1, 99), st.sampled_from(["sv", "en"]))
def test_any_question_is_fit_to_be_sent(question: Question, number: int, language: str) -> None:
    versions = tuple(Version(place, question, NOW, "rsib") for place in range(1, number + 1))
    inquiry = Inquiry("i1", "a1", "rsib", "rsib", (), NOW, versions)
    put = asking(inquiry, NEVER, day_and_hour(question.deadline, COUNTY.zone))
    assert fit_to_be_sent(words(put, language))


@settings(deadline=None, max_examples=60)
@given(QUESTIONS, st.lists(st.tuples(st.sampled_from(sorted(NAMES)), FREE | st.just("12")), max_size=20))
def test_any_answers_are_fit_to_be_told(question: Question, answers: list[tuple[str, str]]) -> None:
    everybody = tuple(Asked(member, (member,)) for member in NAMES)
    inquiry = Inquiry("i1", "a1", "rsib", "rsib", everybody, NOW, (Version(1, question, NOW, "rsib"),))
    for member, body in answers:
        reading = read(body, KNOWN)
        inquiry.answer(member, reading, None, via="text", by=member, every=120, now=NOW)
        assert fit_to_be_sent(words(noted(reading, NAMES[member], question.unit, NEVER)))
    assert fit_to_be_sent(told(inquiry)) and fit_to_be_sent(told(inquiry, "deadline", "en"))


@pytest.mark.parametrize(
    ("body", "answer"),
    [
        ("12", "12 platser från Haninge kommun är noterat."),
        ("ca 12", "12 platser från Haninge kommun är noterat som osäkert."),
        ("inga", "NEJ från Haninge kommun är noterat."),
        ("vet ej", "OSÄKERT från Haninge kommun är noterat."),
        ("vi ringer", "svaret från Haninge kommun är noterat i ord."),
    ],
)
def test_whoever_answers_is_told_how_it_was_read(body: str, answer: str) -> None:
    assert answer in words(noted(read(body, KNOWN), NAMES["haninge"], "platser", NEVER))


def test_what_is_needed_may_be_unknown() -> None:
    unknown = Question("Hur många platser?", "platser", None, True, PLACES.deadline)
    assert "Behov: ännu osäkert." in words(asking(asked(unknown).inquiry, NEVER, "18.30"))


def test_many_who_are_silent_are_counted_and_few_are_named() -> None:
    desk = asked()
    desk.answer("haninge", number(12))
    silent = ", ".join(NAMES[member] for member in MEMBERS[1:-1]) + f" och {NAMES[MEMBERS[-1]]}"
    assert told(desk.inquiry, "deadline").endswith(f"Ej svarat: {silent}.")
    assert "Ej svarat" not in told(desk.inquiry)
    everybody = tuple(Asked(member, (member,)) for member in NAMES)
    inquiry = Inquiry("i1", "a1", "rsib", "rsib", everybody, NOW, desk.inquiry.versions)
    assert len(NAMES) > NAMED
    assert told(inquiry, "deadline").endswith("Ej svarat: 37 aktörer.")
