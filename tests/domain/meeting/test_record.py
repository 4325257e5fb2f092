"""The record is drawn from history alone, is always what its schema says, and accounts for everybody."""

from typing import Any

from hypothesis import given, settings

from conference.domain.meeting import events as e
from conference.domain.meeting.record import Chain, record
from tests.domain.meeting.histories import A_THURSDAY, PLANNED, History, histories
from tests.domain.meeting.people import NOW, later
from tests.schemas import OF_MEETINGS

THURSDAY: dict[str, Any] = record(A_THURSDAY, Chain(len(A_THURSDAY), "a" * 64, verified=True))


def drawn(*happened: tuple[float, Any]) -> dict[str, Any]:
    return record([(NOW, PLANNED), *((later(at), event) for at, event in happened)])


def seat(slug: str, of: dict[str, Any] = THURSDAY) -> dict[str, Any]:
    row: dict[str, Any] = next(row for row in of["seats"] if row["seat"] == slug)
    return row


def rounds(of: dict[str, Any]) -> list[tuple[str, str, str | None]]:
    return [(row["seat"], row["how"], row["ended_by"]) for row in of["round"]]


def test_a_thursday_is_what_the_schema_says() -> None:
    OF_MEETINGS.validate(THURSDAY)


def test_the_meeting_has_its_hours_and_rooms() -> None:
    meeting = THURSDAY["conference"]
    assert meeting["state"] == "summarised"
    assert (meeting["planned_at"], meeting["ended_at"]) == ("2026-11-19T09:00:00Z", "2026-11-19T09:05:06Z")
    assert meeting["rooms"] == [
        {"carrier": "twilio", "from": "2026-11-19T08:55:10Z", "to": "2026-11-19T09:05:06Z"}
    ]


def test_a_seat_tells_who_was_called_who_came_and_when() -> None:
    row = seat("hsf")
    assert (row["outcome"], row["by"], row["via"], row["late"]) == ("by_substitute", "Cia Ek", "called", True)
    assert [(attempt["to"], attempt["outcome"]) for attempt in row["attempts"]] == [
        ("holder", "no_answer"),
        ("substitute", "joined"),
    ]
    assert row["left_at"] == "2026-11-19T09:05:06Z"
    assert [holder["as"] for holder in row["holders"]] == ["substitute"]


def test_a_seat_nobody_came_to_says_why() -> None:
    row = seat("hamnar")
    assert (row["outcome"], row["reason"], row["joined_at"]) == ("not_reached", "no_answer", None)


def test_seats_stand_in_speaking_order_and_an_empty_listeners_place_does_not() -> None:
    assert [row["seat"] for row in THURSDAY["seats"]] == ["polisen", "hsf", "hamnar", "tib", "rkk"]
    late = drawn((9, e.SeatTaken("jarfalla-tib", "l9", "Ida Fors", "holder", "dialled_in", True)))
    assert [row["seat"] for row in late["seats"]][-1] == "jarfalla-tib"


def test_members_go_by_their_own_seat_or_their_clusters() -> None:
    outcomes = {row["member"]: (row["outcome"], row["seat"]) for row in THURSDAY["members"]}
    assert outcomes["polisen"] == ("present", "polisen")
    assert outcomes["jarfalla"] == ("by_cluster", "hsf")
    assert outcomes["annan-0"] == ("not_called", None)
    assert len(outcomes) == 37


def test_the_round_is_told_turn_by_turn() -> None:
    assert rounds(THURSDAY) == [
        ("hsf", "nothing_to_report", None),
        ("polisen", "spoke", "speaker"),
        ("hamnar", "absent", None),
    ]
    spoke = THURSDAY["round"][1]
    assert (spoke["budget"], spoke["used"]) == (60.0, 42.0)
    assert all(row["given_at"] == row["ended_at"] for row in (THURSDAY["round"][0], THURSDAY["round"][2]))


def test_a_turn_taken_back_goes_on_in_a_row_of_its_own_and_the_one_called_between_has_none() -> None:
    told = drawn(
        (0, e.TurnBegan("polisen", "r", 1, 40.0, "order")),
        (13, e.TurnEnded("polisen", 1, 10.0, "speaker")),
        (13, e.TurnBegan("hsf", "r", 2, 40.0, "order")),
        (15, e.TurnResumed("polisen", 1)),
        (15, e.TurnBegan("polisen", "r", 3, 30.0, "polisen")),
    )
    assert rounds(told) == [("polisen", "spoke", "speaker"), ("polisen", "spoke", None)]


def test_a_seat_passed_over_in_mid_turn_is_accounted_for_when_the_turn_ends() -> None:
    told = drawn(
        (0, e.TurnBegan("polisen", "r", 1, 40.0, "order")),
        (5, e.SeatPassedOver("hsf", "r", "skipped")),
        (20, e.TurnEnded("polisen", 1, 17.0, "lost_line", "lost_line")),
    )
    assert rounds(told) == [("polisen", "lost_line", "lost_line"), ("hsf", "skipped", None)]
    assert told["round"][1]["given_at"] == told["round"][0]["ended_at"]


def test_the_officer_of_the_seat_outdoes_a_substitute_whichever_came_first() -> None:
    officer = e.SeatTaken("hsf", "l1", "Bo Dahl", "holder", "called", True)
    substitute = e.SeatTaken("hsf", "l2", "Cia Ek", "substitute", "called", False)
    for first, second in ((officer, substitute), (substitute, officer)):
        row = seat("hsf", drawn((1, first), (2, second)))
        assert row["outcome"] == "present"
        assert row["holders"][0]["to"] == row["holders"][1]["from"]


def test_whoever_was_not_in_the_room_did_not_hear_objections_asked_for() -> None:
    assert [asked["heard_by"] for asked in THURSDAY["objections"]] == [["hsf", "polisen", "tib"]]
    assert [note["kind"] for note in THURSDAY["notes"]] == ["need", "objection"]


def test_a_new_draft_of_the_summary_is_not_approved_by_the_old_approval() -> None:
    assert THURSDAY["summary"]["approved_by"] == "tib"
    told = drawn(
        (1, e.SummaryDrafted(1, "ett", 1)),
        (2, e.SummaryApproved(1, "tib")),
        (3, e.SummaryDrafted(2, "två", 1)),
    )
    assert (told["summary"]["text"], told["summary"]["approved_at"]) == ("två", None)


def test_a_text_tells_when_it_was_sent_and_settled() -> None:
    [text] = THURSDAY["texts"]
    assert (text["status"], text["sent_at"], text["settled_at"]) == (
        "delivered",
        "2026-11-19T09:05:25Z",
        "2026-11-19T09:05:30Z",
    )


@settings(max_examples=150, deadline=None)
@given(histories())
def test_any_history_gives_a_record_that_its_schema_accepts(happened: History) -> None:
    OF_MEETINGS.validate(record(happened))


@settings(max_examples=50, deadline=None)
@given(histories())
def test_any_history_accounts_for_all_37_once_and_is_drawn_the_same_again(happened: History) -> None:
    first: dict[str, Any] = record(happened)
    assert [row["member"] for row in first["members"]] == [member.member for member in PLANNED.members]
    assert record(happened) == first
