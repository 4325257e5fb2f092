"""The judge: each expectation holds of the record it was written for, and each can fail."""

import copy
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from conference.cli.rehearse import judge
from conference.cli.rehearse.scenario import Expectation, MeetingExpected, Noticed, SeatExpected
from tests.rehearse.county import cast

MOVED_AT = datetime(2026, 11, 26, 12, 3, tzinfo=UTC)
RECORD: dict[str, Any] = {
    "conference": {"state": "summarised"},
    "seats": [
        {
            "seat": "polisen",
            "outcome": "present",
            "reason": None,
            "via": "called",
            "late": False,
            "attempts": [{"outcome": "busy"}, {"outcome": "joined"}],
        },
        {
            "seat": "kustbevakningen",
            "outcome": "not_reached",
            "reason": "no_answer",
            "via": None,
            "late": False,
            "attempts": [{"outcome": "no_answer"}],
        },
    ],
    "members": [{"member": "polisen", "outcome": "present"}, {"member": "jarfalla", "outcome": "by_cluster"}],
    "round": [
        {"seat": "polisen", "how": "spoke"},
        {"seat": "sos-alarm", "how": "lost_line"},
        {"seat": "kustbevakningen", "how": "absent"},
        {"seat": "stockholm", "how": "nothing_to_report"},
        {"seat": "sos-alarm", "how": "spoke"},
    ],
    "texts": [{"purpose": "summary", "status": "delivered"}, {"purpose": "summons", "status": "sent"}],
    "summary": {"text": "14 av 15 svarade. Ej nådda: Kustbevakningen."},
    "without": [{"what": "reports"}, {"what": "voice"}],
}

EXPECTED = MeetingExpected(
    state="summarised",
    seats={
        "polisen": SeatExpected(outcome="present", via="called", late=False, attempts=("busy", "joined")),
        "kustbevakningen": SeatExpected(outcome="not_reached", reason="no_answer"),
    },
    members={"jarfalla": "by_cluster"},
    order=("polisen", "sos-alarm"),
    texts={"summary": "delivered"},
    summary=("14 av 15", "Ej nådda: Kustbevakningen"),
    without=("reports", "voice"),
)


def test_what_was_expected_holds() -> None:
    assert judge.of_the_record(RECORD, EXPECTED) == []


def test_nothing_expected_always_holds() -> None:
    assert judge.of_the_record(RECORD, MeetingExpected()) == []


@pytest.mark.parametrize(
    ("spoil", "finding"),
    [
        (lambda r: r["conference"].update(state="ended"), "the conference is ended, not summarised"),
        (lambda r: r["seats"].pop(0), "polisen has no row in the record"),
        (
            lambda r: r["seats"][0].update(outcome="by_substitute"),
            "polisen: outcome is by_substitute, not present",
        ),
        (lambda r: r["seats"][0].update(via="dialled_in"), "polisen: via is dialled_in, not called"),
        (lambda r: r["seats"][0].update(late=True), "polisen: late is true, not false"),
        (lambda r: r["seats"][0]["attempts"].pop(0), "polisen: attempts is joined, not busy, joined"),
        (
            lambda r: r["seats"][1].update(reason="busy"),
            "kustbevakningen: reason is busy, not no_answer",
        ),
        (
            lambda r: r["members"][1].update(outcome="not_reached"),
            "the member jarfalla is not_reached, not by_cluster",
        ),
        (lambda r: r["members"].pop(), "the member jarfalla is not there, not by_cluster"),
        (lambda r: r["round"].reverse(), "the order was sos-alarm, polisen, not polisen, sos-alarm"),
        (
            lambda r: r["texts"][0].update(status="failed"),
            "1 texts sent as summary are failed, not delivered",
        ),
        (lambda r: r["texts"].pop(0), "no text was sent as summary"),
        (lambda r: r["without"].pop(), "it was held without reports, not reports, voice"),
        (lambda r: r["without"].clear(), "it was held without nothing, not reports, voice"),
        (lambda r: r.update(summary=None), "the summary does not say “14 av 15”"),
    ],
)
def test_every_expectation_can_fail(spoil: Callable[[dict[str, Any]], Any], finding: str) -> None:
    record = copy.deepcopy(RECORD)
    spoil(record)
    assert finding in judge.of_the_record(record, EXPECTED)


FIRST, SECOND = "+46846500400", "+46846500498"
VOICES = {"twilio": FIRST, "second": SECOND}


def entry(
    kind: str,
    seat: str = "polisen",
    what: str = "",
    call: str = "c1",
    rung: str = "holder",
    ours: str = FIRST,
    at: int = 0,
) -> Any:
    return {
        "kind": kind,
        "phone": cast().number(seat, rung),
        "what": what,
        "call": call,
        "room": None,
        "ours": ours,
        "at": (MOVED_AT + timedelta(seconds=at)).isoformat(),
    }


def test_what_a_seat_was_to_hear_and_read() -> None:
    heard = [
        entry("hears", what="Ni är näst på tur."),
        entry("reads", what="ÖVNING SSR v48", rung="substitute"),
    ]
    seats = {"polisen": SeatExpected(hears=("näst",), reads=("v48",))}
    expect = Expectation(meetings={"ordinarie": MeetingExpected(seats=seats)})
    assert judge.of_the_ears(heard, expect, cast()) == []
    assert judge.of_the_ears(heard[1:], expect, cast()) == ["polisen never hears “näst”"]
    assert judge.of_the_ears(heard[:1], expect, cast()) == ["polisen never reads “v48”"]


