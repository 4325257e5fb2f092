"""The record of an activation is drawn from history alone, and is always what its schema says."""

import json
from typing import Any

from hypothesis import given, settings

from conference.domain.activation import ending_events as d
from conference.domain.activation import events as e
from conference.domain.activation import inquiry_events as i
from conference.domain.activation.activation import ActivationState
from conference.domain.activation.record import record
from conference.domain.meeting.record import Chain
from conference.views import activation_record
from conference.views import record as meeting_record
from tests.domain.activation.histories import A_FIRE, PRESSED, History, answered, histories
from tests.domain.meeting.people import NOW, later
from tests.schemas import OF_ACTIVATIONS

FIRE: dict[str, Any] = record(A_FIRE, Chain(len(A_FIRE), "a" * 64, verified=True))


def drawn(*happened: Any) -> dict[str, Any]:
    return record([(NOW, PRESSED), *((later(at), event) for at, event in enumerate(happened, 1))])


def test_a_fire_is_what_the_schema_says() -> None:
    OF_ACTIVATIONS.validate(FIRE)


def test_the_activation_tells_what_began_it_who_had_it_and_when_it_ended() -> None:
    told = FIRE["activation"]
    assert (told["id"], told["state"], told["why"], told["kind"]) == (
        "a1",
        "stood_down",
        "Det brinner",
        "fire",
    )
    assert (told["pressed_at"], told["ended_at"]) == ("2026-11-19T09:00:00Z", "2026-11-19T09:50:00Z")
    assert told["acknowledged"] == {"by": "lst-tib", "name": "Asta Berg", "at": "2026-11-19T09:00:50Z"}
    assert (told["automatic"], told["guarded"], told["blue_outcome"], told["mistake"]) == (
        False,
        False,
        None,
        None,
    )


def test_what_a_machine_wrote_down_is_marked_and_stands_beside_what_was_said() -> None:
    first, second = FIRE["presses"]
    assert (first["why"], first["told_as"]) == ("Det brinner!!", "Det brinner")
    assert first["words"] == {"text": "det brinner på ett vårdboende", "machine": True}
    assert second["words"] is None


def test_a_press_that_left_says_where_it_went_and_is_no_longer_why() -> None:
    assert [row["split_to"] for row in FIRE["presses"]] == [None, "a2"]
    told = drawn(
        e.ButtonPressed("a1", 2, "green", "nacka", "Snö", "Snö", "snow", "cli:eva", None, False, False),
        e.PressSplit("a1", 1, "a2", "lst-tib"),
    )
    assert (told["activation"]["why"], told["activation"]["kind"]) == ("Snö", "snow")


def test_a_page_tells_every_attempt_and_which_may_have_rung_twice() -> None:
    page, called_off = FIRE["pages"]
    assert [
        (row["to"], row["round"], row["outcome"], row["possible_duplicate"]) for row in page["attempts"]
    ] == [
        ("holder", 1, "unknown", False),
        ("holder", 1, "joined", True),
    ]
    assert (page["outcome"], page["ended_at"]) == ("acknowledged", "2026-11-19T09:00:50Z")
    assert [row["outcome"] for row in called_off["attempts"]] == ["cancelled"]


def test_an_attempt_is_written_as_one_of_a_meeting_is() -> None:
    def row_of(schema: dict[str, Any], part: str) -> Any:
        return schema["properties"][part]["items"]["properties"]["attempts"]["items"]

    ours, theirs = (
        json.loads(where.SCHEMA.read_text(encoding="utf-8")) for where in (activation_record, meeting_record)
    )
    assert row_of(ours, "pages") == row_of(theirs, "seats")
    text, of_a_meeting = (schema["properties"]["texts"]["items"]["properties"] for schema in (ours, theirs))
    assert set(text) == {*of_a_meeting, "about"}
    assert all(text[name]["enum"] == of_a_meeting[name]["enum"] for name in ("purpose", "status"))


def test_the_planning_yields_speakers_every_version_of_the_need_and_the_call_out() -> None:
    planning = FIRE["planning"]
    assert (planning["conference"], planning["seats"]) == ("c1", ["huddinge-tib"])
    assert planning["named"] == ["polisen-tib", "sodertorns-tib"]
    assert [(need["version"], need["number"], need["uncertain"]) for need in planning["needs"]] == [
        (1, None, True),
        (2, 90, True),
    ]
    assert planning["released"]["opens_at"] == "2026-11-19T09:10:00Z"


