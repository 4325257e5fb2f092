"""What a rehearsal tells while it goes."""

from datetime import UTC, datetime, timedelta
from typing import Any

from conference.cli.rehearse.narrator import Narrator
from conference.cli.rehearse.sight import Glance, Sight
from tests.rehearse.county import cast, stockholm

TEN = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


class Told:
    def __init__(self) -> None:
        self.lines: list[str] = []
        county, _ = stockholm()
        self.narrator = Narrator(cast(), county.texts, county.zone, self.lines.append)

    def hears(self, *entries: Any) -> list[str]:
        self.lines.clear()
        self.narrator.hear(entries)
        return [" ".join(line.split()) for line in self.lines]

    def sees(self, seconds: float = 0, **what: Any) -> list[str]:
        self.lines.clear()
        seen = {"state": "open", "present": 14, "expected": 19, **what}
        at = TEN + timedelta(seconds=seconds)
        self.narrator.see(Glance(at, (Sight(at=at, **seen),)))
        return [" ".join(line.split()) for line in self.lines]


def entry(kind: str, seat: str = "polisen", what: str = "", rung: str = "holder", **more: Any) -> Any:
    usual = {"call": "c1", "room": None, "speaker": None, "whole": True, "tone": False}
    return {
        "at": TEN.isoformat(),
        "kind": kind,
        "phone": cast().number(seat, rung),
        "what": what,
        **usual,
        **more,
    }


def test_neighbours_of_one_kind_are_told_in_one_line() -> None:
    rings = [entry("rings", seat) for seat in ("polisen", "sos-alarm", "stockholm", "kluster-syd")]
    assert Told().hears(*rings) == ["10.00.00 Polisen, SOS Alarm och 2 till rings upp"]


def test_the_rung_is_told_and_the_number_never() -> None:
    lines = Told().hears(entry("rings", "trafikverket", rung="substitute"))
    assert lines == ["10.00.00 Trafikverket (ersättaren) rings upp"]


def test_a_busy_phone_a_machine_and_one_that_is_not_answered() -> None:
    told = Told()
    assert told.hears(entry("busy")) == ["10.00.00 Polisen är upptagen"]
    assert told.hears(entry("answers", what="machine")) == ["10.00.00 Polisen röstbrevlådan svarar"]
    assert told.hears(entry("hangs_up", what="no answer")) == ["10.00.00 Polisen svarar inte"]


def test_who_comes_drops_and_comes_back() -> None:
    told = Told()
    told.sees()
    assert told.hears(entry("joins")) == ["10.00.00 Polisen är med"]
    assert told.hears(entry("leaves"), entry("joins")) == []  # only behind the star
    assert told.hears(entry("hangs_up", what="completed")) == ["10.00.00 Polisen faller ur"]
    assert told.hears(entry("rings")) == ["10.00.00 Polisen rings upp igen"]
    assert told.hears(entry("joins")) == ["10.00.00 Polisen är tillbaka"]


def test_nobody_drops_when_the_meeting_ends() -> None:
    told = Told()
    told.hears(entry("joins"))
    told.sees(state="closing")
    assert told.hears(entry("hangs_up", what="completed")) == []


def test_the_room_is_quoted_once_and_a_whisper_not_at_all() -> None:
    told, words = Told(), "Upprop: 14 av 19 är här."
    room = [entry("hears", seat, words, room="r") for seat in ("polisen", "sos-alarm", "stockholm")]
    assert told.hears(*room) == [f"10.00.00 I rummet hörs “{words}”"]
    assert told.hears(room[0]) == []
    given = [entry("hears", seat, "Polisen, varsågod.", room="r") for seat in ("polisen", "sos-alarm")]
    assert told.hears(*given) == []


def test_the_floor_is_told_when_it_is_given_and_every_ten_seconds() -> None:
    told = Told()
    told.sees()
    turn = {"speaking": "polisen", "turn": 1}
    assert told.sees(12, left=31.0, **turn) == ["10.00.12 Polisen har ordet, 31 s kvar"]
    assert told.sees(16, left=27.0, **turn) == []
    assert told.sees(23, left=20.0, **turn) == ["10.00.23 Polisen talar, 20 s kvar"]
    assert told.sees(30, left=40.0, speaking="sos-alarm", turn=2) == [
        "10.00.30 SOS Alarm har ordet, 40 s kvar"
    ]


def test_who_talks_over_time_and_by_how_much() -> None:
    told = Told()
    told.sees()
    told.sees(left=3.0, speaking="polisen", turn=1)
    assert told.sees(12, left=-9.0, speaking="polisen", turn=1) == ["10.00.12 Polisen talar, 9 s över tiden"]


def test_texts_are_counted_until_there_is_a_pause() -> None:
    told = Told()
    assert told.hears(entry("reads"), entry("reads", "sos-alarm")) == []
    assert told.hears(entry("reads", "stockholm")) == []
    assert told.hears() == ["10.00.00 3 sms har kommit fram."]
    assert told.hears() == []


def test_the_meeting_and_its_agenda() -> None:
    told = Told()
    assert told.sees(block="inledning", block_name="Inledning") == [
        "10.00.00 Konferensen är öppen.",
        "10.00.00 Punkten Inledning: 14 av 19 är här.",
    ]
    assert told.sees(block="inledning", block_name="Inledning") == []
