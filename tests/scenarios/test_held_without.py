"""What a meeting is held without is said, where it can be heard or read, and stands in the record."""

from __future__ import annotations

from pathlib import Path

import pytest

from conference.carriers.modem.folder import ModemFolder
from conference.cli.drawing import drawn
from conference.domain.meeting.commands import RingAgain
from conference.views.room import room
from exercise.faults import Rule
from tests.scenarios.small import a_small_thursday
from tests.stage import Stage
from workers.modem import Modem

pytestmark = pytest.mark.once

GONE, BACK = "inga besked från operatören", "Beskeden från operatören kommer igen"
REPORTS = ("initiated", "ringing", "answered", "completed", "participant-*", "conference-*", "announcement-*")


def small(folder: Path, carriers: str = "twilio") -> Stage:
    stage = a_small_thursday(folder, CARRIERS=carriers)
    stage.minded = True
    stage.everyone(speaks=None)
    return stage


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return small(tmp_path)


def no_reports(stage: Stage, **how: float) -> None:
    for report in REPORTS:
        stage.network.faults.add(Rule(f"callback:{report}", "lose", **how))  # type: ignore[arg-type]


def gather(stage: Stage) -> None:
    stage.plan(minutes=1)
    stage.forward(minutes=2)


def heard(stage: Stage, what: str, seat: str = "trafikverket") -> int:
    return sum(what in said for said in stage.phone(seat).heard)


def missing(stage: Stage) -> list[tuple[str, bool]]:
    """(what, whether it is missing still) as the record has it."""
    return [(row["what"], row["to"] is None) for row in stage.record["without"]]


def shown(stage: Stage) -> str:
    """What `upprop show` says of the meeting."""
    with stage.upprop.store.reading() as work:
        zone = stage.upprop.county.zone
        return "\n".join(drawn(room(work, stage.conference, stage.clock.now()), zone))


def test_where_all_is_well_nothing_is_said_of_it(stage: Stage) -> None:
    gather(stage)
    assert heard(stage, "operatören") == 0
    assert missing(stage) == []


def test_without_reports_the_room_is_told_once_and_the_record_says_so(stage: Stage) -> None:
    no_reports(stage)
    gather(stage)
    assert heard(stage, GONE) == 1
    assert missing(stage) == [("reports", True)]
    assert "Held without: the carrier's reports" in shown(stage)


def test_when_they_are_back_it_is_said_too(stage: Stage) -> None:
    no_reports(stage)
    gather(stage)
    stage.network.faults.clear()
    stage.wish("next-block")
    for seat in 2 * ("rsib", "polisen", "kluster-nord", "trafikverket"):
        stage.phone(seat).press("*")
        stage.forward(seconds=15)
    assert heard(stage, BACK, "lst-tib") == 1
    assert missing(stage) == [("reports", False)]


def test_one_that_is_lost_now_and_then_is_no_news(stage: Stage) -> None:
    no_reports(stage, times=1)
    gather(stage)
    assert heard(stage, "operatören") == 0
    assert missing(stage) == []


def test_without_voice_all_have_been_told_in_writing(stage: Stage) -> None:
    gather(stage)
    stage.wish("by-text")
    assert missing(stage) == [("voice", True)]


NO_CALLS = "inga samtal går fram"


def told_of_voice(stage: Stage, seat: str = "lst-tib") -> int:
    return sum(NO_CALLS in body for body in stage.phone(seat).texts)


def test_that_no_call_can_be_placed_is_told_to_leaders_with_how_to_meet_without(stage: Stage) -> None:
    stage.network.faults.add(Rule("rest:POST Calls", "503"))
    gather(stage)
    assert [told_of_voice(stage, seat) for seat in ("lst-tib", "rsib", "polisen")] == [1, 1, 0]
    assert missing(stage) == [("voice", True)]
    stage.phone("lst-tib").text("PERSMS")
    stage.forward(seconds=5)
    assert "hålls per sms" in stage.phone("polisen").texts[-1]
    assert missing(stage) == [("voice", True)]


def test_when_a_phone_rings_again_voice_is_back(stage: Stage) -> None:
    stage.network.faults.add(Rule("rest:POST Calls", "503"))
    gather(stage)
    stage.network.faults.clear()
    stage.do(RingAgain(stage.id, "polisen", "cli:test"))
    stage.forward(seconds=20)
    assert stage.rings("polisen") == 1
    assert missing(stage) == [("voice", False)] and told_of_voice(stage) == 1


def test_calls_that_fail_between_others_are_no_news(stage: Stage) -> None:
    stage.network.faults.add(Rule("rest:POST Calls", "503", times=4))
    gather(stage)
    assert told_of_voice(stage) == 0 and missing(stage) == []


def test_a_carrier_that_takes_no_texts_is_told_of_by_the_other_way(tmp_path: Path) -> None:
    stage = small(tmp_path, carriers="twilio,modem")
    folder = ModemFolder(stage.upprop.settings.modem_dir)
    folder.make()
    modem = Modem(stage.upprop, folder, lambda: True)
    gather(stage)
    stage.network.faults.add(Rule("rest:POST Messages", "429"))
    modem.round()
    stage.wish("by-text")
    stage.forward(seconds=12)
    assert missing(stage) == [("voice", True), ("carrier", True)]
    sent = [one for one in folder.all() if "operatören tar inte emot sms" in one.body()]
    assert sorted(one.number for one in sent) == sorted(stage.number(seat) for seat in ("lst-tib", "rsib"))
