"""An activation from its press to its end: who may take it back, who has it, what its meetings make of it."""

from __future__ import annotations

import pytest

from conference.domain.activation import events
from conference.domain.activation.activation import ActivationState as S
from conference.domain.errors import NotAllowed, NotFound, Refused
from tests.domain.activation.people import FIRST, NOW, a_page, an_activation, later


@pytest.mark.parametrize("who", ["cli:huddinge", "huddinge"])
def test_whoever_pressed_may_take_it_back_and_nobody_else(who: str) -> None:
    activation = an_activation()
    with pytest.raises(NotAllowed):
        activation.undo("haninge", 10, 1005.0, later(5))
    activation.undo(who, 10, 1010.0, later(10))
    assert activation.state is S.UNDONE and activation.put_right


def test_but_not_when_the_seconds_are_over_nor_twice() -> None:
    activation = an_activation()
    with pytest.raises(Refused):
        activation.undo("huddinge", 10, 1010.1, later(11))
    activation.undo("huddinge", 10, 1009.0, later(9))
    with pytest.raises(Refused):
        activation.undo("huddinge", 10, 1009.5, later(9.5))


def test_taken_back_by_one_of_two_it_goes_on_for_the_other_and_says_why() -> None:
    activation = an_activation("huddinge", "haninge")
    undone = activation.undo("huddinge", 10, 1005.0, later(5))
    assert activation.state is S.PRESSED and activation.first.member == "haninge"
    assert undone.events == (events.PressUndone("a1", "huddinge", 1),)
    activation.undo("haninge", 10, 1006.0, later(6))
    assert activation.state is S.UNDONE


def test_a_press_leaves_only_if_another_stays() -> None:
    activation = an_activation("huddinge", "haninge")
    leaving, _ = activation.split(1, "a2", "rsib")
    assert leaving.member == "huddinge" and [press.number for press in activation.presses] == [2]
    for number in (1, 2, 7):
        with pytest.raises(Refused):
            activation.split(number, "a3", "rsib")


def test_the_page_that_was_answered_says_so_and_the_others_are_called_off() -> None:
    activation = an_activation()
    for slug in ("lst-tib", "rsib"):
        page = a_page(slug)
        activation.begin_page(page)
        page.place(f"leg-{slug}", FIRST, 1, NOW)
    decision = activation.acknowledge("rsib", "Bo Dahl", later(20), page="rsib", leg="leg-rsib")
    assert [page.outcome for page in activation.pages] == ["called_off", "acknowledged"]
    assert [getattr(effect, "leg", None) for effect in decision.effects] == ["leg-lst-tib"], (
        "the rest stay up"
    )
    assert {"a1/substitutes", "a1/last-resort", "a1/call-out"} <= set(decision.cancelled)
    with pytest.raises(Refused):
        activation.acknowledge("lst-tib", None, later(21))


def test_who_has_a_meeting_to_look_after_may_still_acknowledge() -> None:
    activation = an_activation()
    activation.release("m1", "clock", later(900), later(600))
    assert activation.automatic and activation.state is S.CONVENED
    activation.acknowledge("rkk", None, later(700))
    assert activation.state is S.CONVENED


def test_a_page_is_found_by_its_name_and_by_the_phone_its_text_went_to() -> None:
    activation = an_activation()
    activation.begin_page(a_page("lst-tib"))
    assert activation.page("lst-tib") is activation.page_at(FIRST.number)
    with pytest.raises(NotFound):
        activation.page("rsib")
    with pytest.raises(NotFound):
        activation.page_at("+46701740699")


def test_it_is_active_when_a_meeting_of_all_is_open_and_not_for_a_planning_call() -> None:
    activation = an_activation()
    activation.plan("m1", (), "rsib")
    activation.convene("m1", "formote", "rsib", NOW)
    activation.observe("m1", "open")
    assert activation.state is S.PLANNING
    activation.release("m2", "rsib", later(300), later(10))
    activation.convene("m2", "gron", "rsib", later(300))
    activation.observe("m1", "ended")
    assert activation.state is S.CONVENED and [one.id for one in activation.under_way()] == ["m2"]
    assert activation.observe("m2", "open").events and not activation.observe("m2", "open").events
    assert activation.state is S.ACTIVE
    assert activation.observe("m9", "open").events == ()


def test_blue_is_convened_by_its_press_and_comes_to_one_thing_a_meeting() -> None:
    activation = an_activation(button="blue")
    activation.convene("m1", "bla", "clock", later(60))
    assert activation.state is S.CONVENED
    activation.observe("m1", "open")
    activation.settle_blue("again_at", "lst-tib", later(1800), "")
    activation.convene("m2", "bla", "lst-tib", later(1800))
    with pytest.raises(Refused):
        activation.settle_blue("closed", "lst-tib", None, "")
    activation.observe("m2", "open")
    activation.settle_blue("closed", "lst-tib", None, "")
    assert activation.blue_outcome == "closed"
    with pytest.raises(Refused):
        an_activation().settle_blue("closed", "lst-tib", None, "")


def test_when_it_ends_no_page_goes_on_and_no_due_row_is_left() -> None:
    activation = an_activation()
    page = a_page()
    activation.begin_page(page)
    page.place("leg-1", FIRST, 1, NOW)
    decision = activation.mistaken("rsib", "fel knapp", later(30))
    assert activation.over and page.outcome == "called_off" and "a1/*" in decision.cancelled
    assert [getattr(effect, "leg", None) for effect in decision.effects] == ["leg-1"]
    with pytest.raises(Refused):
        activation.mistaken("rsib", "", later(31))


def test_what_a_machine_heard_belongs_to_a_press_there_is() -> None:
    activation = an_activation("huddinge", "haninge")
    activation.add_words(2, "Det ryker")
    assert [press.words for press in activation.presses] == ["", "Det ryker"]
    with pytest.raises(NotFound):
        activation.add_words(3, "Hallå")
