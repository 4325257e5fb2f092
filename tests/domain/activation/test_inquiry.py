"""One question to many: what the answers come to, and when whoever asked is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.domain.activation.answer_words import Reading
from conference.domain.activation.inquiry_events import (
    InquiryAnswered,
    InquiryAsked,
    InquiryClosed,
    InquiryVersioned,
)
from conference.domain.activation.inquiry_question import Asked, put_to
from conference.domain.errors import BadInput, NotFound, Refused
from tests.domain.activation.asking import (
    EVERY,
    IN_WORDS,
    MEMBERS,
    NONE,
    PLACES,
    UNSURE,
    asked,
    later,
    number,
)


def test_a_question_is_put_to_members_and_has_a_first_version() -> None:
    first, second = asked().events
    assert isinstance(first, InquiryAsked) and isinstance(second, InquiryVersioned)
    assert [member for member, _ in first.members] == list(MEMBERS)
    assert (second.version, second.wanted, second.unit, second.chain) == (1, 40, "platser", "a1")


def test_each_member_counts_once_with_its_latest_answer_and_none_is_forgotten() -> None:
    desk = asked()
    desk.answer("haninge", number(12))
    desk.answer("haninge", number(8))
    desk.answer("haninge", number(15))
    assert desk.inquiry.total.certain == 15
    assert [(answer.number, answer.changed) for answer in desk.inquiry.answers] == [
        (12, False), (8, True), (15, True),
    ]  # fmt: skip


def test_thanks_take_nothing_away_from_a_number_and_no_answer_is_lost() -> None:
    desk = asked()
    desk.answer("haninge", IN_WORDS)
    assert desk.inquiry.total.in_words == ("haninge",)
    desk.answer("haninge", number(12))
    desk.answer("haninge", Reading("words", "Tack!"))
    assert (desk.inquiry.total.certain, desk.inquiry.total.in_words) == (12, ())
    assert [answer.words for answer in desk.inquiry.answers] == [IN_WORDS.words, "12", "Tack!"]
    desk.answer("haninge", NONE)
    assert desk.inquiry.total.certain == 0


def test_what_is_uncertain_is_summed_apart() -> None:
    desk = asked()
    desk.answer("haninge", number(34))
    desk.answer("salem", number(12, uncertain=True))
    total = desk.inquiry.total
    assert (total.certain, total.uncertain, total.short_of(40)) == (34, 12, 6)


def test_who_has_not_answered_is_known_and_no_answer_is_lost_in_the_sum() -> None:
    desk = asked()
    desk.answer("salem", NONE)
    desk.answer("tyreso", UNSURE)
    desk.answer("haninge", IN_WORDS)
    total = desk.inquiry.total
    assert (total.none, total.unsure, total.in_words) == (("salem",), ("tyreso",), ("haninge",))
    assert (total.answered, total.missing) == (("haninge", "tyreso", "salem"), ("sodertalje",))
    assert total.sums == (0, 0)


def test_nobody_knows_how_far_it_is_to_a_number_that_nobody_has_said() -> None:
    desk = asked(PLACES.__class__("Platser?", "platser", None, True, PLACES.deadline))
    desk.answer("haninge", number(500))
    assert desk.inquiry.total.short_of(None) is None
    assert not desk.inquiry.reached


def test_answers_to_an_earlier_version_stand_while_the_same_things_are_counted() -> None:
    desk = asked()
    desk.answer("haninge", number(12))
    desk.amend(wanted=25)
    assert desk.inquiry.total.certain == 12
    desk.amend(unit="bussar", words="Bussar till transport?", wanted=3)
    assert desk.inquiry.total.certain == 0
    assert desk.inquiry.total.missing == MEMBERS
    desk.answer("haninge", number(2))
    assert [answer.version for answer in desk.inquiry.answers] == [1, 3]
    assert desk.inquiry.total.certain == 2


def test_an_answer_to_what_was_asked_before_is_kept_under_that_version() -> None:
    desk = asked()
    desk.amend(unit="bussar", wanted=3)
    desk.answer("haninge", number(12), version=1)
    assert desk.inquiry.answers[0].version == 1
    assert desk.inquiry.total.certain == 0


def test_a_deadline_stops_nobody_and_marks_what_comes_late() -> None:
    desk = asked()
    desk.answer("haninge", number(12))
    desk.forward(1801)
    desk.answer("salem", number(5))
    assert [answer.late for answer in desk.inquiry.answers] == [False, True]
    assert desk.inquiry.total.certain == 17


def test_once_closed_no_answer_is_taken_and_nothing_is_due() -> None:
    desk = asked()
    desk.answer("haninge", number(12))
    desk.answer("salem", number(5))
    assert desk.due
    desk.close()
    assert desk.due == {} and isinstance(desk.events[-1], InquiryClosed)
    with pytest.raises(Refused, match="closed"):
        desk.answer("haninge", number(13))
    with pytest.raises(Refused, match="closed"):
        desk.amend(wanted=50)
    desk.close()
    assert sum(isinstance(event, InquiryClosed) for event in desk.events) == 1


def test_who_was_not_asked_cannot_answer_nor_what_was_not_asked_be_answered() -> None:
    desk = asked()
    for member, version in (("nacka", None), ("haninge", 2), ("haninge", 0)):
        with pytest.raises(NotFound):
            desk.answer(member, number(1), version)
    assert desk.inquiry.member_of("haninge-tib") == "haninge"
    with pytest.raises(NotFound):
        desk.inquiry.member_of("nacka-tib")


@pytest.mark.parametrize(
    "changed",
    [{"words": " "}, {"unit": ""}, {"wanted": 0}, {"wanted": -3}, {"deadline": later(0)}, {}],
)
def test_a_change_that_makes_no_sense_is_refused_and_changes_nothing(changed: dict[str, object]) -> None:
    desk = asked()
    with pytest.raises(BadInput):
        desk.amend(**changed)
    assert len(desk.inquiry.versions) == 1


def test_a_member_is_asked_once_by_all_its_functions() -> None:
    functions = [("hsf", "region"), ("salem-tib", "salem"), ("tf", "region"), ("hsf", "region")]
    assert put_to(functions) == (Asked("region", ("hsf", "tf")), Asked("salem", ("salem-tib",)))


# --- when whoever asked is told -----------------------------------------------------------------------------


def test_the_asker_is_told_at_once_when_the_sum_first_moves() -> None:
    desk = asked()
    desk.answer("salem", NONE)
    desk.answer("tyreso", IN_WORDS)
    assert desk.heard == []
    desk.forward(60)
    desk.answer("haninge", number(12))
    assert desk.heard == [(60, "moved", 12, 0)]


def test_after_that_many_replies_are_one_telling() -> None:
    desk = asked()
    desk.answer("haninge", number(1))
    for member, places in (("salem", 2), ("tyreso", 3), ("salem", 4)):
        desk.forward(10)
        desk.answer(member, number(places))
    desk.forward(300)
    assert desk.heard == [(0, "moved", 1, 0), (EVERY, "moved", 8, 0)]


def test_a_sum_that_moves_back_before_anybody_was_told_is_not_told() -> None:
    desk = asked()
    desk.answer("haninge", number(5))
    desk.forward(10)
    desk.answer("haninge", number(7))
    desk.answer("haninge", number(5))
    desk.forward(300)
    assert desk.heard == [(0, "moved", 5, 0)]


def test_it_is_told_at_once_when_what_is_wanted_is_reached() -> None:
    desk = asked()
    desk.answer("haninge", number(30))
    desk.forward(10)
    desk.answer("salem", number(12, uncertain=True))
    desk.forward(10)
    desk.answer("tyreso", number(10))
    assert desk.heard == [(0, "moved", 30, 0), (20, "reached", 40, 12)]


def test_it_is_reached_anew_when_more_is_wanted_and_at_once_when_less_is() -> None:
    desk = asked()
    desk.answer("haninge", number(40))
    desk.amend(wanted=60)
    desk.forward(5)
    desk.answer("salem", number(20))
    assert desk.heard == [(0, "reached", 40, 0), (5, "reached", 60, 0)]
    desk = asked()
    desk.answer("haninge", number(30))
    desk.forward(5)
    desk.amend(wanted=25)
    assert desk.heard == [(0, "moved", 30, 0), (5, "reached", 30, 0)]


def test_there_is_a_last_word_at_the_deadline_even_if_nobody_has_answered() -> None:
    desk = asked()
    desk.forward(3600)
    assert desk.heard == [(1800, "deadline", 0, 0)]
    assert desk.told[0][1].answered == 0


def test_a_deadline_that_is_moved_has_its_last_word_when_it_comes() -> None:
    desk = asked()
    desk.forward(1790)
    desk.amend(deadline=later(3000))
    desk.forward(1000)
    assert desk.heard == []
    desk.forward(300)
    assert desk.heard == [(3000, "deadline", 0, 0)]


READINGS = st.one_of(
    st.builds(number, st.integers(1, 30), uncertain=st.booleans()), st.sampled_from([NONE, UNSURE, IN_WORDS])
)
STEPS = st.lists(st.tuples(st.integers(0, 200), st.sampled_from(MEMBERS), READINGS), max_size=25)


@given(STEPS)
def test_the_total_is_the_latest_of_each_member_that_can_be_counted(
    steps: list[tuple[int, str, object]],
) -> None:
    desk, latest = asked(), {}
    for seconds, member, reading in steps:
        desk.forward(seconds)
        desk.answer(member, reading)  # type: ignore[arg-type]
        if reading.kind != "words":  # type: ignore[attr-defined]
            latest[member] = reading
    total = desk.inquiry.total
    assert total.certain + total.uncertain == sum(r.number or 0 for r in latest.values())  # type: ignore[attr-defined]
    assert {*total.answered, *total.missing} == set(MEMBERS)
    assert len(total.answered) + len(total.missing) == len(MEMBERS)
    assert len(desk.inquiry.answers) == len(steps)
    answered = [event for event in desk.events if isinstance(event, InquiryAnswered)]
    assert len(answered) == len(steps)


@given(STEPS)
def test_the_asker_is_never_pestered_and_never_left_with_an_old_sum(
    steps: list[tuple[int, str, object]],
) -> None:
    desk = asked()
    for seconds, member, reading in steps:
        desk.forward(seconds)
        desk.answer(member, reading)  # type: ignore[arg-type]
        if desk.inquiry.reached and desk.told:
            assert desk.inquiry.told is not None and desk.inquiry.told.reached
    desk.forward(7200)
    between = [
        later_ - earlier
        for (earlier, *_), (later_, why, *_) in zip(desk.heard, desk.heard[1:], strict=False)
        if why == "moved"
    ]
    assert all(seconds >= EVERY for seconds in between)
    assert [why for _, why, *_ in desk.heard].count("deadline") == 1
    assert desk.inquiry.told is not None and desk.inquiry.told.sums == desk.inquiry.total.sums
    assert not desk.due
