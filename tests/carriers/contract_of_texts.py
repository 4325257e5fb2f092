"""What every carrier of texts promises, whoever it is. See `contract.py`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol

from conference.domain.meeting.reasons import Reason
from conference.ports import Texting
from tests.carriers.contract import (
    LATE,
    NO_NUMBER,
    OTHER,
    PHONE,
    REFUSES,
    Ground,
    Promise,
    perhaps,
    refusal,
    soon_after,
)

WORDS = "Räksmörgås kl 10.00: ring 08-465 004 00, kod 123456.\nÖVNING"
REMEMBERS = "remembers"
"""It knows a text by our own id."""


class TextGround(Ground, Protocol):
    texting: Texting

    def works(self) -> None:
        """All that waits is sent."""

    def opts_out(self, number: str) -> None: ...

    def landline(self, number: str) -> None: ...


OF_TEXTS: Final[dict[Promise[TextGround], frozenset[str]]] = {}
"""Each promise, and what a ground must be able to play for it to be tried there."""


def of_texts(*needs: str) -> Callable[[Promise[TextGround]], Promise[TextGround]]:
    def noted(promise: Promise[TextGround]) -> Promise[TextGround]:
        OF_TEXTS[promise] = frozenset(needs)
        return promise

    return noted


@of_texts()
def a_text_sent_is_found_by_its_id_and_by_its_number_with_its_very_words(ground: TextGround) -> None:
    before = ground.now()
    ref = ground.texting.send("text1", PHONE, WORDS, 600)
    [seen] = ground.texting.texts_to(PHONE, soon_after(before))
    assert (seen.ref, seen.body) == (ref, WORDS)
    assert ground.texting.look(ref).body == WORDS
    assert ground.texting.texts_to(OTHER, soon_after(before)) == []
    ground.forward(60)
    assert ground.texting.texts_to(PHONE, ground.now()) == []


@of_texts()
def two_texts_to_one_phone_are_two(ground: TextGround) -> None:
    before = ground.now()
    refs = {ground.texting.send("text1", PHONE, "ett", 600), ground.texting.send("text2", PHONE, "två", 600)}
    seen = ground.texting.texts_to(PHONE, soon_after(before))
    assert {one.ref for one in seen} == refs and {one.body for one in seen} == {"ett", "två"}


@of_texts()
def what_has_been_sent_is_told_in_the_records_words(ground: TextGround) -> None:
    ref = ground.texting.send("text1", PHONE, WORDS, 600)
    assert ground.texting.look(ref).status in ("pending", "sent")
    ground.works()
    assert ground.texting.look(ref).status in ("sent", "delivered")


@of_texts()
def a_text_that_never_was_is_gone(ground: TextGround) -> None:
    ref = ground.texting.send("text1", PHONE, WORDS, 600)
    never = ref[:2] + "0" * (len(ref) - 2)
    assert refusal(lambda: ground.texting.look(never)) == (Reason.GONE, False)


@of_texts()
def whoever_takes_nothing_just_now_has_sent_nothing(ground: TextGround) -> None:
    before = ground.now()
    ground.takes_nothing()
    assert refusal(lambda: ground.texting.send("text1", PHONE, WORDS, 600)) == (Reason.CARRIER_FAULT, True)
    ground.is_well()
    assert ground.texting.texts_to(PHONE, soon_after(before)) == []


@of_texts()
def one_that_is_away_has_sent_nothing(ground: TextGround) -> None:
    before = ground.now()
    ground.is_away()
    assert refusal(lambda: ground.texting.send("text1", PHONE, WORDS, 600)) == (Reason.CARRIER_FAULT, True)
    ground.is_well()
    assert ground.texting.texts_to(PHONE, soon_after(before)) == []


@of_texts(LATE)
def a_text_whose_answer_came_too_late_stands_in_the_list(ground: TextGround) -> None:
    before = ground.now()
    ground.acts_without_answering()
    perhaps(lambda: ground.texting.send("text1", PHONE, WORDS, 600))
    ground.is_well()
    assert [one.body for one in ground.texting.texts_to(PHONE, soon_after(before))] == [WORDS]


@of_texts(REMEMBERS)
def the_same_text_is_sent_once_however_often_it_is_asked_for(ground: TextGround) -> None:
    before = ground.now()
    refs = {ground.texting.send("text1", PHONE, WORDS, 600) for _ in range(2)}
    ground.works()
    refs.add(ground.texting.send("text1", PHONE, WORDS, 600))
    assert len(refs) == 1 and len(ground.texting.texts_to(PHONE, soon_after(before))) == 1


@of_texts(REFUSES)
def a_phone_that_no_text_reaches_is_refused_for_good_and_by_the_right_word(ground: TextGround) -> None:
    ground.opts_out(PHONE)
    ground.landline(OTHER)
    send = ground.texting.send
    assert refusal(lambda: send("text1", PHONE, WORDS, 600)) == (Reason.OPTED_OUT, False)
    assert refusal(lambda: send("text2", OTHER, WORDS, 600)) == (Reason.LANDLINE, False)
    assert refusal(lambda: send("text3", NO_NUMBER, WORDS, 600)) == (Reason.BAD_NUMBER, False)