def test_the_meetings_stand_by_id_with_what_was_told_of_them() -> None:
    assert [(row["id"], row["format"], row["state"]) for row in FIRE["conferences"]] == [
        ("c1", "formote", "ended"),
        ("c2", "gron", "ended"),
    ]


def test_an_inquiry_tells_every_version_every_answer_and_what_they_came_to() -> None:
    (inquiry,) = FIRE["inquiries"]
    assert inquiry["asked"][0] == {"member": "haninge", "functions": ["haninge-tib"]}
    assert [(row["version"], row["wanted"], row["uncertain"]) for row in inquiry["versions"]] == [
        (1, 40, False),
        (2, 90, True),
    ]
    assert [(row["member"], row["number"], row["late"], row["counts"]) for row in inquiry["answers"]] == [
        ("haninge", 12, False, False),
        ("haninge", 14, False, True),
        ("salem", None, True, True),
    ]
    assert inquiry["total"] == {
        "certain": 0,
        "uncertain": 14,
        "none": [],
        "unsure": [],
        "in_words": ["salem"],
        "missing": [],
    }
    assert [(row["why"], row["certain"]) for row in inquiry["told"]] == [("moved", 12)]
    assert (inquiry["closed_at"], inquiry["closed_by"]) == ("2026-11-19T09:30:00Z", "rsib")


def test_an_answer_that_counted_something_else_than_is_asked_for_now_does_not_count() -> None:
    told = drawn(
        i.InquiryAsked("a1", "i1", "rsib", None, (("haninge", ("haninge-tib",)),)),
        i.InquiryVersioned("a1", "i1", 1, "Platser?", "platser", None, False, later(900), "rsib"),
        answered("haninge", 1, "number", 12),
        i.InquiryVersioned("a1", "i1", 2, "Bussar?", "bussar", None, False, later(900), "rsib"),
    )["inquiries"][0]
    assert (told["total"]["certain"], told["total"]["missing"]) == (0, ["haninge"])


def test_the_picture_stands_whole_in_each_version_with_who_was_sent_it() -> None:
    (version,) = FIRE["pictures"]
    assert version["fields"][3] == {"words": "90 platser", "uncertain": "antalet"}
    assert (version["version"], version["changed"], version["author"]) == (1, [1, 4], "rkk")
    assert version["sent"][0]["functions"] == ["polisen-tib", "haninge-tib"]


def test_what_kept_it_going_stands_in_the_order_in_which_it_was_set() -> None:
    lasting = FIRE["lasting"]
    assert [(row["every"], row["hours"]) for row in lasting["cadences"]] == [(None, ["09:00", "16:00"])]
    assert [row["review_at"] for row in lasting["reviews"]] == ["2026-11-19T09:34:10Z"]
    assert lasting["reminded_at"] == ["2026-11-19T09:34:10Z"]
    assert lasting["review_at"] == "2026-11-19T11:30:00Z"
    assert [(row["function"], row["stand_in"]) for row in lasting["staffed"]] == [("rsib", "kansli")]


def test_a_proposal_to_stand_down_tells_who_was_told_what_was_objected_and_how_it_ended() -> None:
    (proposal,) = FIRE["stand_down"]["proposals"]
    assert (proposal["at"], proposal["until"]) == ("2026-11-19T09:35:00Z", "2026-11-19T09:45:00Z")
    assert [(row["function"], row["member"], row["text"]) for row in proposal["told"]] == [
        ("haninge-tib", "haninge", "delivered"),
        ("salem-tib", "salem", "pending"),
        ("rkk", None, None),
    ]
    assert [(row["words"], row["answer"], row["replaced"]) for row in proposal["objections"]] == [
        ("Vi har rök kvar", None, True),
        ("Vi har rök och glöd kvar", "Brandkåren stannar", False),
    ]
    assert (proposal["waited_at"], proposal["outcome"], proposal["ended_by"]) == (
        "2026-11-19T09:45:00Z",
        "stood_down",
        "clock",
    )
    assert proposal["heard"] == {
        "silent": [],
        "not_heard": ["salem"],
        "objected": ["haninge"],
        "unanswered": [],
    }


