"""What is asked and drawn in an activation comes back as it was, to those who ask for it."""

import pytest

from conference.domain.activation.activation import Activation, ActivationState
from conference.domain.activation.answer_words import Reading
from conference.domain.activation.inquiry import Inquiry
from conference.domain.activation.inquiry_question import Asked, Question
from conference.domain.activation.picture import Picture
from conference.domain.activation.picture_fields import PictureField
from conference.domain.errors import NotFound
from conference.storage import Store
from tests.storage.given import NOON, seconds


def an_inquiry(id: str, activation: str = "a1", asked_after: float = 0) -> Inquiry:
    at = NOON + seconds(asked_after)
    inquiry = Inquiry(id, activation, "rsib", "rsib", (Asked("haninge", ("haninge-tib",)),), at)
    inquiry.ask(Question("Platser?", "platser", 40, True, at + seconds(1800)), at)
    return inquiry


def test_an_inquiry_comes_back_as_it_was_with_every_version_and_answer(store: Store) -> None:
    inquiry = an_inquiry("i1")
    reading = Reading("number", "ca 12", 12, True)
    inquiry.answer("haninge", reading, 1, via="text", by="haninge-tib", every=120, now=NOON + seconds(60))
    inquiry.tell(NOON + seconds(60))
    with store.writing() as work:
        work.inquiries.add(inquiry)
    with store.reading() as work:
        assert work.inquiries.look("i1") == inquiry


def test_the_inquiries_of_an_activation_are_found_in_the_order_they_were_asked(store: Store) -> None:
    with store.writing() as work:
        for id, activation, at in (("i2", "a1", 20), ("i1", "a1", 10), ("i3", "a2", 0)):
            work.inquiries.add(an_inquiry(id, activation, at))
    with store.reading() as work:
        assert [inquiry.id for inquiry in work.inquiries.of("a1")] == ["i1", "i2"]
        assert work.inquiries.of("nothing") == []


def test_the_inquiries_open_to_a_function_are_those_not_over(store: Store) -> None:
    with store.writing() as work:
        for id, over in (("a1", False), ("a2", True)):
            begun = Activation(id, "green", "sv", True, "twilio", NOON)
            begun.state = ActivationState.STOOD_DOWN if over else ActivationState.ACTIVE
            work.activations.add(begun)
        for id, activation in (("i1", "a1"), ("i2", "a1"), ("i3", "a2")):
            work.inquiries.add(an_inquiry(id, activation))
        work.inquiries.get("i1").close("rsib", NOON)
    with store.reading() as work:
        assert [inquiry.id for inquiry in work.inquiries.open_to("haninge-tib")] == ["i2"]
        assert work.inquiries.open_to("nacka-tib") == []


def test_what_is_done_to_an_inquiry_is_kept(store: Store) -> None:
    with store.writing() as work:
        work.inquiries.add(an_inquiry("i1"))
    with store.writing() as work:
        work.inquiries.get("i1").close("rsib", NOON)
        assert work.chain == "a1"
    with store.reading() as work:
        assert work.inquiries.look("i1").closed_by == "rsib"


def test_an_inquiry_that_is_not_there_is_not_found(store: Store) -> None:
    with store.writing() as work:
        for ask in (work.inquiries.get, work.inquiries.look):
            with pytest.raises(NotFound):
                ask("i1")


def test_there_is_one_picture_to_an_activation_and_at_first_nothing_in_it(store: Store) -> None:
    with store.reading() as work:
        assert work.pictures.look("a1") == Picture("a1")
    with store.writing() as work:
        picture = work.pictures.of("a1")
        picture.write("Brand", (PictureField("Rök", "varifrån"), None, None, None), "rsib", NOON)
        picture.send(1, ("haninge-tib",), "rkk", NOON)
    with store.writing() as work:
        assert work.pictures.of("a1") == picture
    with store.reading() as work:
        assert work.pictures.look("a1") == picture
        assert work.pictures.look("a2").versions == ()
