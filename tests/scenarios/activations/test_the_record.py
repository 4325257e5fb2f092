"""What happened on a night stands in the record of the activation, and is what is stored."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from conference.domain.activation import commands as c
from conference.domain.activation.picture_fields import PictureField
from tests.scenarios.activations.leaving import Leaving
from tests.scenarios.activations.night import Night

pytestmark = pytest.mark.once


def texts(night: Night, purpose: str) -> list[tuple[str, str]]:
    return [(row["seat"], row["status"]) for row in night.record["texts"] if row["purpose"] == purpose]


def attempts(night: Night, page: str) -> list[str]:
    row = next(row for row in night.record["pages"] if row["page"] == page)
    return [f"{attempt['to']} {attempt['round']}: {attempt['outcome']}" for attempt in row["attempts"]]


def test_who_was_paged_and_who_had_it_is_told_attempt_by_attempt(tmp_path: Path) -> None:
    night = Night(tmp_path, calls_per_second=10)
    night.nobody_at("rsib", "rkk")
    night.script("lst-tib", answers=50)
    night.script("lst-tib", "holder_second", answers=3, presses=["1"])
    night.press()
    night.stage.forward(minutes=3)
    drawn = night.record
    assert drawn["activation"]["state"] == "acknowledged"
    assert drawn["activation"]["acknowledged"]["by"] == "lst-tib"
    assert drawn["activation"]["acknowledged"]["name"] == night.activation.acknowledged_name
    assert attempts(night, "lst-tib") == ["holder 1: no_answer", "holder_second 1: joined"]
    assert {row["page"]: row["outcome"] for row in drawn["pages"]} == {
        "lst-tib": "acknowledged",
        "rsib": "called_off",
        "rkk": "called_off",
    }
    assert texts(night, "page") == [(function, "delivered") for function in ("lst-tib", "rsib", "rkk")]
    assert night.findings == ()


def test_a_press_that_joins_is_told_in_the_history_it_has_joined(tmp_path: Path) -> None:
    night = Night(tmp_path, calls_per_second=10)
    night.nobody_at("lst-tib", "rsib", "rkk")
    first = night.press()
    night.stage.forward(seconds=30)
    assert night.press("botkyrka", "Rök över Tumba").id == first.id
    night.stage.forward(seconds=30)
    assert [(row["number"], row["member"], row["told_as"]) for row in night.record["presses"]] == [
        (1, "huddinge", "Brand på vårdboende"),
        (2, "botkyrka", "Rök över Tumba"),
    ]
    assert len(texts(night, "instruction")) == 3
    assert night.findings == ()


def test_a_press_about_something_else_leaves_for_a_record_of_its_own(tmp_path: Path) -> None:
    night = Night(tmp_path, calls_per_second=10)
    night.nobody_at("lst-tib", "rsib", "rkk")
    first = night.press().id
    night.press("solna", "Vattenläcka")
    night.wish("split", press="2")
    night.stage.forward(minutes=1)
    with night.stage.upprop.store.reading() as work:
        (new,) = [one.id for one in work.reads.activations() if one.id != first]
    assert [row["split_to"] for row in night.record["presses"]] == [None, new]
    assert night.findings == ()
    night.id = new
    assert night.record["activation"]["why"] == "Vattenläcka"
    assert len(texts(night, "page")) == 3
    assert night.findings == ()


def test_a_press_taken_back_ends_with_what_those_reached_were_told(tmp_path: Path) -> None:
    night = Night(tmp_path, calls_per_second=10)
    night.everyone(answers=4, presses=[])
    night.press()
    night.stage.forward(seconds=7)
    night.wish("undo", by="cli:test")
    night.stage.forward(minutes=2)
    activation = night.record["activation"]
    assert (activation["state"], activation["ended_by"]) == ("undone", "cli:test")
    corrected = [row for row in night.record["pages"] if row["stage"] == "correction"]
    assert {row["function"]: row["outcome"] for row in corrected} == dict.fromkeys(
        ("lst-tib", "rsib", "rkk"), "acknowledged"
    )
    assert night.findings == ()


def test_when_nobody_answers_the_call_out_by_itself_is_told_as_such(tmp_path: Path) -> None:
    night = Night(tmp_path, calls_per_second=10)
    night.everyone("gron")
    night.nobody_at("lst-tib", "rsib", "rkk", "sos-alarm-tib")
    night.press()
    night.stage.forward(minutes=10.5)
    drawn = night.record
    assert drawn["activation"]["automatic"] and drawn["activation"]["acknowledged"] is None
    assert drawn["planning"]["released"]["by"] == "clock"
    assert [(row["format"], row["state"]) for row in drawn["conferences"]] == [("gron", "planned")]
    assert attempts(night, "rsib-substitute")[0].startswith("substitute 1: ")
    assert night.findings == ()


def test_inquiries_and_pictures_are_told_with_all_their_versions(tmp_path: Path) -> None:
    night = Night(tmp_path, calls_per_second=10)
    night.everyone()
    night.press()
    night.stage.forward(seconds=40)
    do, now = night.stage.do, night.stage.clock.now
    ask = c.AskInquiry(
        night.id,
        "inq1",
        "Platser?",
        "platser",
        now() + timedelta(minutes=9),
        "rsib",
        40,
        to=("haninge", "salem"),
    )
    do(ask)
    night.stage.forward(seconds=5)
    night.phone("haninge-tib").text("12 platser")
    do(c.AmendInquiry(night.id, "inq1", "rsib", wanted=90, uncertain=True))
    night.stage.forward(minutes=1)
    night.phone("haninge-tib").text("ca 30")
    night.stage.forward(minutes=10)
    night.phone("salem-tib").text("NEJ")
    do(
        c.WritePicture(
            night.id, (PictureField("Det brinner"), None, None, PictureField("90", "antalet")), "rkk"
        )
    )
    do(c.SendPicture(night.id, "rkk", to=("polisen-tib",)))
    night.stage.forward(seconds=5)
    (inquiry,), (picture,) = night.record["inquiries"], night.record["pictures"]
    assert [(row["member"], row["number"], row["late"], row["counts"]) for row in inquiry["answers"]] == [
        ("haninge", 12, False, False),
        ("haninge", 30, False, True),
        ("salem", None, True, True),
    ]
    assert (inquiry["total"]["uncertain"], inquiry["total"]["none"]) == (30, ["salem"])
    assert picture["sent"][0]["functions"] == ["polisen-tib"]
    told_of = {row["purpose"]: row["about"] for row in night.record["texts"]}
    assert (told_of["inquiry"], told_of["picture"]) == ("inq1", night.id)
    assert night.findings == ()


def test_how_it_was_left_is_told_with_who_was_told_who_objected_and_who_never_heard(tmp_path: Path) -> None:
    leaving = Leaving(tmp_path)
    leaving.night.script("salem-tib", landline=True)
    leaving.propose()
    leaving.says("haninge-tib", "INVÄND vi har rök kvar")
    leaving.night.wish("answer", member="haninge", words="Brandkåren stannar")
    leaving.stage.forward(minutes=11)
    (proposal,) = leaving.night.record["stand_down"]["proposals"]
    fates = {row["function"]: row["text"] for row in proposal["told"]}
    assert (fates["haninge-tib"], fates["salem-tib"]) == ("delivered", "failed")
    assert [(row["words"], row["answer"]) for row in proposal["objections"]] == [
        ("vi har rök kvar", "Brandkåren stannar")
    ]
    assert (proposal["outcome"], proposal["ended_by"]) == ("stood_down", "clock")
    assert proposal["heard"]["not_heard"] == ["salem"]
    leaving.night.closes_quietly()


def test_blue_that_becomes_green_is_told_as_both(tmp_path: Path) -> None:
    night = Night(tmp_path, calls_per_second=10)
    night.everyone("bla", "gron")
    night.press("sos-alarm", "Många samtal om rök", "blue")
    night.stage.forward(minutes=2)
    night.wish("need", what="ambulanser", number="4", uncertain="yes")
    night.wish("outcome", outcome="propose_green")
    night.stage.forward(minutes=1)
    drawn = night.record
    assert [row["button"] for row in drawn["activation"]["buttons"]] == ["blue", "green"]
    assert drawn["activation"]["blue_outcome"] == "propose_green"
    assert [row["format"] for row in drawn["conferences"]] == ["bla", "gron"]
    assert [(n["number"], n["what"], n["uncertain"]) for n in drawn["planning"]["needs"]] == [
        (4, "ambulanser", True)
    ]
    assert night.findings == ()


def test_blue_that_is_closed_by_informing_all_keeps_its_texts(tmp_path: Path) -> None:
    night = Night(tmp_path, whole=True, calls_per_second=50)
    night.everyone("bla", "gron")
    night.press("sos-alarm", "Många samtal om rök", "blue")
    night.stage.forward(minutes=2)
    night.wish("outcome", outcome="inform_all", words="Ingen fara för boende")
    night.stage.forward(minutes=3)
    assert night.record["activation"]["blue"][0]["words"] == "Ingen fara för boende"
    assert len(texts(night, "instruction")) > 30
    assert night.record["activation"]["state"] == "stood_down"
    assert night.findings == ()
