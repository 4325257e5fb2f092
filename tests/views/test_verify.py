"""What is stored is held against what history tells; a broken chain and a changed row are both seen."""

from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import Any

import pytest

from conference.domain.errors import NotFound
from conference.domain.meeting.conference import ConferenceState
from conference.domain.meeting.floor import Floor
from conference.domain.meeting.seat import Attempt, Seat
from conference.domain.meeting.text import Text
from conference.domain.meeting.turn import Turn
from conference.views.record import record_of
from conference.views.verify import Verdict, verify
from tests.domain.meeting.histories import A_THURSDAY
from tests.domain.meeting.people import FORMAT, NOW, a_conference, a_seat, later


@dataclass
class Stored:
    """What is stored after the Thursday told in `histories`; a test spoils some of it."""

    state: ConferenceState = ConferenceState.SUMMARISED
    seats: tuple[Seat, ...] = ()
    floor: Floor | None = None
    texts: tuple[Text, ...] = ()
    broken_at: int | None = None
    weeded: int = 0

    def __post_init__(self) -> None:
        self.floor = Floor("c1", turns=1)
        self.texts = (
            Text(
                "t1", "c1", "polisen", "summary", "+46701740605", "SSR", 1, NOW, later(60), status="delivered"
            ),
        )
        told = {
            "polisen": ("present", None, [("holder", "joined")]),
            "hsf": ("by_substitute", None, [("holder", "no_answer"), ("substitute", "joined")]),
            "hamnar": ("not_reached", "no_answer", []),
        }
        for place in FORMAT.seats:
            outcome, reason, calls = told.get(place.seat, ("expected", None, []))
            attempts = tuple(
                Attempt(f"l{number}", to, "+46701740605", 1, None, to, NOW, outcome=became)
                for number, (to, became) in enumerate(calls)
            )
            self.seats += (a_seat(place.seat, outcome=outcome, reason=reason, attempts=attempts),)

    def spoil(self, slug: str, **what: Any) -> None:
        self.seats = tuple(replace(seat, **what) if seat.slug == slug else seat for seat in self.seats)

    @property
    def work(self) -> Any:
        whole = SimpleNamespace(
            events=len(A_THURSDAY), head="b" * 64, whole=self.broken_at is None, broken_at=self.broken_at
        )
        conference = a_conference(self.state)
        return SimpleNamespace(
            verify_chain=lambda id: whole,
            history=lambda id: A_THURSDAY[self.weeded :],
            reads=SimpleNamespace(
                conference=lambda id: conference if id == "c1" else None,
                seats=lambda id: self.seats,
                floor=lambda id: self.floor,
                texts=lambda id: self.texts,
            ),
        )


def verdict(stored: Stored) -> Verdict:
    return verify(stored.work, "c1")


def test_what_is_stored_is_what_history_tells() -> None:
    assert verdict(Stored()).findings == ()
    assert verdict(Stored()).verified


def test_a_broken_chain_is_named_at_its_first_bad_row() -> None:
    assert verdict(Stored(broken_at=7)).findings == ("the chain is broken at event 7",)


def test_a_seat_changed_behind_historys_back_is_seen_with_its_members() -> None:
    stored = Stored()
    stored.spoil("hamnar", outcome="present", reason=None)
    assert verdict(stored).findings == (
        "hamnar is present, by history not_reached (no_answer)",
        "hamnar is present, by history not_reached",
    )


def test_calls_that_history_does_not_know_are_seen() -> None:
    stored = Stored()
    stored.spoil("polisen", attempts=())
    assert verdict(stored).findings == ("the calls to polisen are not those of history",)


def test_turns_that_history_does_not_know_are_seen() -> None:
    stored = Stored()
    stored.floor = Floor("c1", turns=2, turn=Turn(2, "hsf", "r", NOW, NOW, 40.0))
    assert verdict(stored).findings == (
        "the floor was given 2 times, by history 1",
        "hsf has the floor, by history nobody",
    )


def test_a_text_with_another_fate_is_seen() -> None:
    stored = Stored()
    stored.texts = tuple(replace(text, status="failed") for text in stored.texts)
    assert verdict(stored).findings == ("a text (summary) to polisen is failed, by history not",)


def test_another_state_of_the_meeting_is_seen() -> None:
    assert verdict(Stored(state=ConferenceState.OPEN)).findings == (
        "the meeting is open, by history summarised",
    )


def test_a_weeded_history_can_be_whole_but_tells_too_little_to_compare() -> None:
    stored = Stored(weeded=3)
    stored.spoil("hamnar", outcome="present")
    assert verdict(stored).verified and not verdict(stored).compared


def test_there_is_nothing_to_verify_or_draw_of_a_meeting_that_is_not() -> None:
    for view in (verify, record_of):
        with pytest.raises(NotFound):
            view(Stored().work, "c2")


def test_the_record_says_what_its_chain_says() -> None:
    assert record_of(Stored(broken_at=7).work, "c1")["chain"] == {
        "events": len(A_THURSDAY),
        "head": "b" * 64,
        "verified": False,
    }
