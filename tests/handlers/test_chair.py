"""Who leads may lead; the chair is never missing for long; what is asked of all is written down."""

import pytest

from conference.domain.decision import Command
from conference.domain.errors import BadInput, DomainError, NotAllowed, NotFound, Refused
from conference.domain.meeting import commands as c
from conference.domain.meeting import events
from conference.domain.meeting.conference import ConferenceState
from tests.handlers.hall import Hall, in_the_round


@pytest.mark.parametrize(
    "command",
    [
        c.NextSpeaker("c1", "polisen"),
        c.NextBlock("c1", "polisen"),
        c.GiveFloor("c1", "polisen", "polisen"),
        c.GoBack("c1", "polisen"),
        c.ExtendTurn("c1", "polisen"),
        c.SkipSeat("c1", "polisen"),
        c.OpenFloor("c1", "polisen"),
        c.CloseFloor("c1", "polisen"),
        c.MuteAll("c1", "polisen"),
        c.SetOwnLine("c1", "tib", False, "polisen"),
        c.TakeChair("c1", "rkk", "polisen"),
        c.AskObjections("c1", "polisen"),
        c.TakeNote("c1", "note", "hej", "polisen"),
    ],
)
def test_a_speaker_does_not_lead(command: Command) -> None:
    with pytest.raises(NotAllowed):
        in_the_round().do(command)


@pytest.mark.parametrize("by", ["tib", "rkk", "cli:asta", "api:console"])
def test_any_leader_and_the_office_do(by: str) -> None:
    hall = in_the_round()
    hall.do(c.NextSpeaker("c1", by))
    assert hall.speaking == "hsf"


@pytest.mark.parametrize(
    ("command", "refusal"),
    [
        (c.GiveFloor("c1", "hamnar", "tib"), Refused),  # not in the room
        (c.GiveFloor("c1", "rkk", "tib"), Refused),  # a leader's line is open anyway
        (c.GiveFloor("c1", "nobody", "tib"), NotFound),
        (c.SkipSeat("c1", "tib", "nobody"), NotFound),
        (c.AskForFloor("c1", "rkk"), Refused),
        (c.AskForFloor("c1", "jarfalla-tib"), NotAllowed),
        (c.YieldFloor("c1", "hsf"), Refused),
        (c.ExtendTurn("c1", "tib"), Refused),  # nothing in the pool yet
        (c.TakeChair("c1", "polisen", "tib"), NotAllowed),
        (c.TakeNote("c1", "decision", "x", "tib"), BadInput),
        (c.TakeNote("c1", "need", "  ", "tib"), BadInput),
        (c.Object("c1", "hsf"), Refused),  # not asked for
    ],
)
def test_what_cannot_be_done_is_refused_in_a_sentence(command: Command, refusal: type[DomainError]) -> None:
    hall = in_the_round("polisen", "hsf", "tib", "rkk")
    before = len(hall.happened)
    with pytest.raises(refusal) as refused:
        hall.do(command)
    assert " " in refused.value.sentence and len(hall.happened) == before


@pytest.mark.parametrize("state", [ConferenceState.PLANNED, ConferenceState.GATHERING, ConferenceState.ENDED])
def test_the_floor_is_for_open_meetings(state: ConferenceState) -> None:
    hall = Hall()
    hall.conference.state = state
    for command in (c.NextSpeaker("c1", "tib"), c.AskForFloor("c1", "hsf"), c.YieldFloor("c1", "hsf")):
        with pytest.raises(Refused):
            hall.do(command)


def test_silence_lasts_until_the_chair_goes_on_whoever_comes() -> None:
    hall = in_the_round("polisen", "hsf", "tib", "rkk")
    hall.do(c.MuteAll("c1", "tib"))
    hall.joins("hamnar")
    assert hall.speaking is None and hall.floor.closed == ("rkk",)
    hall.do(c.NextSpeaker("c1", "tib"))
    assert hall.speaking == "polisen"


