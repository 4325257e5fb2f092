"""A storm beside the same exercise undisturbed: every difference that matters is found, and no other."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from conference.cli.rehearse.breaking import comparison
from conference.cli.rehearse.breaking.complaints import complaints
from conference.cli.rehearse.breaking.lived import Lived, Meeting
from conference.cli.rehearse.breaking.silence import silences, unexcused
from tests.rehearse.county import cast

MEETING = Meeting(
    state="summarised",
    seats={"polisen": "present", "trafikverket": "by_substitute", "kustbevakningen": "not_reached"},
    members={"polisen": "present", "jarfalla": "by_cluster"},
    spoke=["polisen"],
)
CALM = Lived(
    length=200.0,
    meetings={"ordinarie": MEETING},
    activations=["stood_down"],
    joined=["polisen", "trafikverket"],
    written={"polisen/summons": 1},
    read={"polisen": 2},
)
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
NUMBER = cast().number("polisen", "holder")


def stormy(**changed: Any) -> Lived:
    return replace(CALM, meetings={"ordinarie": replace(MEETING, **changed)})


def met(stormy: Lived, excused: dict[str, str] | None = None) -> list[str]:
    return list(comparison.of_the_meetings(CALM, stormy, excused or {}))


def test_the_same_is_no_finding() -> None:
    assert met(CALM) == []
    assert list(comparison.of_the_texts(CALM, CALM, [], [])) == []


def test_when_it_was_and_who_spoke_is_nobodys_concern() -> None:
    assert met(replace(stormy(spoke=[]), length=900.0)) == []


@pytest.mark.parametrize(
    ("changed", "finding"),
    [
        ({"state": "ended"}, "ordinarie is ended, not summarised"),
        (
            {"seats": {**MEETING.seats, "polisen": "not_reached"}},
            "ordinarie: polisen is not_reached, not present",
        ),
        ({"seats": {**MEETING.seats, "jarfalla-tib": "present"}}, "ordinarie: jarfalla-tib has a seat"),
        ({"seats": {"polisen": "present"}}, "ordinarie: trafikverket is not there, not by_substitute"),
        ({"seats": {**MEETING.seats, "polisen": "declined"}}, "ordinarie: polisen was in the room and is"),
        (
            {"members": {**MEETING.members, "polisen": "expected"}},
            "ordinarie: the member polisen is expected",
        ),
        (
            {"members": {**MEETING.members, "polisen": "declined"}},
            "ordinarie: the member polisen is declined",
        ),
        ({"members": {"polisen": "present"}}, "ordinarie: not the same members are accounted for"),
    ],
)
def test_a_difference_is_found(changed: dict[str, Any], finding: str) -> None:
    found = met(stormy(**changed))
    assert any(sentence.startswith(finding) for sentence in found), found


def test_a_meeting_or_an_activation_that_is_missing_is_found() -> None:
    assert met(replace(CALM, meetings={}, activations=[])) == [
        "the activations are none, not stood_down",
        "no meeting was held as ordinarie",
    ]


def test_a_seat_that_the_carrier_kept_away_is_excused_and_no_other() -> None:
    lost = stormy(
        seats={"polisen": "not_reached", "trafikverket": "declined", "kustbevakningen": "not_reached"}
    )
    away = replace(lost, joined=[])
    assert met(away, {"polisen": "why"}) == ["ordinarie: trafikverket is declined, not by_substitute"]


def call(leg: str, fault: str | None = None) -> dict[str, Any]:
    form = {"Url": [f"http://127.0.0.1:1/twilio/legs/{leg}/0#rc=2"], "To": [NUMBER]}
    return {"method": "POST", "resource": "Calls", "status": 201, "fault": fault, "form": form}


def spoilt(leg: str, does: str) -> dict[str, str]:
    return {"where": "callback:answered", "does": does, "path": f"/twilio/legs/{leg}/status", "wall": ""}


@pytest.mark.parametrize(
    ("requests", "broken", "excused"),
    [
        ([call("a", "500"), call("b")], [spoilt("b", "lose")], True),
        ([call("a"), call("b")], [spoilt("b", "lose")], False),
        ([call("a")], [spoilt("a", "repeat")], False),
        ([call("a")], [spoilt("b", "lose")], False),
        ([call("a", "hang")], [], True),
    ],
)
def test_only_he_whose_every_call_was_broken_is_excused(
    requests: list[dict[str, Any]], broken: list[dict[str, str]], excused: bool
) -> None:
    assert ("polisen" in comparison.excused(requests, broken, cast())) is excused


def text(id: str, status: int = 201) -> dict[str, Any]:
    form = {"StatusCallback": [f"http://127.0.0.1:1/twilio/texts/{id}/status"]}
    return {"method": "POST", "resource": "Messages", "status": status, "form": form}


def test_a_text_that_came_twice_or_never_is_found() -> None:
    other = replace(CALM, written={}, read={"polisen": 3})
    assert list(
        comparison.of_the_texts(CALM, other, [], [text("a"), text("a"), text("b"), text("c", 500)])
    ) == [
        "0 texts were written for polisen/summons, not 1",
        "polisen read 3 texts, not 2",
        "a text was sent 2 times",
    ]


def test_a_text_without_a_fate_is_found() -> None:
    record = {
        "texts": [{"purpose": "summons", "status": "pending"}, {"purpose": "summary", "status": "delivered"}]
    }
    assert list(comparison.of_the_texts(CALM, CALM, [record], [])) == [
        "1 texts have no fate: summons pending"
    ]


@pytest.mark.parametrize(("activation", "many"), [(None, 1), ("abc", 0)])
def test_a_possible_duplicate_is_for_activations(activation: str | None, many: int) -> None:
    attempts = [{"possible_duplicate": True}, {"possible_duplicate": False}]
    record = {"conference": {"activation": activation}, "seats": [{"seat": "polisen", "attempts": attempts}]}
    assert len(list(comparison.of_the_attempts([record]))) == many


def moment(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("silent", "seconds"),
    [([], 10.0), ([(2, 5)], 5.0), ([(-3, 20)], 0.0), ([(-5, -1), (12, 15)], 10.0), ([(1, 4), (5, 9)], 1.0)],
)
def test_only_the_longest_stretch_in_which_the_carrier_answered_counts(
    silent: list[tuple[float, float]], seconds: float
) -> None:
    away = [(moment(since), moment(until)) for since, until in silent]
    assert unexcused(moment(0), moment(10), away) == seconds


def test_a_carrier_that_did_not_answer_for_a_room_is_left_alone_for_five_seconds() -> None:
    request = {
        "fault": "hang",
        "resource": "Participants/Sid",
        "came": str(moment(1)),
        "done": str(moment(2)),
    }
    others = [{**request, "fault": None}, {**request, "resource": "Calls"}]
    assert silences([request, *others], "came", "done") == [(moment(1), moment(7))]


def test_two_who_could_be_heard_at_once_are_found() -> None:
    overlap = {
        "phones": [NUMBER, cast().number("sos-alarm", "holder")],
        "wall_since": str(moment(0)),
        "wall_until": str(moment(2.5)),
    }
    assert list(comparison.of_the_lines([overlap], [], cast())) == [
        "polisen and sos-alarm could be heard at once for 2.5 s"
    ]
    brief = {**overlap, "wall_until": str(moment(1.5))}
    assert list(comparison.of_the_lines([brief], [], cast())) == []


def test_what_a_process_says_of_its_own_faults_is_found_once_and_without_ids() -> None:
    said = (
        'web   | {"level": "error", "message": "Exception on /twilio/legs/gyc1qsmzvup2/status [POST]",'
        ' "exception": "Traceback:\\n  a line\\nKeyError: 1"}'
    )
    other = 'dial  | {"level": "warning", "message": "no bell"}'
    assert list(complaints([said, other, said, "redis | started", "web | {half"])) == [
        "web was at fault: Exception on /twilio/legs/…/status [POST]: KeyError: 1 (2 times)"
    ]