def test_a_proposal_that_is_withdrawn_gives_the_state_back_and_says_why() -> None:
    told = drawn(
        d.StandDownProposed("a1", "p1", "lst-tib", later(600), ()),
        d.StandDownWithdrawn("a1", "p1", "rsib", "Det brinner igen", "pressed"),
    )
    (proposal,) = told["stand_down"]["proposals"]
    assert (proposal["outcome"], proposal["why"], proposal["heard"]) == (
        "withdrawn",
        "Det brinner igen",
        None,
    )
    assert told["activation"]["state"] == "pressed"


def test_a_proposal_lapses_if_the_activation_ends_otherwise() -> None:
    proposed = d.StandDownProposed("a1", "p1", "lst-tib", later(600), ())
    ended = e.ActivationEnded("a1", "mistaken", "rsib")
    (proposal,) = drawn(proposed, ended)["stand_down"]["proposals"]
    assert (proposal["outcome"], proposal["ended_by"]) == ("lapsed", "rsib")


def test_a_text_tells_what_it_is_about() -> None:
    assert [(row["purpose"], row["about"]) for row in FIRE["texts"]] == [
        ("page", None),
        ("inquiry", "i1"),
        ("stand_down", "p1"),
        ("stand_down", "p1"),
    ]


def test_the_state_is_walked_as_the_activation_walks_it() -> None:
    acknowledged = e.ActivationAcknowledged("a1", "rsib", None)
    planning = e.PlanningBegan("a1", "c1", (), "rsib")
    planning_call = e.MeetingConvened("a1", "c1", "formote", "rsib", NOW)
    released = e.CallOutReleased("a1", "c2", "rsib", NOW)
    green = e.MeetingConvened("a1", "c2", "gron", "rsib", NOW)
    for happened, state in (
        ((), "pressed"),
        ((acknowledged,), "acknowledged"),
        ((acknowledged, planning, planning_call), "planning"),
        ((acknowledged, planning, planning_call, e.MeetingObserved("a1", "c1", "open")), "planning"),
        ((acknowledged, released, green), "convened"),
        ((released, green, acknowledged), "convened"),
        ((planning, planning_call, released, green, e.MeetingObserved("a1", "c1", "open")), "convened"),
        ((released, green, e.MeetingObserved("a1", "c2", "open")), "active"),
        ((e.MeetingConvened("a1", "c3", "bla", "clock", NOW),), "convened"),
        ((e.PressUndone("a1", "huddinge"), e.ActivationEnded("a1", "undone", "huddinge")), "undone"),
    ):
        assert drawn(*happened)["activation"]["state"] == state, happened


def test_blue_tells_of_every_time_it_met_and_of_the_one_thing_it_came_to() -> None:
    told = drawn(
        e.BlueSettled("a1", "again_at", "lst-tib", later(900), ""),
        e.BlueSettled("a1", "propose_green", "lst-tib", None, ""),
    )["activation"]
    assert (told["blue_outcome"], told["button"]) == ("propose_green", "green")
    assert [row["again_at"] for row in told["blue"]] == ["2026-11-19T09:15:00Z", None]


def test_a_mistake_says_why() -> None:
    told = drawn(e.ActivationMistaken("a1", "rsib", "Provlarm"), e.ActivationEnded("a1", "mistaken", "rsib"))[
        "activation"
    ]
    assert (told["mistake"], told["state"], told["ended_by"]) == ("Provlarm", "mistaken", "rsib")


def test_every_state_there_is_has_its_place_in_the_schema() -> None:
    schema = json.loads(activation_record.SCHEMA.read_text(encoding="utf-8"))
    written = schema["properties"]["activation"]["properties"]["state"]["enum"]
    assert set(written) == {state.value for state in ActivationState}


@settings(max_examples=150, deadline=None)
@given(histories())
def test_any_history_gives_a_record_that_its_schema_accepts(happened: History) -> None:
    OF_ACTIVATIONS.validate(record(happened))


@settings(max_examples=50, deadline=None)
@given(histories())
def test_any_history_is_drawn_the_same_again(happened: History) -> None:
    assert record(happened) == record(happened)
