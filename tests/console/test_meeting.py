"""A meeting led from its page, as a browser without JavaScript would."""

from __future__ import annotations

import re

import pytest

from tests.console.reader import Reader
from tests.stage import Stage

pytestmark = pytest.mark.once


@pytest.fixture
def chair(stage: Stage) -> Reader:
    """Sits as Länsstyrelsen's TiB, in a meeting that has just opened."""
    stage.everyone(speaks=1000)
    stage.plan("ordinarie", minutes=6)
    stage.forward(minutes=6, seconds=1)
    reader = Reader(stage.upprop, "leader")
    reader.opens(f"/konferens/{stage.id}")
    reader.sends(f"/konferens/{stage.id}/plats", seat="lst-tib")
    return reader


def asks(reader: Reader, stage: Stage, wish: str, **fields: str) -> None:
    reader.opens(f"/konferens/{stage.id}")
    reader.sends(f"/konferens/{stage.id}/onskan/{wish}", **fields)
    stage.settle()


def to_the_round(reader: Reader, stage: Stage) -> None:
    while stage.block_now != "rapportering":
        asks(reader, stage, "next-block")
        stage.forward(seconds=1)


def test_whoever_sits_as_tib_chairs_from_the_page(stage: Stage, chair: Reader) -> None:
    assert "19 av 19 är här" in chair.words
    to_the_round(chair, stage)
    assert stage.speaking == "polisen"
    asks(chair, stage, "give", seat="kluster-nord")
    stage.forward(seconds=1)
    chair.opens(f"/konferens/{stage.id}")
    assert "Länsstyrelsen gav ordet till Kluster Nord" in chair.words
    assert "Räddningstjänst 3 av 3" in chair.words


def test_whoever_sits_nowhere_leads_and_does_not_chair(stage: Stage, chair: Reader) -> None:
    other = Reader(stage.upprop, "leader")
    other.opens(f"/konferens/{stage.id}")
    assert "Säg vilken plats ni sitter på" in other.words
    assert 'id="key-next"' not in other.last and 'id="key-guest"' in other.last
    asks(other, stage, "next-block")
    assert "Det är ordförandens sak." in other.words
    assert stage.block_now == "inledning"


def test_what_is_refused_is_told_on_the_page_and_in_the_readers_language(stage: Stage, chair: Reader) -> None:
    asks(chair, stage, "extend")
    assert "Ingen har ordet." in chair.words and "Ordinarie samverkanskonferens" in chair.words
    asks(chair, stage, "give", seat="lst-tib")
    assert "Länsstyrelsen hör till ledningen" in chair.words


def test_the_page_itself_is_told_only_that_it_was_done(stage: Stage, chair: Reader) -> None:
    chair.opens(f"/konferens/{stage.id}")
    csrf = re.search(r'name="csrf_token" value="([^"]+)"', chair.last)
    assert csrf is not None
    quietly = {"X-Quietly": "1"}
    form = {"csrf_token": csrf[1], "stamp": "one"}
    address = f"/konferens/{stage.id}/onskan"
    assert chair.client.post(f"{address}/next-block", data=form, headers=quietly).status_code == 204
    assert (
        chair.client.post(f"{address}/extend", data={**form, "stamp": "two"}, headers=quietly).status_code
        == 409
    )
    assert (
        chair.client.post(f"{address}/next-block", data={"stamp": "three"}, headers=quietly).status_code
        == 400
    )


def test_a_form_sent_twice_does_it_once(stage: Stage, chair: Reader) -> None:
    chair.opens(f"/konferens/{stage.id}")
    page = chair.answer
    chair.sends(f"/konferens/{stage.id}/onskan/next-block")
    chair.answer = page
    chair.sends(f"/konferens/{stage.id}/onskan/next-block")
    assert chair.status == 200 and stage.block_now == "upprop"
    chair.opens(f"/konferens/{stage.id}/fraga/end")
    page = chair.answer
    chair.sends(f"/konferens/{stage.id}/onskan/end")
    chair.answer = page
    chair.sends(f"/konferens/{stage.id}/onskan/end")
    assert "Det går inte nu" not in chair.words


def test_ending_is_asked_once_more(stage: Stage, chair: Reader) -> None:
    assert f'href="/konferens/{stage.id}/fraga/end"' in chair.last
    chair.opens(f"/konferens/{stage.id}/fraga/end")
    assert "Alla hör hej då och linjerna stängs." in chair.words
    chair.sends(f"/konferens/{stage.id}/onskan/end")
    stage.forward(minutes=2)
    chair.opens(f"/konferens/{stage.id}")
    assert "Avslutad" in chair.words and "Till sammanfattningen" in chair.words


def test_a_guest_is_invited_and_some_are_asked_to_stay(stage: Stage, chair: Reader) -> None:
    stage.network.script({"+46701740650": {"called": "gäst", "answers": 3, "presses": "1", "speaks": 5}})
    chair.opens(f"/konferens/{stage.id}/fraga/guest")
    chair.sends(f"/konferens/{stage.id}/onskan/guest", name="Svenska kraftnät", number="070-174 06 50")
    stage.forward(seconds=45)
    chair.opens(f"/konferens/{stage.id}")
    assert "Gäster 1 av 1 ● Svenska kraftnät" in chair.words
    assert "174 06 50" not in chair.last and "701740650" not in chair.last
    chair.opens(f"/konferens/{stage.id}/fraga/break-out")
    chair.sends(f"/konferens/{stage.id}/onskan/break-out", seats=["polisen", "sos-alarm"])
    assert stage.conference.break_out == ("polisen", "sos-alarm")
    chair.opens(f"/konferens/{stage.id}")
    assert "Ligger kvar efteråt: Polisen, SOS Alarm" in chair.words


