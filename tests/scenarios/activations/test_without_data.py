"""A Thursday and a green button, from plan to summary, by people who have a telephone and nothing else.

The clock plans, as ever; everything else that anybody wants is said by text or key. Nothing is asked of the
product by HTTP but what the carrier asks.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from conference.domain.meeting.commands import PlanAhead
from conference.views.record import record_of
from conference.views.verify import verify
from tests.scenarios.activations.night import CODES, Night

pytestmark = pytest.mark.once

WEDNESDAY = datetime(2026, 11, 25, 11, 45, tzinfo=UTC)  # a quarter to one in Stockholm
LEADER, CHAIR = "rsib", "lst-tib"


@pytest.fixture
def night(tmp_path: Path) -> Night:
    night = Night(tmp_path, start=WEDNESDAY)
    night.stage.do(PlanAhead())  # the calendar's own clock
    night.stage.settle()
    with night.stage.upprop.store.reading() as work:
        coming = work.conferences.planned_after(WEDNESDAY)
    assert coming is not None
    night.stage.id = coming.id
    night.stage.everyone(speaks=4)
    night.everyone("gron", speaks=4)
    return night


def says(night: Night, function: str, words: str) -> str:
    """Text from a duty phone; the last that it has read then."""
    phone = night.phone(function)
    phone.text(words)
    night.stage.forward(seconds=15)
    return phone.texts[-1] if phone.texts else ""


def keys(night: Night, function: str, *pressed: str) -> None:
    for key in pressed:
        night.phone(function).press(key)
        night.stage.forward(seconds=2)


def test_from_plan_to_summary_with_a_telephone_and_nothing_else(night: Night) -> None:
    a_thursday(night)
    an_activation(night)
    paths = {request.url.partition("//")[2].partition("/")[2] for request in night.stage.post}
    assert paths and all(path.startswith("twilio/") for path in paths)


def a_thursday(night: Night) -> None:
    stage = night.stage
    stage.forward(minutes=20)
    assert "inget att rapportera från Polisen" in says(night, "polisen-tib", "Inget")
    assert "raden från Trafikverket" in says(night, "trafikverket-tib", "E4 är avstängd i natt")
    stage.forward(minutes=20 * 60 + 56)
    assert stage.conference.state == "open"
    keys(night, CHAIR, "*", "7")
    stage.forward(minutes=1.5)
    assert "alla 19 är här" in says(night, "polisen-tib", "STATUS")
    stage.forward(minutes=4)
    assert any("Inget att rapportera från Polisen" in words for words in night.phone("polisen-tib").heard)
    assert ("trafikverket", "spoke") in stage.turns
    assert "det är gjort" in says(night, CHAIR, "NÄSTA")
    keys(night, CHAIR, "*", "0")
    stage.forward(minutes=1)
    assert stage.conference.state == "ended"
    assert "Svara OK" in night.phone(CHAIR).texts[-1]
    says(night, CHAIR, "ok")
    stage.forward(minutes=3)
    assert stage.conference.state == "summarised"
    assert "E4 är avstängd" in night.phone("polisen-tib").texts[-1]
    whole(night)


def an_activation(night: Night) -> None:
    stage = night.stage
    stage.forward(minutes=30)
    night.nobody_at(CHAIR, "rkk")  # whoever keys 1 is faster than whoever writes
    pressed = says(night, "huddinge-tib", f"GRÖN {CODES['huddinge-tib']} Brand på vårdboende")
    assert "knappen är tryckt" in pressed
    night.only_activation()
    says(night, LEADER, "OK")
    assert night.activation.acknowledged_by == LEADER
    night.everyone("gron", speaks=4)
    says(night, LEADER, "ALLA")
    night.be_about("gron")
    stage.forward(minutes=7)
    assert stage.conference.state == "open"
    put = says(night, LEADER, "FRÅGA 40 platser Hur många kan ni ta emot?")
    assert "frågan är sänd" in put
    assert "12" in says(night, "haninge-tib", "12")
    stage.forward(minutes=8)
    keys(night, CHAIR, "*", "0")
    stage.forward(minutes=1)
    assert stage.conference.state == "ended"
    says(night, CHAIR, "OK")
    stage.forward(minutes=3)
    assert stage.conference.state == "summarised"
    whole(night)
    says(night, LEADER, "AVSLUTA")
    stage.forward(minutes=15)
    assert night.activation.over
    assert "aktiverat läge avslutat" in night.phone("haninge-tib").texts[-1]


def whole(night: Night) -> None:
    with night.stage.upprop.store.reading() as work:
        assert verify(work, night.stage.id).verified
        assert record_of(work, night.stage.id)["summary"]