def test_an_urgent_wish_is_heard_by_the_chair_alone() -> None:
    hall = in_the_round()
    hall.whispered(), hall.announced()
    hall.do(c.AskForFloor("c1", "hamnar", urgent=True))
    assert hall.whispered() == [("leg-tib", "urgent_chair")] and hall.announced() == []
    hall.do(c.NextSpeaker("c1", "tib"))
    assert hall.speaking == "hsf"


def test_the_chair_opens_the_floor_and_closes_it_again() -> None:
    hall = in_the_round()
    hall.do(c.AskForFloor("c1", "hamnar"))
    hall.do(c.OpenFloor("c1", "tib"))
    hall.do(c.YieldFloor("c1", "polisen"))
    assert hall.speaking == "hamnar"
    hall.do(c.YieldFloor("c1", "hamnar"))
    assert hall.speaking is None
    hall.do(c.CloseFloor("c1", "tib"))
    assert hall.speaking == "hsf"


def test_next_on_an_open_floor_without_tickets_goes_back_to_the_order() -> None:
    hall = in_the_round()
    hall.do(c.OpenFloor("c1", "tib"))
    hall.do(c.YieldFloor("c1", "polisen"))
    hall.do(c.NextSpeaker("c1", "tib"))
    assert hall.speaking == "hsf" and hall.floor.block == "rapportering"


def test_a_chair_gone_for_ten_seconds_is_replaced_aloud() -> None:
    hall = in_the_round()
    hall.announced()
    hall.do(c.SetOwnLine("c1", "rkk", False, "rkk"))
    hall.leaves("tib")
    hall.forward(9)
    assert hall.conference.chair == "tib"
    hall.forward(1)
    assert hall.conference.chair == "rkk" and hall.floor.closed == ()
    assert hall.announced() == ["new_chair"]


def test_a_chair_who_comes_back_in_time_stays() -> None:
    hall = in_the_round()
    hall.leaves("tib")
    hall.forward(5)
    hall.joins("tib")
    hall.forward(20)
    assert hall.conference.chair == "tib"


def test_the_first_leader_to_come_chairs_a_meeting_that_has_none() -> None:
    hall = Hall("polisen").begin()
    hall.forward(12)
    assert hall.conference.chair == "tib"
    hall.joins("rkk")
    hall.forward(10)
    assert hall.conference.chair == "rkk"


def test_the_chair_is_handed_to_a_leader_who_is_here() -> None:
    hall = in_the_round("polisen", "tib")
    with pytest.raises(Refused):
        hall.do(c.TakeChair("c1", "rkk", "tib"))
    hall.joins("rkk")
    hall.do(c.TakeChair("c1", "rkk", "tib"))
    assert [event.seat for event in hall.events(events.ChairPassed)] == ["rkk"]


def test_a_leaders_line_is_the_leaders_own_and_the_chairs() -> None:
    hall = in_the_round()
    hall.do(c.SetOwnLine("c1", "rkk", False, "tib"))
    hall.do(c.SetOwnLine("c1", "rkk", True, "rkk"))
    with pytest.raises(NotAllowed):
        hall.do(c.SetOwnLine("c1", "tib", False, "rkk"))


def test_objections_are_asked_for_aloud_and_it_is_known_who_heard() -> None:
    hall = in_the_round("polisen", "hsf", "tib")
    hall.announced()
    hall.do(c.AskObjections("c1", "tib"))
    [asked] = hall.events(events.ObjectionsAsked)
    assert asked.heard_by == ("hsf", "polisen", "tib") and hall.announced() == ["objection_window"]
    assert (asked.until - hall.now).total_seconds() >= 20
    hall.whispered()
    hall.forward(15)
    hall.do(c.Object("c1", "hsf", "Vi ser det annorlunda"))
    assert ("leg-tib", "objection_heard") in hall.whispered()
    hall.forward(60)
    with pytest.raises(Refused):
        hall.do(c.Object("c1", "polisen"))
    assert [(note.kind, note.seat) for note in hall.events(events.NoteTaken)] == [("objection", "hsf")]
