"""Help is asked for of many while the need still moves: numbers come in by text, one person hears the sum."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from conference.domain.activation import commands as c
from conference.domain.errors import DomainError, NotFound, Refused
from tests.scenarios.activations.asking import ASKED, Asking

pytestmark = pytest.mark.once


@pytest.fixture
def asking(tmp_path: Path) -> Asking:
    return Asking(tmp_path)


def test_those_asked_get_the_question_with_what_is_needed_and_by_when(asking: Asking) -> None:
    for member in ASKED:
        assert asking.last(f"{member}-tib") == (
            "ÖVNING SSR resursförfrågan: Platser på vårdboende i natt? Behov: 40 platser. "
            "Svara med antal platser, NEJ eller OSÄKERT senast 10.00. ÖVNING"
        )
    assert asking.night.phone("nacka-tib").texts == []


def test_a_number_is_noted_and_the_asker_is_told_the_first_time_the_sum_moves(asking: Asking) -> None:
    assert "12 platser från Haninge kommun är noterat" in asking.says("haninge", "12 platser")
    assert asking.told() == [
        "ÖVNING SSR svar på Platser på vårdboende i natt? 12 platser. 1 av 4 har svarat. "
        "28 återstår av 40. ÖVNING"
    ]


def test_answers_that_come_in_a_burst_are_told_together(asking: Asking) -> None:
    asking.says("haninge", "12")
    asking.says("sodertalje", "ca 10")
    asking.says("tyreso", "NEJ")
    asking.says("salem", "Vi har två salar")
    assert len(asking.told()) == 1
    asking.stage.forward(minutes=2)
    assert len(asking.told()) == 2
    assert "12 säkra och 10 osäkra platser. 4 av 4 har svarat. 28 återstår av 40." in asking.told()[-1]
    assert "Svar i ord: Salems kommun." in asking.told()[-1]


def test_what_is_wanted_is_told_at_once_when_it_is_there(asking: Asking) -> None:
    asking.says("haninge", "12")
    asking.says("sodertalje", "28")
    assert "Behovet 40 är täckt." in asking.told()[-1]


def test_a_municipality_answers_three_times_and_counts_once(asking: Asking) -> None:
    for words in ("12", "nej", "15 platser"):
        asking.says("haninge", words)
    assert asking.inquiry.total.certain == 15
    assert [answer.words for answer in asking.inquiry.answers] == ["12", "nej", "15 platser"]


def test_the_need_moves_and_the_offers_made_stand(asking: Asking) -> None:
    asking.says("haninge", "12")
    asking.stage.do(c.AmendInquiry(asking.night.id, asking.id, "rsib", wanted=25, uncertain=True))
    asking.stage.forward(seconds=5)
    assert "ändrad resursförfrågan, version 2" in asking.last("haninge-tib")
    assert "Behov: omkring 25 platser, osäkert." in asking.last("salem-tib")
    asking.says("salem", "13")
    assert [answer.version for answer in asking.inquiry.answers] == [1, 2]
    assert "25 platser. 2 av 4 har svarat. Behovet 25 är täckt." in asking.told()[-1]


def test_at_the_deadline_there_is_a_last_word_with_those_who_are_silent(asking: Asking) -> None:
    asking.says("haninge", "12")
    asking.says("tyreso", "osäkert")
    asking.stage.forward(minutes=30)
    assert "Osäkra: Tyresö kommun. Ej svarat: Södertälje kommun och Salems kommun." in asking.told()[-1]


def test_a_late_answer_is_noted_as_late_and_told(asking: Asking) -> None:
    asking.stage.forward(minutes=31)
    assert "är noterat" in asking.says("salem", "5")
    assert asking.inquiry.answers[-1].late
    asking.stage.forward(minutes=2)
    assert "5 platser. 1 av 4 har svarat." in asking.told()[-1]


def test_once_closed_whoever_answers_is_told_so(asking: Asking) -> None:
    asking.stage.do(c.CloseInquiry(asking.night.id, asking.id, "rsib"))
    assert "är avslutad" in asking.says("haninge", "12")
    assert asking.inquiry.answers == ()
    asking.stage.forward(minutes=31)
    assert asking.told() == []


def test_a_number_by_key_or_form_counts_like_one_in_words(asking: Asking) -> None:
    for member, number, via in (("haninge", 12, "key"), ("salem", 0, "api")):
        answer = c.AnswerInquiry(asking.night.id, asking.id, member, via, f"{member}-tib", number=number)
        asking.stage.do(answer)
    assert [(answer.kind, answer.via) for answer in asking.inquiry.answers] == [
        ("number", "key"),
        ("none", "api"),
    ]
    with pytest.raises(DomainError):
        asking.stage.do(
            c.AnswerInquiry(asking.night.id, asking.id, "haninge", "key", "haninge-tib", number=-1)
        )


def test_whoever_asks_at_the_desk_has_the_acknowledger_told(tmp_path: Path) -> None:
    asking = Asking(tmp_path, by="cli:anna")
    acknowledged = asking.night.activation.acknowledged_by
    assert acknowledged is not None
    asking.says("haninge", "12")
    assert len(asking.told(acknowledged)) == 1


def test_everybody_is_asked_where_nobody_is_named(tmp_path: Path) -> None:
    asking = Asking(tmp_path, to=())
    assert len(asking.inquiry.members) == 37
    assert "resursförfrågan" in asking.last("nacka-tib")


def test_who_is_nobody_cannot_be_asked_nor_anything_in_an_activation_that_is_over(asking: Asking) -> None:
    ask = c.AskInquiry(asking.night.id, "i2", "Bussar?", "bussar", asking.later(10), "rsib")
    with pytest.raises(NotFound):
        asking.stage.do(replace(ask, to=("nobody",)))
    with pytest.raises(DomainError, match="no member"):
        asking.stage.do(replace(ask, to=("rsib",)))
    asking.night.wish("mistaken", by="rsib")
    with pytest.raises(Refused):
        asking.stage.do(ask)
    assert "är avslutad" in asking.says("haninge", "12")


def test_everything_is_in_the_history_of_the_activation(asking: Asking) -> None:
    asking.says("haninge", "12")
    with asking.stage.upprop.store.reading() as work:
        told = [type(event).__name__ for _, event in work.history(asking.night.id)]
        assert work.verify_chain(asking.night.id).whole
    for kind in ("InquiryAsked", "InquiryVersioned", "InquiryAnswered", "AskerTold", "TextWritten"):
        assert kind in told


def test_an_answer_may_come_from_another_phone_of_whoever_was_asked(asking: Asking) -> None:
    phone = asking.night.phone("haninge-tib", "substitute")
    phone.text("Hur går det?")
    asking.stage.forward(seconds=5)
    assert phone.texts == [] and asking.inquiry.answers == ()
    phone.text("12 platser")
    asking.stage.forward(seconds=5)
    assert "12 platser från Haninge kommun är noterat" in phone.texts[-1]
    other = asking.night.phone("nacka-tib")
    other.text("12")
    asking.stage.forward(seconds=5)
    assert other.texts == []


def test_long_after_the_end_a_text_is_about_something_else(asking: Asking) -> None:
    asking.stage.do(c.CloseInquiry(asking.night.id, asking.id, "rsib"))
    asking.stage.forward(minutes=120)
    assert asking.says("haninge", "12") == ""


# --- one phone, two questions -------------------------------------------------------------------------------


def test_a_text_answers_what_was_asked_last(tmp_path: Path) -> None:
    asking = Asking(tmp_path, to=("trafikverket",))
    asking.stage.everyone()
    asking.stage.nobody_at("trafikverket")
    asking.stage.plan(minutes=3)
    asking.stage.forward(minutes=1)
    assert "är noterad och läses upp" in asking.says("trafikverket", "Tåget står.")
    assert asking.inquiry.answers == ()
    asking.stage.do(c.AmendInquiry(asking.night.id, asking.id, "rsib", wanted=5))
    asking.stage.forward(seconds=5)
    assert "3 platser från Trafikverket är noterat" in asking.says("trafikverket", "3")


def test_a_summons_that_waits_for_nothing_more_leaves_the_text_to_the_inquiry(tmp_path: Path) -> None:
    asking = Asking(tmp_path, to=("trafikverket",))
    asking.stage.everyone()
    asking.stage.plan(minutes=3)
    asking.stage.forward(minutes=1)
    assert "3 platser från Trafikverket är noterat" in asking.says("trafikverket", "3")
