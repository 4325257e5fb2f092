"""What was seen and not told is put right, and the record says that it was."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conference.domain.meeting.commands import AmendLines
from conference.domain.meeting.conference import ConferenceState
from exercise.faults import Rule
from tests.scenarios.small import a_small_thursday
from tests.stage import Stage


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    stage = a_small_thursday(tmp_path)
    stage.only("polisen", "lst-tib")
    yield stage
    stage.upprop.close()


def mended(stage: Stage) -> list[tuple[str, str]]:
    return [(row["kind"], row["about"]) for row in stage.record["reconciled"]]


def lose(stage: Stage, *reports: str) -> None:
    for report in reports:
        stage.network.faults.add(Rule(f"callback:{report}", "lose"))


def test_an_ordinary_meeting_has_nothing_put_right(stage: Stage) -> None:
    stage.minded = True
    stage.plan(minutes=0.2)
    stage.forward(minutes=1)
    stage.wish("end")
    stage.forward(minutes=0.6)
    assert stage.conference.state is ConferenceState.ENDED
    assert mended(stage) == []


def test_the_end_of_a_call_that_nobody_told_of(stage: Stage) -> None:
    stage.script("polisen", answers=3, presses=["2", "2"])
    lose(stage, "completed")
    stage.plan(minutes=5)
    stage.forward(minutes=1.4)
    assert ("call_ended", "polisen") in mended(stage)


def test_a_join_and_a_leave_that_nobody_told_of(stage: Stage) -> None:
    stage.minded = True
    lose(stage, "participant-join", "participant-leave")
    stage.plan(minutes=5)
    stage.forward(seconds=40)
    assert ("joined", "polisen") in mended(stage)
    lose(stage, "completed")
    stage.phone("polisen").hang_up()
    stage.forward(seconds=20)
    assert ("left", "polisen") in mended(stage)


def test_a_line_that_was_not_as_it_should_be(stage: Stage) -> None:
    stage.plan(minutes=5)
    stage.forward(seconds=25)
    with stage.upprop.store.reading() as work:
        [police] = [leg for leg in work.legs.in_room(stage.id) if leg.seat == "polisen"]
    stage.do(AmendLines(stage.id, ((police.id, False),)))
    assert mended(stage) == [("line", "polisen")]


def test_a_call_that_was_found_in_the_carriers_list(stage: Stage) -> None:
    stage.minded = True
    stage.network.faults.add(Rule("rest:POST Calls", "timeout_after_acting", times=1))
    lose(stage, "initiated", "ringing", "answered")
    stage.plan(minutes=5)
    stage.forward(seconds=4)
    assert [kind for kind, _ in mended(stage)] == ["call_found"]


def test_a_text_whose_receipt_was_lost_is_what_the_carrier_says(stage: Stage) -> None:
    lose(stage, "message-*")
    stage.plan(minutes=5)
    stage.forward(minutes=3)
    assert {text["status"] for text in stage.record["texts"]} == {"delivered"}
    assert ("text", "summons") in mended(stage)


def test_a_text_of_which_no_carrier_says_more_ends_as_sent(stage: Stage) -> None:
    stage.script("polisen", answers="never", delivery="silent")
    stage.plan(minutes=5)
    stage.forward(minutes=4)
    row = next(text for text in stage.record["texts"] if text["seat"] == "polisen")
    assert (row["status"], row["settled_at"]) == ("sent", None)
    stage.forward(minutes=31)
    row = next(text for text in stage.record["texts"] if text["seat"] == "polisen")
    assert row["status"] == "sent"
    assert row["settled_at"] is not None
    with stage.upprop.store.reading() as work:
        assert [text.seat for text in work.texts.open_of(stage.id) if text.purpose == "summons"] == []


def test_a_caller_who_is_long_in_saying_for_whom_is_looked_at_and_not_declared_gone(stage: Stage) -> None:
    phone = stage.network.phone("+46701740644")
    phone.script({"answers": "never", "dials_in": {"at": 1, "from": "own", "keys": [None]}})
    stage.forward(seconds=8)
    [call] = stage.network.exchange.calls.values()
    voice: Any = stage.upprop.carriers.voices["twilio"]
    voice._line.client.calls(call.id).update(twiml="<Response><Pause length='600'/></Response>")
    stage.forward(seconds=140)
    with stage.upprop.store.reading() as work:
        assert [leg.call for leg in work.legs.alive()] == [call.id]
    lose(stage, "completed")
    phone.hang_up()
    stage.forward(seconds=40)
    with stage.upprop.store.reading() as work:
        assert list(work.legs.alive()) == []
    assert stage.upprop.due.next_at() is None
