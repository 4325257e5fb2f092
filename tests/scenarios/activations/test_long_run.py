"""It lasts for days: meetings follow one another, the office relieves those on duty, somebody reconsiders."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from conference.domain.activation.activation import ActivationState as S
from conference.domain.errors import BadInput, Refused
from conference.domain.instants import Instant
from conference.domain.meeting.conference import ConferenceState
from conference.views.activation import Lasting, meant, seen
from tests.scenarios.activations.night import Night

pytestmark = pytest.mark.once

SATURDAY = datetime(2026, 10, 24, 16, 0, tzinfo=UTC)  # 18.00 in Stockholm; the clocks go back in the night


class Days:
    """Pressed on a Saturday evening; a first meeting at 18.30 is over."""

    def __init__(self, folder: Path) -> None:
        self.night = Night(folder, start=SATURDAY)
        self.stage = self.night.stage
        self.night.everyone("gron")

    def first_meeting(self) -> None:
        self.night.press()
        self.stage.forward(minutes=1)
        self.night.wish("release", at="18:30")
        self.until("2026-10-24T18:31")
        self.night.be_about("gron")
        self.end()

    def until(self, local: str) -> None:
        at = datetime.fromisoformat(f"{local}:00+02:00" if local < "2026-10-25T03" else f"{local}:00+01:00")
        self.stage.forward(seconds=(at - self.stage.clock.now()).total_seconds())

    def end(self) -> None:
        """The meeting of now is over, and its summary is approved."""
        self.stage.wish("end", by="lst-tib")
        self.stage.forward(minutes=1)
        assert self.stage.conference.state is ConferenceState.ENDED

    @property
    def lasting(self) -> Lasting:
        with self.stage.upprop.store.reading() as look:
            return seen(look, meant(look, self.night.id)).lasting

    @property
    def planned(self) -> list[Instant]:
        """When the meetings are held that are planned now."""
        with self.stage.upprop.store.reading() as look:
            meetings = [look.conferences.look(meeting.id) for meeting in self.night.activation.meetings]
        return [one.planned_at for one in meetings if one.state is ConferenceState.PLANNED]

    def rings(self, function: str) -> int:
        return self.night.phone(function).rings


@pytest.fixture
def days(tmp_path: Path) -> Iterator[Days]:
    yield Days(tmp_path)


def test_meetings_follow_one_another_over_the_night_in_which_the_clocks_go_back(days: Days) -> None:
    days.night.press()
    days.stage.forward(minutes=1)
    days.night.wish("cadence", at="9.00,16.00")
    days.night.wish("release", at="18:30")
    days.until("2026-10-24T18:31")
    days.night.be_about("gron")
    days.end()
    assert days.planned == [datetime(2026, 10, 25, 8, 0, tzinfo=UTC)], "nine, as the clock then is"
    assert "Nästa konferens: söndag 25/10 kl 09.00." in " ".join(days.night.phone("huddinge-tib").heard)
    assert "Nästa konferens söndag 25/10 kl 09.00." in (days.stage.conference.summary_text or "")
    rung = days.rings("huddinge-tib")
    days.until("2026-10-25T08:54")
    assert days.rings("huddinge-tib") == rung
    days.until("2026-10-25T09:01")
    assert days.rings("huddinge-tib") == rung + 1
    days.night.be_about("gron")
    assert days.stage.conference.state is ConferenceState.OPEN
    assert days.stage.conference.parent is None
    days.end()
    assert days.planned == [datetime(2026, 10, 25, 15, 0, tzinfo=UTC)]
    days.night.wish("stand-down")
    days.stage.forward(minutes=11)
    assert days.night.activation.state is S.STOOD_DOWN
    assert days.planned == []
    assert days.night.phone("huddinge-tib").texts[-1].count("avslutat kl 09.12") == 1


def test_a_cadence_that_is_set_after_a_meeting_plans_the_next_at_once(days: Days) -> None:
    days.first_meeting()
    assert days.planned == []
    days.night.wish("cadence", every="12")
    assert days.planned == [datetime(2026, 10, 25, 4, 30, tzinfo=UTC)]
    assert days.lasting.every == 12 * 3600
    days.night.wish("cadence", at="10:00")
    days.stage.forward(seconds=5)
    assert days.planned == [datetime(2026, 10, 25, 9, 0, tzinfo=UTC)], "the other is called off"
    days.night.wish("cadence", every="off")
    days.stage.forward(seconds=5)
    assert days.planned == []
    with pytest.raises(Refused):
        days.night.wish("cadence", every="off")


def test_a_meeting_that_is_cancelled_is_followed_by_the_one_after_it(days: Days) -> None:
    days.first_meeting()
    days.night.wish("cadence", at="9:00,16:00")
    days.night.be_about("gron")
    days.stage.wish("cancel", by="lst-tib")
    days.stage.forward(seconds=5)
    assert days.planned == [datetime(2026, 10, 25, 15, 0, tzinfo=UTC)]


def test_no_other_is_planned_beside_one_that_somebody_has_convened(days: Days) -> None:
    days.first_meeting()
    days.night.wish("convene", format="gron", at="21:00")
    days.night.wish("cadence", at="9:00")
    assert days.planned == [datetime(2026, 10, 24, 19, 0, tzinfo=UTC)]
    days.until("2026-10-24T21:01")
    days.night.be_about("gron")
    days.end()
    assert days.planned == [datetime(2026, 10, 25, 8, 0, tzinfo=UTC)]


def test_a_cadence_is_whole_or_half_hours_or_hours_of_the_day(days: Days) -> None:
    days.night.press()
    for given in ({"every": "0.3"}, {"at": "nio"}, {"every": "4", "at": "9:00"}, {}):
        with pytest.raises(BadInput):
            days.night.wish("cadence", **given)
    days.night.wish("cadence", every="1.5")
    assert days.lasting.every == 5400


def test_the_office_relieves_the_one_on_duty_and_is_called_and_written_to_instead(days: Days) -> None:
    days.first_meeting()
    days.night.wish("cadence", at="9:00")
    days.night.script("kansli-1", answers=3, presses="1", speaks=6)
    days.night.wish("staff", seat="rsib", function="kansli-1")
    days.stage.forward(seconds=10)
    assert (
        "är Samordningskansliet, första avlösaren i långa aktiveringar Regional samverkanskoordinator"
        in (days.night.phone("rsib").texts[-1])
    )
    assert "är ni Regional samverkanskoordinator i denna" in days.night.phone("kansli-1").texts[-1]
    assert days.lasting.stand_ins == {"rsib": "kansli-1"}
    rung, written = days.rings("rsib"), len(days.night.phone("rsib").texts)
    days.until("2026-10-25T09:01")
    assert (days.rings("kansli-1"), days.rings("rsib")) == (1, rung)
    days.night.be_about("gron")
    with days.stage.upprop.store.reading() as look:
        assert look.seats.present(days.stage.id) >= {"lst-tib", "rsib", "rkk"}
    days.end()
    assert "Svara OK för att sända sammanfattningen" in days.night.phone("kansli-1").texts[-1]
    days.night.wish("stand-down", seconds="60")
    days.stage.forward(minutes=2)
    assert "aktiverat läge avslutat" in days.night.phone("kansli-1").texts[-1]
    assert len(days.night.phone("rsib").texts) == written
    assert days.stage.network.unexpected == []


def test_whoever_stood_in_is_relieved_again(days: Days) -> None:
    days.first_meeting()
    days.night.script("kansli-1")
    days.night.wish("staff", seat="rsib", function="kansli-1")
    days.night.wish("staff", seat="rsib", function="off")
    days.stage.forward(seconds=10)
    assert "är ni Regional samverkanskoordinator" in days.night.phone("rsib").texts[-1]
    assert (
        "i beredskap Regional samverkanskoordinator i aktiveringen"
        in (days.night.phone("kansli-1").texts[-1])
    )
    assert days.lasting.stand_ins == {}


def test_nobody_stands_in_who_cannot(days: Days) -> None:
    days.night.press()
    for seat, function in (("rsib", "rkk"), ("huddinge-tib", "kansli-1")):
        with pytest.raises((Refused, BadInput)):
            days.night.wish("staff", seat=seat, function=function)
    days.night.wish("staff", seat="rsib", function="kansli-1")
    with pytest.raises(Refused):
        days.night.wish("staff", seat="lst-tib", function="kansli-1")


def test_what_is_told_goes_to_whoever_stands_in_and_so_does_what_puts_it_right(days: Days) -> None:
    days.night.nobody_at("rsib", "rkk", "kansli-1")
    days.night.press()
    days.night.wish("staff", seat="rsib", function="kansli-1")
    days.stage.forward(seconds=10)
    days.night.press("haninge")
    days.stage.forward(seconds=10)
    assert "även Haninge kommun har tryckt" in days.night.phone("kansli-1").texts[-1]
    assert not any("även Haninge" in text for text in days.night.phone("rsib").texts)
    days.night.wish("mistaken")
    days.stage.forward(seconds=30)
    assert days.rings("kansli-1") == 1
    assert "var ett misstag" in days.night.phone("kansli-1").texts[-1]


def test_after_three_days_the_leaders_are_asked_to_reconsider_and_again_each_day(days: Days) -> None:
    days.first_meeting()
    days.stage.forward(minutes=3 * 24 * 60 - 40)
    asked = "Är det dags att gå ur det? Svara AVSLUTA"
    assert not any(asked in text for text in days.night.phone("rsib").texts)
    days.stage.forward(minutes=30)
    for leader in ("lst-tib", "rsib", "rkk"):
        assert "aktiverat läge har gällt sedan lördag 24/10 kl 18.00" in days.night.phone(leader).texts[-1]
    days.stage.forward(minutes=24 * 60)
    assert sum(asked in text for text in days.night.phone("rsib").texts) == 2
    days.night.wish("review", at="2026-11-05")
    assert days.lasting.review_at == datetime(2026, 11, 5, 8, 0, tzinfo=UTC)
    days.stage.forward(minutes=2 * 24 * 60)
    assert sum(asked in text for text in days.night.phone("rsib").texts) == 2


def test_nothing_is_left_to_remind_of_once_it_is_over(days: Days) -> None:
    days.first_meeting()
    days.night.wish("cadence", every="4")
    days.night.wish("review", at="20:00")
    days.night.wish("stand-down", seconds="60")
    days.stage.forward(minutes=5)
    assert days.night.activation.state is S.STOOD_DOWN
    rung = days.rings("huddinge-tib")
    days.stage.forward(minutes=4 * 24 * 60)
    assert days.rings("huddinge-tib") == rung
    assert days.stage.clock.now() - days.stage.conference.planned_at > timedelta(days=4)
    days.night.closes_quietly()
