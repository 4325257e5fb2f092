"""An inquiry asked, answered, changed and closed from pages, and how the sum stands meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from conference.domain.activation.inquiry import Inquiry
from tests.console.reader import Reader
from tests.databases import Databases
from tests.scenarios.activations.night import Night

pytestmark = pytest.mark.once

ASKED = {
    "question": "Platser på vårdboende i natt?",
    "unit": "platser",
    "wanted": "40",
    "deadline": "12:00",
    "to": ["haninge", "sodertalje", "tyreso"],
}


@pytest.fixture
def night(tmp_path: Path, databases: Databases) -> Iterator[Night]:
    """Green has been pressed, somebody has it, and asks for places."""
    night = Night(tmp_path)
    night.everyone()
    night.press()
    night.stage.forward(minutes=1)
    asks = reader(night)
    asks.opens(f"/aktivering/{night.id}/onskan/ask-inquiry")
    asks.sends(f"/aktivering/{night.id}/onskan/ask-inquiry", **ASKED)
    night.stage.forward(seconds=5)
    assert "0 av 40 platser" in asks.words
    yield night
    night.stage.upprop.close()


def reader(night: Night, role: str = "leader", member: str = "", language: str = "sv") -> Reader:
    return Reader(night.stage.upprop, role, member, language)


def inquiry(night: Night) -> Inquiry:
    with night.stage.upprop.store.reading() as look:
        [one] = look.inquiries.of(night.id)
    return one


def at(night: Night) -> str:
    return f"/aktivering/{night.id}/forfragan/{inquiry(night).id}"


def answers(asks: Reader, night: Night, **fields: str) -> None:
    asks.opens(at(night))
    asks.sends(f"{at(night)}/svar", **fields)


def test_the_question_goes_to_those_chosen_by_text(night: Night) -> None:
    assert inquiry(night).members == ("haninge", "sodertalje", "tyreso")
    assert "Platser på vårdboende i natt?" in night.phone("haninge-tib").texts[-1]


def test_the_sum_runs_and_who_is_missing_is_named(night: Night) -> None:
    asks = reader(night)
    answers(asks, night, member="haninge", number="12")
    answers(asks, night, member="sodertalje", number="15", uncertain="yes")
    assert "12 + 15 ? osäkert av 40 platser" in asks.words
    assert "28 behövs fortfarande." in asks.words and "2 av 3 har svarat" in asks.words
    assert "Har inte svarat 1 Tyresö kommun" in asks.words
    answers(asks, night, member="tyreso", number="0")
    assert "Tyresö kommun: inga" in asks.words and "Har inte svarat" not in asks.words
    answers(asks, night, member="tyreso", number="28")
    assert "Så många som behövs." in asks.words and "ändrat" in asks.words


def test_a_text_that_comes_in_moves_the_same_sum(night: Night) -> None:
    night.phone("haninge-tib").text("ca 10")
    night.stage.forward(seconds=5)
    asks = reader(night)
    asks.opens(at(night))
    assert "0 + 10 ? osäkert av 40" in asks.words and "”ca 10”" in asks.words


def test_a_member_answers_for_itself_and_for_no_other(night: Night) -> None:
    asks = reader(night, "member", "haninge")
    asks.opens(f"/aktivering/{night.id}")
    assert "Platser på vårdboende i natt?" in asks.words
    answers(asks, night, number="7")
    assert "Svaret är mottaget: 7" in asks.words and "Haninge kommun: 7" in asks.words
    answers(asks, night, member="tyreso", number="9")
    assert asks.status == 403
    [one] = inquiry(night).answers
    assert (one.member, one.via, one.by) == ("haninge", "console", "console:member")


def test_a_member_that_was_not_asked_sees_it_and_cannot_answer(night: Night) -> None:
    asks = reader(night, "member", "nacka")
    asks.opens(at(night))
    assert asks.status == 200 and "Skicka svaret" not in asks.words
    asks.opens("/tryck/green")  # any form of theirs
    asks.sends(f"{at(night)}/svar", number="9")
    assert asks.status == 404 and "har inte fått frågan" in asks.words


def test_words_are_an_answer_and_nothing_is_none(night: Night) -> None:
    asks = reader(night)
    answers(asks, night, member="haninge", words="Återkommer om en timme")
    assert "Haninge kommun: Återkommer om en timme" in asks.words
    answers(asks, night, member="haninge")
    assert "Inget svar: skriv ett antal eller egna ord." in asks.words
    answers(asks, night, member="sodertalje", uncertain="yes")
    assert "Södertälje kommun: vet ej" in asks.words
    assert len(inquiry(night).answers) == 2


def test_the_need_changes_and_what_was_filled_in_is_what_is_asked_now(night: Night) -> None:
    asks = reader(night)
    address = f"/aktivering/{night.id}/onskan/amend-inquiry"
    asks.opens(f"{address}?inquiry={inquiry(night).id}")
    assert 'value="40"' in asks.last and 'value="platser"' in asks.last
    asks.sends(
        address, question="Platser på vårdboende i natt?", unit="platser", wanted="60", uncertain="yes"
    )
    assert "0 av 60 platser ? behovet är osäkert" in asks.words
    assert inquiry(night).newest.number == 2
    answers(asks, night, member="haninge", number="12")
    assert inquiry(night).answers[-1].version == 2


def test_it_is_closed_and_takes_no_more(night: Night) -> None:
    asks = reader(night)
    asks.opens(f"/aktivering/{night.id}/onskan/close-inquiry?inquiry={inquiry(night).id}")
    asks.sends(f"/aktivering/{night.id}/onskan/close-inquiry")
    assert "Avslutad." in asks.words and "Skicka svaret" not in asks.words
    asks.opens("/tryck/green")  # any form of theirs
    asks.sends(f"{at(night)}/svar", member="haninge", number="9")
    assert asks.status == 409 and "Resursförfrågan är avslutad." in asks.words


def test_the_parts_are_sent_again_as_they_change(night: Night) -> None:
    asks = reader(night)
    answer = asks.client.get(f"{at(night)}/strom", buffered=False)
    seen = b"".join(islice(answer.iter_encoded(), 2)).decode()
    assert "event: total\n" in seen and "event: answers\n" in seen and "csrf_token" not in seen
    answer.close()