def test_notes_are_read_as_they_were_written(stage: Stage, chair: Reader) -> None:
    asks(chair, stage, "note", kind="agreement", text="Gemensamt budskap om halkan")
    asks(chair, stage, "note", kind="task", seat="polisen", text="Stänger av", due="16.00")
    chair.opens(f"/konferens/{stage.id}")
    assert "Uppgift Polisen: ja, vi tar den Stänger av klart 16.00" in chair.words
    assert "Överenskommelse Gemensamt budskap om halkan" in chair.words
    assert "beslut" not in chair.words.lower()


def test_the_office_may_cancel_and_is_asked_why(stage: Stage) -> None:
    stage.plan("ordinarie", minutes=60)
    office = Reader(stage.upprop, "office")
    office.opens(f"/konferens/{stage.id}/fraga/cancel")
    office.sends(f"/konferens/{stage.id}/onskan/cancel", why="Julledigt")
    assert stage.conference.state == "cancelled"


def test_reports_beforehand_and_who_is_quiet_are_for_those_who_lead(stage: Stage) -> None:
    stage.plan("ordinarie", minutes=24 * 60)
    stage.wish("report", by="lst-tib", seat="trafikverket", text="Avstängt vid Häggvik")
    leader, member = Reader(stage.upprop, "leader"), Reader(stage.upprop, "member", "polisen")
    leader.opens(f"/konferens/{stage.id}")
    assert "Trafikverket : Avstängt vid Häggvik" in leader.words
    member.opens(f"/konferens/{stage.id}")
    assert "Häggvik" not in member.words
    member.opens(f"/konferens/{stage.id}/fraga/report")
    assert "För vem" not in member.words
    member.sends(f"/konferens/{stage.id}/onskan/report", text="Demonstration på lördag")
    leader.opens(f"/konferens/{stage.id}")
    assert "Polisen : Demonstration på lördag" in leader.words


def test_a_member_asks_for_its_own_seat_and_for_no_other(stage: Stage, chair: Reader) -> None:
    member = Reader(stage.upprop, "member", "trafikverket")
    member.opens(f"/konferens/{stage.id}")
    assert 'id="key-ask"' in member.last and 'id="key-next"' not in member.last
    assert "of-seat" not in member.last and 'id="write"' not in member.last
    asks(member, stage, "ask")
    chair.opens(f"/konferens/{stage.id}")
    assert "Har begärt ordet Trafikverket" in chair.words
    asks(member, stage, "nothing", seat="polisen")
    assert "bara för er egen organisation" in member.words
    asks(member, stage, "next-block")
    assert stage.block_now == "inledning"


@pytest.mark.parametrize(("role", "member"), [("auditor", ""), ("member", "huddinge")])
def test_whoever_only_looks_or_listens_has_no_keys(
    role: str, member: str, stage: Stage, chair: Reader
) -> None:
    reader = Reader(stage.upprop, role, member)
    reader.opens(f"/konferens/{stage.id}")
    assert "19 av 19 är här" in reader.words
    assert 'class="key' not in reader.last and "of-seat" not in reader.last


def test_no_number_is_on_the_page(stage: Stage, chair: Reader) -> None:
    chair.opens(f"/konferens/{stage.id}")
    with stage.upprop.store.reading() as look:
        numbers = {
            number
            for place in stage.conference.format.seats
            for number in look.directory.phones(place.function).numbers
        }
    digits = re.sub(r"[^0-9]", "", re.sub(r"<[^>]*>", " ", chair.last))
    assert numbers and not any(number.lstrip("+") in chair.last for number in numbers)
    assert not any(number.removeprefix("+46") in digits for number in numbers)


def test_on_rakel_presence_is_ticked(stage: Stage) -> None:
    stage.plan("ordinarie-rakel", minutes=4)
    stage.forward(minutes=1)
    leader = Reader(stage.upprop, "leader")
    leader.opens(f"/konferens/{stage.id}")
    assert 'id="key-guest"' not in leader.last and 'id="key-by-text"' not in leader.last
    asks(leader, stage, "present", seat="polisen")
    leader.opens(f"/konferens/{stage.id}")
    assert stage.outcomes["polisen"] == "by_radio"
    assert re.search(r'id="tick-polisen"[^>]*aria-pressed="true"', leader.last)
    assert "1 av 19 är här" in leader.words


def test_the_page_is_in_the_readers_language(stage: Stage, chair: Reader) -> None:
    english = Reader(stage.upprop, "leader", language="en")
    english.opens(f"/konferens/{stage.id}")
    assert "Rescue services 3 of 3" in english.words and "May ring in: Järfälla" in english.words


def test_a_wall_has_no_keys_and_no_notes(stage: Stage, chair: Reader) -> None:
    chair.opens(f"/konferens/{stage.id}?vagg=1")
    assert "<button" not in chair.last and 'id="write"' not in chair.last
    assert "19 av 19 är här" in chair.words
