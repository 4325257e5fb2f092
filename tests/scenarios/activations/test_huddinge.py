"""The fire at a care home in Huddinge, by its true times: 7 May, pressed at 17.05, stood down at 19.45."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from conference.domain.activation.activation import ActivationState
from tests.scenarios.activations.night import Night

SEVENTH_OF_MAY = datetime(2027, 5, 7, 15, 4, 30, tzinfo=UTC)
"""Summer time: four and a half minutes past five in Stockholm."""
LOCAL = ZoneInfo("Europe/Stockholm")


def until(night: Night, hour: int, minute: int) -> None:
    now = night.stage.clock.now()
    at = now.astimezone(LOCAL).replace(hour=hour, minute=minute, second=0, microsecond=0)
    night.stage.forward(seconds=(at - now).total_seconds())


def hour_of(written: str) -> str:
    return datetime.fromisoformat(written).astimezone(LOCAL).strftime("%H.%M")


def test_the_fire_in_huddinge_from_the_press_to_the_stand_down(tmp_path: Path) -> None:
    night = Night(tmp_path, start=SEVENTH_OF_MAY)
    stage = night.stage
    members = [f.id for f in stage.upprop.county.functions if f.member and f.ladder == "standard"]
    night.nobody_at(*members, "rsib", "rkk")  # who is not called is texted all the same
    night.everyone("gron", presses=[{"key": "1", "into": 4}])
    night.nobody_at("rkk")

    until(night, 17, 5)
    night.press(why="Brand på vårdboende, 90 ska flyttas")
    stage.forward(minutes=1)
    assert night.activation.acknowledged_by in ("lst-tib", "rsib")
    night.script("rkk", answers=3, presses="1")

    until(night, 18, 0)
    night.wish("plan")
    stage.forward(minutes=1)
    planning = night.be_about("formote")
    assert stage.outcomes == {
        "lst-tib": "present",
        "rsib": "present",
        "rkk": "present",
        "huddinge-tib": "present",
    }
    night.wish("speakers", seats="sodertalje-tib,haninge-tib")
    night.wish("need", what="platser på vårdboende", number="90", uncertain="yes")
    night.wish("release", at="18:30")
    assert stage.conference.state == "open"

    until(night, 18, 24)
    assert stage.conference.state != "open", "the planning call ends by itself after its ten minutes"
    assert night.phone("polisen-tib").rings == 0
    green = night.be_about("gron")
    until(night, 18, 29)
    assert night.phone("polisen-tib").rings == 1

    until(night, 18, 31)
    assert stage.conference.state == "open" and night.activation.state is ActivationState.ACTIVE
    stage.wish("next-block")
    stage.wish("next-block")
    stage.forward(minutes=4)
    assert [seat for seat, how in stage.turns if how == "spoke"][:3] == [
        "huddinge-tib",
        "sodertalje-tib",
        "haninge-tib",
    ]
    night.wish(
        "ask-inquiry", question="Platser på vårdboende i natt?", unit="platser", wanted="90", deadline="19:20"
    )
    stage.forward(seconds=20)
    for member, words in (("haninge", "12"), ("sodertalje", "20 platser"), ("haninge", "15")):
        night.phone(f"{member}-tib").text(words)
        stage.forward(seconds=20)
    night.wish("amend-inquiry", wanted="35")
    stage.forward(seconds=20)
    night.phone("sodertalje-tib").text("ca 22")
    until(night, 19, 0)
    assert stage.conference.state == "ended", "within its half hour"

    until(night, 19, 35)
    night.wish("stand-down")
    until(night, 19, 44)
    assert night.activation.state is ActivationState.PROPOSED
    until(night, 19, 46)
    assert night.activation.state is ActivationState.STOOD_DOWN
    assert "aktiverat läge avslutat kl 19.45" in night.phone("polisen-tib").texts[-1]

    until(night, 23, 59)  # summaries that nobody approves are still waiting, and nothing else is
    record = night.record
    assert hour_of(record["activation"]["pressed_at"]) == "17.05"
    assert hour_of(record["activation"]["ended_at"]) == "19.45"
    assert [row["id"] for row in record["conferences"]] == [planning, green]
    total = record["inquiries"][0]["total"]
    assert (total["certain"], total["uncertain"]) == (15, 22)
    assert [answer["number"] for answer in record["inquiries"][0]["answers"]] == [12, 20, 15, 22]
    night.closes_quietly()
