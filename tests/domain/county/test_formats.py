"""A format answers who speaks, who leads and who may only listen, whatever order its seats are stored in."""

from dataclasses import replace

import pytest

from conference.domain.county.formats import Block, Format, SeatPlan, UnknownSeat


def plan(seat: str, order: int, *, speaks: bool = True, leads: bool = False) -> SeatPlan:
    return SeatPlan(seat, seat, seat, None, None, seat, speaks, leads, True, "standard", order, "")


SEATS = (
    plan("taby-tib", 201, speaks=False),
    plan("rsib", 102, leads=True),
    plan("sos-alarm", 2),
    plan("lst-tib", 101, leads=True),
    plan("polisen", 1),
)
FORMAT = Format(
    "ordinarie", "Ordinarie", SEATS, (Block("a", "A", "round", 80), Block("b", "B", "leaders", 30))
)


def test_the_length_is_the_sum_of_the_blocks() -> None:
    assert FORMAT.length == 110


def test_speakers_come_in_speaking_order_and_leaders_are_none_of_them() -> None:
    assert [seat.seat for seat in FORMAT.speakers] == ["polisen", "sos-alarm"]


def test_leaders_come_in_the_order_of_chairing() -> None:
    assert [seat.seat for seat in FORMAT.leaders] == ["lst-tib", "rsib"]


def test_listeners_are_those_who_neither_speak_nor_lead() -> None:
    assert [seat.seat for seat in FORMAT.listeners] == ["taby-tib"]


def test_a_turn_is_as_long_as_its_block_says_else_as_the_format_does() -> None:
    own = Block("varvet", "Varvet", "round", 60, turn_seconds=15)
    format = replace(FORMAT, blocks=(*FORMAT.blocks, own), turn_seconds=40)
    assert [format.turn_in(block) for block in ("a", "varvet", None)] == [40.0, 15.0, 40.0]
    assert format.block("varvet") == own and format.block(None) is None


def test_a_seat_is_found_by_its_slug_or_refused() -> None:
    assert FORMAT.seat("rsib").leads
    assert not FORMAT.has("kungen")
    with pytest.raises(UnknownSeat):
        FORMAT.seat("kungen")
