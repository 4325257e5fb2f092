"""What wishes of inquiries and pictures take, by whatever door, and what command they come to."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from conference.domain.activation import commands as c
from conference.domain.activation.activation import OVER
from conference.domain.activation.activation import ActivationState as S
from conference.domain.activation.ask import Ask
from conference.domain.activation.picture_fields import PictureField
from conference.domain.activation.wishes import wish
from conference.domain.decision import Command
from conference.domain.errors import BadInput, NotAllowed, Refused
from conference.domain.meeting.wish import Role

DEADLINE = datetime(2026, 5, 7, 16, 30, tzinfo=UTC)
ASKED = {"question": "Platser i natt?", "unit": "platser", "deadline": "18.30"}


def comes_to(
    id: str, *, role: Role = Role.OFFICE, state: S = S.ACTIVE, via: str = "cli", **given: str
) -> Command:
    def moment(written: str) -> datetime:
        assert written == "18.30"
        return DEADLINE

    def which(words: str) -> str:
        return {"": "the-last-one", "k": "known"}[words]

    return wish(id, Ask("a1", "rsib", "new", moment, given, which, via), role=role, state=state)


def test_a_question_is_asked_of_everybody_where_nothing_else_is_said() -> None:
    asked = c.AskInquiry("a1", "new", "Platser i natt?", "platser", DEADLINE, "rsib")
    assert comes_to("ask-inquiry", **ASKED) == asked


def test_how_many_are_wanted_of_whom_and_who_is_told_may_be_said_too() -> None:
    said = {"wanted": "40", "uncertain": "ja", "to": "haninge, salem-tib tyreso", "tell": "rkk"}
    asked = comes_to("ask-inquiry", **ASKED, **said)
    assert asked == c.AskInquiry(
        "a1", "new", "Platser i natt?", "platser", DEADLINE, "rsib", 40, True,
        ("haninge", "salem-tib", "tyreso"), "rkk",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("given", "changed"),
    [
        ({}, {}),
        ({"wanted": "25"}, {"wanted": 25}),
        ({"uncertain": "nej"}, {"uncertain": False}),
        ({"wanted": "", "uncertain": "", "deadline": "18.30"}, {"deadline": DEADLINE}),
        ({"question": "Bussar?", "unit": "bussar"}, {"question": "Bussar?", "unit": "bussar"}),
    ],
)
def test_what_is_not_said_of_a_change_stays_as_it_is(given: dict[str, str], changed: dict[str, Any]) -> None:
    assert comes_to("amend-inquiry", **given) == c.AmendInquiry("a1", "the-last-one", "rsib", **changed)


def test_the_beginning_of_an_id_says_which_inquiry_and_nothing_means_the_last() -> None:
    assert comes_to("close-inquiry") == c.CloseInquiry("a1", "the-last-one", "rsib")
    assert comes_to("close-inquiry", inquiry="k") == c.CloseInquiry("a1", "known", "rsib")


def test_an_answer_for_a_member_tells_by_which_door_it_came() -> None:
    answered = comes_to("answer-inquiry", via="api", member="haninge", words="12 platser", version="1")
    assert answered == c.AnswerInquiry(
        "a1", "the-last-one", "haninge", "api", "rsib", "12 platser", version=1
    )


def test_fields_of_the_picture_go_by_their_place_and_are_written_whole() -> None:
    written = comes_to(
        "write-picture", field1="Alla 90 evakueras.", uncertain1="om någon saknas", field4="40"
    )
    assert written == c.WritePicture(
        "a1", (PictureField("Alla 90 evakueras.", "om någon saknas"), None, None, PictureField("40")), "rsib"
    )
    assert comes_to("write-picture", field2="", happened="Brand") == c.WritePicture(
        "a1", (None, PictureField(), None, None), "rsib", "Brand"
    )


def test_doubt_without_the_words_it_is_about_is_refused() -> None:
    with pytest.raises(BadInput, match="uncertain3 stands beside the words of field3"):
        comes_to("write-picture", field1="Brand", uncertain3="hur länge")


def test_the_newest_picture_goes_to_everybody_where_nothing_else_is_said() -> None:
    assert comes_to("send-picture") == c.SendPicture("a1", "rsib")
    assert comes_to("send-picture", to="haninge,rsib", version="2") == c.SendPicture(
        "a1", "rsib", 2, ("haninge", "rsib")
    )


@pytest.mark.parametrize(
    ("id", "given"),
    [
        ("ask-inquiry", {**ASKED, "wanted": "många"}),
        ("ask-inquiry", {**ASKED, "uncertain": "kanske"}),
        ("ask-inquiry", {"question": "Platser?", "unit": "platser"}),
        ("answer-inquiry", {"member": "haninge"}),
        ("answer-inquiry", {"member": "haninge", "words": "12", "version": "-1"}),
        ("write-picture", {"field5": "Brand"}),
    ],
)
def test_what_cannot_be_understood_is_refused(id: str, given: dict[str, str]) -> None:
    with pytest.raises(BadInput):
        comes_to(id, **given)


@pytest.mark.parametrize(
    "id", ["ask-inquiry", "amend-inquiry", "answer-inquiry", "close-inquiry", "write-picture", "send-picture"]
)
def test_leaders_and_the_office_may_while_it_lasts(id: str) -> None:
    given = {"ask-inquiry": ASKED, "answer-inquiry": {"member": "haninge", "words": "12"}}.get(id, {})
    others = {Role.LISTENER} if id == "answer-inquiry" else {Role.SPEAKER, Role.LISTENER}
    for role in others:
        with pytest.raises(NotAllowed):
            comes_to(id, role=role, **given)
    for state in OVER:
        with pytest.raises(Refused):
            comes_to(id, role=Role.LEADER, state=state, **given)
    assert comes_to(id, role=Role.LEADER, state=S.PRESSED, **given)
