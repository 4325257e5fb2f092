"""An id is that of a meeting or of an activation, and whoever asks need not know of which."""

from types import SimpleNamespace
from typing import Any

import pytest

from conference.domain.activation.activation import Activation
from conference.domain.activation.press import Press
from conference.domain.errors import BadInput, NotFound
from conference.domain.meeting.conference import Conference
from conference.views.either import either
from tests.domain.meeting.people import NOW, a_conference


def activation(id: str, why: str) -> Activation:
    press = Press(1, "green", "huddinge", why, why, "cli:eva", NOW, 0.0)
    return Activation(id, "green", "sv", False, "twilio", NOW, (press,))


def look(*kept: Conference | Activation) -> Any:
    meetings = [one for one in kept if isinstance(one, Conference)]
    activations = [one for one in kept if isinstance(one, Activation)]
    return SimpleNamespace(
        reads=SimpleNamespace(
            conferences=lambda limit, state=None: meetings,
            activations=lambda limit: activations,
            conference=lambda id: next((one for one in meetings if one.id == id), None),
            activation=lambda id: next((one for one in activations if one.id == id), None),
        )
    )


MEETING, FIRE, SNOW = a_conference(id="ab12"), activation("ab34", "Brand"), activation("cd56", "Snö")
HOUSE = look(MEETING, FIRE, SNOW)


@pytest.mark.parametrize(("words", "is_"), [("ab12", MEETING), ("ab34", FIRE), ("AB3", FIRE), ("c", SNOW)])
def test_an_id_or_its_beginning_is_enough(words: str, is_: Conference | Activation) -> None:
    assert either(HOUSE, words) is is_


def test_without_an_id_the_meeting_is_meant() -> None:
    assert either(HOUSE) is MEETING


def test_a_beginning_of_both_is_refused_and_names_both() -> None:
    with pytest.raises(BadInput) as refused:
        either(HOUSE, "ab")
    assert refused.value.sentence == (
        "ab may be the meeting ab12 (samverkanskonferens) or the activation ab34 (Brand): write more of it"
    )


def test_a_beginning_of_many_names_some_of_them() -> None:
    many = look(*(activation(f"ab{number}", "Brand") for number in range(9)))
    with pytest.raises(BadInput, match=r"the activation ab3 .Brand. or others: write more"):
        either(many, "a")


@pytest.mark.parametrize(("words", "error"), [("zz", NotFound), ("../x", BadInput)])
def test_what_is_no_id_is_refused(words: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        either(HOUSE, words)
