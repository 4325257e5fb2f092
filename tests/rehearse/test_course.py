"""What is followed in an exercise: its meetings, what stands open in a line, and when it is over."""

from datetime import UTC, datetime, timedelta
from typing import Any, cast

import pytest

from conference.cli.rehearse.course import Activated
from conference.cli.rehearse.office import Office
from conference.cli.rehearse.scenario import Expectation, MeetingExpected, Moment
from conference.cli.rehearse.sight import Glance, Seen, Sight

FIVE_PAST = datetime(2025, 5, 7, 15, 5, tzinfo=UTC)


class Told:
    """An office that is only told of: an activation, and the state of each meeting by its format."""

    def __init__(self, state: str | None = None, **meetings: str) -> None:
        self.state, self.meetings = state, meetings
        self.looked: list[str] = []

    def activations(self) -> list[str]:
        return ["abc"] if self.state else []

    def activation(self, id: str) -> dict[str, Any]:
        return {"id": id, "state": self.state, "conferences": [{"id": f"c-{f}"} for f in self.meetings]}

    def look(self, conference: str) -> Sight:
        self.looked.append(conference)
        format_ = conference.removeprefix("c-")
        return Sight(FIVE_PAST, self.meetings[format_], id=conference, format=format_)

    def now(self) -> datetime:
        return FIVE_PAST


def followed(told: Told, *, given: str | None = "abc", state: str = "stood_down", **ends: str) -> Activated:
    expect = Expectation(
        {"state": state}, {format_: MeetingExpected(state=end) for format_, end in ends.items()}
    )
    return Activated(cast(Office, told), expect, given)


def test_an_activation_that_somebody_presses_by_phone_is_found_when_it_is_there() -> None:
    told = Told()
    course = followed(told, given=None)
    assert course.look() == Glance(FIVE_PAST)
    assert course.fill("{activation}") is None
    told.state = "pressed"
    assert course.look().state == "pressed"
    assert course.fill("{activation}") == "abc"


def test_a_line_may_leave_open_which_meeting() -> None:
    told = Told("planning", formote="open")
    course = followed(told)
    course.look()
    assert course.fill("{conference}") == "c-formote"
    assert course.fill("{conference:gron}") is None
    told.meetings = {"formote": "ended", "gron": "gathering"}
    course.look()
    assert [course.fill(word) for word in ("{conference}", "{conference:formote}")] == ["c-gron", "c-formote"]
    assert course.fill("/{activation}/{conference:gron}") == "/abc/c-gron"


def test_the_current_meeting_is_the_one_called_last_that_goes_on() -> None:
    told = Told("active", gron="open", avstamning="ended")
    assert (current := followed(told).look().current) is not None and current.format == "gron"


@pytest.mark.parametrize(
    ("told", "done"),
    [
        (Told("stood_down", gron="summarised"), True),
        (Told("stood_down", gron="ended"), False),  # its summary is waited for
        (Told("stood_down", gron="summarised", formote="open"), False),
        (Told("stood_down", gron="summarised", avstamning="open"), False),
        (Told("stand_down_proposed", gron="summarised"), False),
    ],
)
def test_an_exercise_is_over_when_all_of_it_has_come_to_what_was_expected(told: Told, done: bool) -> None:
    course = followed(told, gron="summarised", formote="ended")
    assert course.is_done(course.look()) is done


def test_a_meeting_at_its_end_is_looked_at_no_more() -> None:
    told = Told("active", formote="ended", gron="ended")
    course = followed(told, gron="summarised")
    course.look()
    course.look()
    assert told.looked == ["c-formote", "c-gron", "c-gron"]


def sight(format_: str, state: str, block: str | None = None) -> Sight:
    blocks = (block,) if block else ()
    return Sight(FIVE_PAST, state, id=f"c-{format_}", format=format_, block=block, blocks=blocks)


def test_a_speed_goes_by_the_most_particular_phase() -> None:
    going = Glance(FIVE_PAST, (sight("gron", "open", "varvet"),), {"state": "active"})
    assert list(going.phases()) == ["gron.varvet", "varvet", "gron.open", "open", "gron", "active"]


def test_when_no_meeting_goes_on_the_activation_has_the_word() -> None:
    between = Glance(FIVE_PAST, (sight("formote", "ended"),), {"state": "convened"})
    assert list(between.phases()) == ["convened", "formote.ended", "ended"]
    assert list(Glance(FIVE_PAST, (sight("ordinarie", "ended"),)).phases()) == ["ordinarie.ended", "ended"]


def test_a_moment_is_of_the_activation_of_any_meeting_or_of_one_in_a_format() -> None:
    seen = Seen()
    seen.take(Glance(FIVE_PAST, (sight("formote", "open"),), {"state": "planning"}))
    later = FIVE_PAST + timedelta(minutes=25)
    seen.take(Glance(later, (Sight(later, "open", format="gron", blocks=("upprop",)),), {"state": "active"}))
    assert seen.since(Moment(state="open")) == FIVE_PAST
    assert seen.since(Moment(activation="planning")) == FIVE_PAST
    assert seen.since(Moment(activation="active")) == later
    assert seen.since(Moment(format="formote", state="open")) == FIVE_PAST
    assert seen.since(Moment(format="gron", block="upprop")) == later
    assert seen.since(Moment(format="formote", block="upprop")) is None
