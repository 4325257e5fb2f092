"""A meeting by text: whoever has a phone that only texts can still come, decline, pass on, lead and ask."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenarios.small import a_small_thursday
from tests.stage import Stage

pytestmark = pytest.mark.once


@pytest.fixture
def gathering(tmp_path: Path) -> Stage:
    """Everybody is called, and nobody answers at Trafikverket."""
    stage = a_small_thursday(tmp_path)
    stage.everyone(speaks=1000)
    stage.nobody_at("trafikverket")
    stage.plan(minutes=3)
    stage.forward(seconds=20)
    return stage


@pytest.fixture
def meeting(gathering: Stage) -> Stage:
    """It is open, and the police have the floor."""
    gathering.forward(minutes=4)
    gathering.wish("next-block")
    gathering.forward(seconds=20)
    while gathering.block_now != "rapportering":
        gathering.wish("next-block")
        gathering.forward(seconds=15)
    assert gathering.speaking == "polisen"
    return gathering


def texted(stage: Stage, seat: str, body: str, rung: str = "holder") -> list[str]:
    """What that phone reads in reply."""
    phone = stage.phone(seat, rung)
    before = len(phone.texts)
    phone.text(body)
    stage.forward(seconds=10)
    return list(phone.texts[before:])


# --- before one is on the line ------------------------------------------------------------------------------


def test_a_ja_is_answered_with_the_way_in_and_the_calls_go_on(gathering: Stage) -> None:
    [reply] = texted(gathering, "trafikverket", "Ja tack!")
    assert "noterat för Trafikverket" in reply and "08-465 004 00" in reply
    rings = gathering.rings("trafikverket")
    gathering.forward(minutes=3)
    assert gathering.rings("trafikverket") >= rings
    assert gathering.outcomes["trafikverket"] != "declined"


def test_forhinder_declines_the_seat_and_nobody_else_is_called_for_it(gathering: Stage) -> None:
    [reply] = texted(gathering, "trafikverket", "forhinder, sjuk")
    assert "Trafikverket deltar inte" in reply
    rings = [gathering.rings("trafikverket", rung) for rung in ("holder", "substitute")]
    gathering.forward(minutes=5)
    assert [gathering.rings("trafikverket", rung) for rung in ("holder", "substitute")] == rings
    assert gathering.outcomes["trafikverket"] == "declined"


def test_whoever_has_declined_may_come_after_all(gathering: Stage) -> None:
    texted(gathering, "trafikverket", "NEJ")
    phone = gathering.phone("trafikverket")
    phone.script({"called": "Trafikverket", "answers": 2, "presses": [{"key": "1", "into": 1}], "speaks": 4})
    gathering.forward(seconds=60)
    texted(gathering, "trafikverket", "JA")
    gathering.forward(seconds=40)
    assert gathering.outcomes["trafikverket"] == "present"


def test_ring_calls_that_very_phone_at_once(gathering: Stage) -> None:
    gathering.forward(seconds=90)
    texted(gathering, "trafikverket", "NEJ")
    gathering.forward(seconds=30)
    rings = gathering.rings("trafikverket", "substitute")
    gathering.script("trafikverket", "substitute", answers=2, presses=[{"key": "1", "into": 1}], speaks=4)
    [reply] = texted(gathering, "trafikverket", "ring mig", "substitute")
    assert "vi ringer Trafikverket nu" in reply
    gathering.forward(seconds=40)
    assert gathering.rings("trafikverket", "substitute") == rings + 1
    assert gathering.outcomes["trafikverket"] == "by_substitute"


def test_someone_else_comes_and_the_holders_phone_is_left_alone(gathering: Stage) -> None:
    [reply] = texted(gathering, "trafikverket", "ERS Karin Ek")
    assert "ringer in: 08-465 004 00, kod" in reply
    rings = gathering.rings("trafikverket")
    gathering.forward(minutes=3)
    assert gathering.rings("trafikverket") == rings
    assert gathering.rings("trafikverket", "substitute") > 0


def test_the_number_of_someone_else_is_rung_if_it_is_in_the_directory_and_else_not(gathering: Stage) -> None:
    other = gathering.phone("jarfalla-tib")
    other.script({"called": "Trafikverket", "answers": 2, "presses": [{"key": "1", "into": 1}], "speaks": 4})
    [reply] = texted(gathering, "trafikverket", f"ERS {other.number}")
    assert "Vi ringer den ni nämnde" in reply
    gathering.forward(seconds=40)
    assert gathering.outcomes["trafikverket"] == "by_substitute"
    assert texted(gathering, "kluster-nord", "ERS 0701740698") == []  # its phone is on the line by now


def test_inget_is_noted_and_read_out_with_the_others(gathering: Stage) -> None:
    [reply] = texted(gathering, "trafikverket", "Nej, inget att rapportera")
    assert "inget att rapportera är noterat för Trafikverket" in reply
    gathering.forward(minutes=6)
    assert gathering.outcomes["trafikverket"] == "by_text"
    assert ("trafikverket", "nothing_to_report") in gathering.turns


# --- in the meeting -----------------------------------------------------------------------------------------


def test_the_chair_leads_by_text(meeting: Stage) -> None:
    chair = meeting.conference.chair
    assert texted(meeting, chair, "nasta!") == ["ÖVNING SSR: det är gjort. ÖVNING"]
    assert meeting.speaking == "storstockholms-brandforsvar"
    texted(meeting, chair, "Tillbaka tack")
    assert meeting.speaking == "polisen"


def test_nobody_but_the_chair_leads(meeting: Stage) -> None:
    [reply] = texted(meeting, "polisen", "NÄSTA")
    assert "det kan bara den som leder" in reply
    assert meeting.speaking == "polisen"


def test_a_speaker_is_done_and_another_asks_for_the_floor(meeting: Stage) -> None:
    [reply] = texted(meeting, "kluster-nord", "Ordet")
    assert "står i kö för ordet" in reply
    texted(meeting, "polisen", "Klar 👍")
    assert meeting.speaking == "storstockholms-brandforsvar"


def test_status_names_those_who_are_missing(meeting: Stage) -> None:
    [reply] = texted(meeting, "polisen", "Status?")
    assert reply == "ÖVNING SSR: 5 av 6 är här. Saknas: Trafikverket. ÖVNING"


# --- whoever it is ------------------------------------------------------------------------------------------


def test_out_of_a_meeting_it_says_how_things_stand_and_what_can_be_said(tmp_path: Path) -> None:
    stage = a_small_thursday(tmp_path)
    assert "ordinarie läge. Nästa konferens" in texted(stage, "polisen", "läge")[0]
    assert "ingen konferens pågår" in texted(stage, "polisen", "STATUS")[0]
    assert "svara t.ex. STATUS" in texted(stage, "polisen", "Hjälp!")[0]
    assert "ingen konferens pågår" in texted(stage, "polisen", "NÄSTA")[0]
    assert texted(stage, "polisen", "Vi återkommer") == []


def test_a_phone_that_nobody_knows_gets_no_reply(gathering: Stage) -> None:
    stranger = gathering.network.phone("+46701740698")
    for body in ("STATUS", "JA", "HJÄLP", "NÄSTA", "RING"):
        stranger.text(body)
        gathering.forward(seconds=5)
    assert stranger.texts == []


def test_two_machines_do_not_keep_each_other_company(meeting: Stage) -> None:
    """A phone that answers whatever it is sent: what it asks is done, and it is not answered for ever."""
    replies = sum(len(texted(meeting, "polisen", "Status")) for _ in range(15))
    assert replies == 10
    meeting.forward(minutes=10)
    assert len(texted(meeting, "polisen", "Status")) == 1
