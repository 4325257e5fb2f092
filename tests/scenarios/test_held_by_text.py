"""Voice is gone: a leader texts PERSMS, and the meeting is held in writing to its summary."""

from __future__ import annotations

from pathlib import Path

import pytest

from conference.domain.county import gsm7
from tests.scenarios.small import a_small_thursday
from tests.stage import Stage

pytestmark = pytest.mark.once

SPEAKERS = ("polisen", "storstockholms-brandforsvar", "kluster-nord", "trafikverket")


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    """No phone can be reached, and the meeting gathers."""
    stage = a_small_thursday(tmp_path)
    stage.everyone()
    stage.nobody_at(*SPEAKERS, "lst-tib", "rsib")
    stage.plan(minutes=4)
    stage.forward(minutes=1)
    return stage


def writes(stage: Stage, seat: str, body: str) -> str:
    phone = stage.phone(seat)
    before = len(phone.texts)
    phone.text(body)
    stage.forward(seconds=10)
    return phone.texts[before] if len(phone.texts) > before else ""


def held(stage: Stage) -> Stage:
    stage.phone("lst-tib").text("PERSMS")
    stage.forward(seconds=10)
    return stage


def test_everybody_is_asked_for_a_line_and_nobody_is_called_any_more(stage: Stage) -> None:
    held(stage)
    assert all("hålls per sms. Svara med en rad" in stage.phone(seat).texts[-1] for seat in SPEAKERS)
    rings = {seat: stage.rings(seat) for seat in SPEAKERS}
    stage.forward(minutes=8)
    assert {seat: stage.rings(seat) for seat in SPEAKERS} == rings


def test_when_all_have_written_everybody_reads_it_in_the_order_of_the_round(stage: Stage) -> None:
    held(stage)
    assert "raden från Trafikverket är noterad" in writes(
        stage, "trafikverket", "Tåget står stilla i Nynäshamn"
    )
    writes(stage, "kluster-nord", "INGET")
    writes(stage, "storstockholms-brandforsvar", "Två bränder, båda släckta")
    writes(stage, "polisen", "Lugnt.")
    stage.forward(seconds=20)
    [read] = [text for text in stage.phone("kluster-nord").texts if "SSR 1/" in text]
    assert read == (
        "ÖVNING SSR 1/1: Polisen: Lugnt. Storstockholms brandförsvar: Två bränder, båda släckta. "
        "Trafikverket: Tåget står stilla i Nynäshamn. Inget att rapportera: Kluster Nord. ÖVNING"
    )
    assert stage.conference.state == "ended"
    assert {stage.outcomes[seat] for seat in SPEAKERS} == {"by_text"}


def test_when_the_hour_is_over_those_who_have_not_written_are_named_and_the_summary_goes_out(
    stage: Stage,
) -> None:
    held(stage)
    writes(stage, "polisen", "Lugnt")
    stage.forward(minutes=11)
    assert any("Har inte svarat: Storstockholms brandförsvar" in text for text in stage.phone("rsib").texts)
    assert stage.outcomes["polisen"] == "by_text"
    assert stage.outcomes["trafikverket"] == "not_reached"
    assert stage.conference.state == "ended"
    stage.phone("lst-tib").text("OK")
    stage.forward(minutes=3)
    assert stage.conference.state == "summarised"
    assert "Polisen: Lugnt" in stage.record["summary"]["text"]
    assert any("Polisen: Lugnt" in text for text in stage.phone("trafikverket").texts)
    stage.closes_quietly()


def test_a_line_can_be_changed_until_then(stage: Stage) -> None:
    held(stage)
    writes(stage, "polisen", "Lugnt")
    writes(stage, "polisen", "Brand i Farsta")
    stage.forward(minutes=11)
    [read] = [text for text in stage.phone("rsib").texts if "SSR 1/" in text]
    assert "Polisen: Brand i Farsta." in read and "Lugnt" not in read


def test_long_lines_go_in_numbered_texts_of_two_parts_at_most(stage: Stage) -> None:
    held(stage)
    for seat in SPEAKERS:
        writes(stage, seat, "Översvämning vid ån och många vägar avstängda hela dagen " * 5)
    stage.forward(seconds=20)
    read = [text for text in stage.phone("rsib").texts if "SSR 1/" in text or "SSR 2/" in text]
    assert len(read) == 2
    assert all(gsm7.segments(text) <= 2 for text in read)


def test_an_open_meeting_goes_on_in_writing_and_those_on_a_line_are_let_go(tmp_path: Path) -> None:
    stage = a_small_thursday(tmp_path)
    stage.everyone(speaks=1000)
    stage.plan(minutes=2)
    stage.forward(minutes=4)
    assert stage.conference.state == "open"
    stage.wish("by-text")
    stage.forward(seconds=30)
    with stage.upprop.store.reading() as work:
        assert work.legs.alive() == []
    assert "hålls per sms i stället" in stage.phone("polisen").heard[-1]
    writes(stage, "polisen", "Brand i Farsta")
    stage.forward(minutes=11)
    assert stage.conference.state == "ended"
    assert any("Polisen: Brand i Farsta." in text for text in stage.phone("rsib").texts)


def test_only_a_leader_may_say_so(stage: Stage) -> None:
    assert "det kan bara den som leder" in writes(stage, "polisen", "PERSMS")
    assert stage.conference.format.by_phone