def test_what_a_phone_was_to_read_that_has_no_seat() -> None:
    read = [entry("reads", "polisen-kib", "ÖVNING Blå knapp")]
    expect = Expectation(phones={"polisen-kib": Noticed(reads=("Blå",))})
    assert judge.of_the_ears(read, expect, cast()) == []
    assert judge.of_the_ears([], expect, cast()) == ["polisen-kib never reads “Blå”"]


ACTIVATION: dict[str, Any] = {
    "activation": {"state": "stood_down", "acknowledged": {"by": "lst-tib", "name": None}},
    "presses": [{"member": "huddinge"}, {"member": "botkyrka"}],
    "inquiries": [{"total": 34, "answers": [{"member": "haninge", "value": 12}, {"member": "tyreso"}]}],
    "texts": [{"purpose": "page", "status": "delivered"}, {"purpose": "page", "status": "sent"}],
}


def test_as_much_of_an_activation_is_looked_at_as_is_written() -> None:
    wanted = {
        "state": "stood_down",
        "acknowledged": {"by": "lst-tib"},
        "presses": "2",
        "inquiries": [{"total": 34, "answers": [{"member": "tyreso"}]}],
        "texts": [{"purpose": "page"}],
    }
    assert judge.of_the_activations([ACTIVATION], wanted) == []
    assert judge.of_the_activations([ACTIVATION], {}) == []


@pytest.mark.parametrize(
    ("wanted", "finding"),
    [
        ({"acknowledged": {"by": "rsib"}}, "the activation: acknowledged: by is lst-tib, not rsib"),
        ({"presses": 3}, "the activation: presses is 2, not 3"),
        ({"pictures": []}, "the activation has no pictures"),
        ({"state": {"of": "mind"}}, "the activation: state is stood_down, not a table"),
        ({"state": ["stood_down"]}, "the activation: state is stood_down, not a list"),
        (
            {"presses": [{"member": "botkyrka"}, {"member": "huddinge"}]},
            "the activation: presses has no member huddinge where it should stand",
        ),
        (
            {"inquiries": [{"answers": [{"member": "haninge", "value": 14}]}]},
            "the activation: inquiries has no answers",
        ),
        ({"texts": {"page": "delivered"}}, "1 texts sent as page are sent, not delivered"),
        ({"texts": {"inquiry": "delivered"}}, "no text was sent as inquiry"),
    ],
)
def test_everything_wanted_of_an_activation_can_be_missed(wanted: dict[str, Any], finding: str) -> None:
    (found,) = judge.of_the_activations([ACTIVATION], wanted)
    assert found.startswith(finding)


def test_there_must_have_been_an_activation() -> None:
    assert judge.of_the_activations([], {}) == ["there was no activation"]


def place(leg: str, status: int = 201) -> Any:
    form = {"To": [cast().number("polisen", "holder")], "Url": [f"http://x/twilio/legs/{leg}/0"]}
    return {"resource": "Calls", "method": "POST", "status": status, "form": form}


def test_a_phone_is_rung_once_for_one_attempt() -> None:
    assert judge.of_the_rings([], [place("a"), place("b"), place("a", 429)], [], cast()) == []
    assert judge.of_the_rings([], [place("a"), place("a")], [], cast()) == [
        "polisen (holder) was rung 2 times for one attempt"
    ]


def test_a_phone_is_not_rung_while_on_a_line_of_ours() -> None:
    line = [entry("rings"), entry("answers"), entry("joins"), entry("hangs_up"), entry("rings", call="c2")]
    assert judge.of_the_rings(line, [], [], cast()) == []
    again = [entry("answers"), entry("busy", call="c2")]
    assert judge.of_the_rings(again, [], [], cast()) == ["polisen (holder) was rung while on a line of ours"]


def test_a_phone_that_is_not_in_the_exercise_must_not_ring() -> None:
    unexpected = [{"phone": cast().number("polisen", "switchboard"), "kind": "call", "at": ""}]
    assert judge.of_the_rings([], [], unexpected, cast()) == [
        "polisen (switchboard) was not in the exercise and got a call"
    ]


@pytest.mark.parametrize(("seconds", "findings"), [(1.9, 0), (2.1, 1)])
def test_two_are_not_heard_at_once_for_long(seconds: float, findings: int) -> None:
    phones = [cast().number("polisen", "holder"), cast().number("sos-alarm", "holder")]
    assert len(judge.of_the_lines([{"phones": phones, "wall_seconds": seconds}], cast())) == findings


def test_no_process_dies() -> None:
    assert judge.of_the_processes({"web": 1, "dial": 2}, {"web": 1, "dial": 2}) == []
    assert judge.of_the_processes({"web": 1}, {"web": 7}) == ["web died and was started again"]
    assert judge.of_the_processes({"web": 1}, {}) == ["web died and was started again"]


def test_the_carrier_has_nothing_to_complain_of() -> None:
    assert judge.of_the_carrier([]) == []
    trouble = {"code": 11200, "why": "no answer"}
    assert judge.of_the_carrier([trouble, trouble]) == ["the carrier complains: 11200 no answer (2)"]


def test_no_finding_has_a_number() -> None:
    unexpected = [{"phone": "+46701740699", "kind": "call", "at": ""}]
    assert not any("+46" in finding for finding in judge.of_the_rings([], [], unexpected, cast()))
