"""An activation's meeting hears whoever pressed, then those named, then everybody, and waits for nobody."""

from conference.domain.meeting import commands as c
from conference.domain.meeting import events
from tests.domain.meeting.people import GREEN
from tests.handlers.hall import EVERYBODY, Hall


def green(*present: str, pressed: str | None = None, named: tuple[str, ...] = ()) -> Hall:
    hall = Hall(*present, blocks=GREEN.blocks, at_zero="warn")
    hall.conference.pressed, hall.conference.named = pressed, named
    return hall.begin()


def begun(hall: Hall) -> list[str]:
    return [event.block for event in hall.events(events.BlockBegan)]


def done(hall: Hall, seat: str) -> None:
    hall.do(c.YieldFloor("c1", seat))
    hall.forward(0)


def test_whoever_pressed_has_the_floor_first_and_has_it_again_in_the_round_of_all() -> None:
    hall = green(pressed="hamnar", named=("hsf",))
    spoke = []
    while hall.speaking:
        spoke.append((hall.floor.block, hall.speaking))
        done(hall, hall.speaking)
    assert spoke == [
        ("lagesbild", "hamnar"),
        ("foredragande", "hsf"),
        ("varvet", "hamnar"),
        ("varvet", "hsf"),
        ("varvet", "polisen"),
    ]


def test_a_round_for_nobody_is_neither_begun_nor_announced() -> None:
    hall = green(pressed="tib")
    assert begun(hall) == ["varvet"] and hall.speaking == "polisen"
    assert hall.announced() == ["block", "floor_given"]
    assert hall.events(events.SeatPassedOver) == []


def test_a_presser_who_is_not_in_the_room_keeps_nobody_waiting_and_is_written_down() -> None:
    hall = green(*(seat for seat in EVERYBODY if seat != "hamnar"), pressed="hamnar")
    hall.forward(0)
    assert begun(hall) == ["lagesbild", "varvet"] and hall.speaking == "polisen"
    assert hall.announced() == ["block", "floor_given"], "the presser's item is not called out in vain"
    assert hall.events(events.SeatPassedOver) == [events.SeatPassedOver("hamnar", "lagesbild", "absent")]


def test_a_presser_at_the_menu_is_waited_for() -> None:
    hall = Hall(blocks=GREEN.blocks, at_zero="warn")
    hall.conference.pressed = "hamnar"
    hall.at_menu.add("hamnar")
    hall.begin().forward(5)
    assert (hall.floor.block, hall.speaking) == ("lagesbild", None)
    hall.joins("hamnar")
    assert hall.speaking == "hamnar"
    assert hall.announced() == ["block", "floor_given"]


def test_a_presser_who_comes_late_speaks_first_in_the_round_of_all() -> None:
    hall = green(*(seat for seat in EVERYBODY if seat != "hamnar"), pressed="hamnar", named=("hsf",))
    hall.forward(0)
    assert hall.speaking == "hsf"
    hall.joins("hamnar")
    done(hall, "hsf")
    assert (hall.floor.block, hall.speaking) == ("varvet", "hamnar")


def test_those_named_while_the_meeting_is_on_have_the_floor_in_their_round() -> None:
    hall = green(pressed="hamnar")
    hall.conference.named = ("polisen", "hsf")
    done(hall, "hamnar")
    assert (hall.floor.block, hall.speaking) == ("foredragande", "polisen")
    assert hall.floor.turn is not None and hall.floor.turn.budget == 120


def test_a_speaker_is_told_when_the_time_is_up_and_is_not_cut_off() -> None:
    hall = green(pressed="hamnar")
    hall.forward(600)
    assert (hall.floor.block, hall.speaking) == ("lagesbild", "hamnar")
    assert ("leg-hamnar", "over_time") in hall.whispered()
