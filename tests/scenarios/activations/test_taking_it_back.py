"""A press is taken back in time, or too late; what has gone out is put right, and nothing else goes out."""

from __future__ import annotations

from pathlib import Path

import pytest

from conference.domain.activation.activation import ActivationState
from conference.domain.errors import NotAllowed, Refused
from exercise.faults import Rule
from tests.scenarios.activations.night import CODES, PAGED, Night

pytestmark = pytest.mark.once

CORRECTED = "SSR rättelse: knappen som trycktes kl 09.30 var ett misstag"


def corrections(night: Night, function: str) -> tuple[int, int]:
    """How many texts and how many calls have put it right at a phone."""
    phone = night.phone(function)
    texts = sum("rättelse" in text for text in phone.texts)
    return texts, sum("tryckte på knappen av misstag" in words for words in phone.heard)


def is_over(night: Night, state: ActivationState) -> None:
    assert night.activation.state is state
    night.stage.forward(minutes=61)
    night.closes_quietly()


def test_at_nine_seconds_by_the_desk_it_never_was(tmp_path: Path) -> None:
    """The first has answered and is listening, the second is ringing, the third has only had the text."""
    night = Night(tmp_path, calls_per_second=0.2)
    night.script("lst-tib", answers=2)
    night.script("rsib", answers=20)
    night.script("rkk", answers=4)
    night.press()
    night.stage.forward(seconds=9)
    assert [night.phone(function).rings for function in PAGED] == [1, 1, 0]
    night.wish("undo", by="cli:test")
    assert night.phone("rsib").state == "idle", "it is not rung in vain"
    assert night.phone("lst-tib").state == "talking", "who has answered is not hung up on"
    night.stage.forward(minutes=3)
    assert [corrections(night, function) for function in PAGED] == [(1, 1)] * 3
    assert [night.phone(function).rings for function in PAGED] == [2, 2, 1]
    assert "Det är redan avslutat" in night.heard("lst-tib")
    is_over(night, ActivationState.UNDONE)
    assert all(night.phone(function, "substitute").rings == 0 for function in PAGED)


def test_texts_that_were_not_sent_are_never_sent_and_their_readers_not_troubled(tmp_path: Path) -> None:
    night = Night(tmp_path, calls_per_second=0.05)
    night.everyone()
    night.stage.network.faults.add(Rule("rest:POST Messages", "429"))
    night.press()
    night.stage.forward(seconds=4)
    night.stage.network.faults.clear()
    night.wish("undo", by="cli:test")
    night.stage.forward(minutes=5)
    assert [len(night.phone(function).texts) for function in PAGED] == [1, 0, 0]
    assert [corrections(night, function) for function in PAGED] == [(1, 1), (0, 0), (0, 0)]
    is_over(night, ActivationState.UNDONE)


def test_at_eleven_seconds_it_is_for_a_leader_to_say(tmp_path: Path) -> None:
    night = Night(tmp_path)
    night.everyone()
    night.script("huddinge-tib")
    night.press()
    night.stage.forward(seconds=11)
    with pytest.raises(Refused):
        night.wish("undo", by="cli:test")
    with pytest.raises(NotAllowed):
        night.wish("undo", by="lst-tib")
    night.stage.forward(minutes=1)
    assert night.activation.state is ActivationState.ACKNOWLEDGED
    night.wish("mistaken", by="rkk", why="fel knapp")
    night.stage.forward(minutes=3)
    assert corrections(night, "rkk") == (0, 0), "who says so need not be told"
    assert corrections(night, "lst-tib") == corrections(night, "rsib") == (1, 1)
    is_over(night, ActivationState.MISTAKEN)


def test_by_key_0_on_the_line(tmp_path: Path) -> None:
    night = Night(tmp_path)
    night.everyone()
    heard = night.rings_in("huddinge-tib", "1", f"{CODES['huddinge-tib']}#", "1", {"keys": "0", "into": 3})
    assert "Trycket är taget tillbaka" in heard
    night.id = night.only_activation()
    night.stage.forward(minutes=3)
    assert all(corrections(night, function) == (1, 1) for function in PAGED)
    assert corrections(night, "huddinge-tib") == (0, 0) and night.phone("huddinge-tib").texts == []
    is_over(night, ActivationState.UNDONE)


def test_by_text(tmp_path: Path) -> None:
    night = Night(tmp_path)
    night.everyone()
    presser = night.phone("huddinge-tib")
    presser.text(f"GRÖN {CODES['huddinge-tib']} brand")
    night.stage.forward(seconds=6)
    presser.text("Ångra")
    night.stage.forward(minutes=3)
    night.id = night.only_activation()
    assert all(corrections(night, function) == (1, 1) for function in PAGED)
    assert presser.rings == 0 and len(presser.texts) == 1
    is_over(night, ActivationState.UNDONE)


def test_by_text_too_late_is_told(tmp_path: Path) -> None:
    night = Night(tmp_path)
    night.nobody_at(*PAGED)
    presser = night.phone("huddinge-tib")
    presser.text(f"GRÖN {CODES['huddinge-tib']} brand")
    night.stage.forward(seconds=12)
    presser.text("ÅNGRA")
    night.stage.forward(seconds=10)
    assert "för sent att ta tillbaka" in presser.texts[-1]
    night.id = night.only_activation()
    assert night.activation.state is ActivationState.PRESSED
    night.wish("mistaken", by="rsib")
    night.stage.forward(seconds=10)
    assert CORRECTED in presser.texts[-1], "and whoever pressed hears of it too"
    assert presser.rings == 0


def test_a_substitute_who_has_answered_is_the_one_who_is_told(tmp_path: Path) -> None:
    night = Night(tmp_path)
    night.nobody_at(*PAGED)
    night.script("rsib", "substitute", answers=3, presses=[["1"]])
    night.press()
    night.stage.forward(minutes=6)
    assert night.activation.acknowledged_name == night.name("rsib", "substitute")
    night.wish("mistaken", by="cli:office")
    night.stage.forward(minutes=3)
    substitute = night.phone("rsib", "substitute")
    assert any("rättelse" in text for text in substitute.texts)
    assert substitute.rings == 2 and "av misstag" in night.heard("rsib", "substitute")
    is_over(night, ActivationState.MISTAKEN)


def test_those_who_have_only_been_reminded_of_a_meeting_are_told_too(tmp_path: Path) -> None:
    night = Night(tmp_path)
    night.everyone("gron")
    night.press()
    night.stage.forward(seconds=40)
    night.wish("release", at="10.20")
    night.stage.forward(minutes=21)
    assert "idag kl 10.20. Vi ringer kl 10.15" in night.phone("polisen-tib").texts[-1]
    night.wish("mistaken", by="rsib")
    night.stage.forward(minutes=2)
    assert [corrections(night, "polisen-tib"), corrections(night, "lst-tib")] == [(1, 0), (1, 1)]
    assert not any("inställd" in text for text in night.phone("polisen-tib").texts)
    is_over(night, ActivationState.MISTAKEN)


def test_blue_taken_back_calls_off_the_centres_and_tells_those_reached(tmp_path: Path) -> None:
    """The calls go out one in two seconds: at nine seconds some have come, some ring, some know nothing."""
    night = Night(tmp_path, calls_per_second=0.5)
    night.everyone("bla")
    night.script("polisen-lc", answers=30)
    night.press("polisen", "Tåg står stilla", "blue")
    centres = [seat.function for seat in night.stage.upprop.county.formats["bla"].seats]
    night.stage.forward(seconds=9)
    rung = [function for function in centres if night.phone(function).rings]
    assert 3 < len(rung) < len(centres)
    night.wish("undo", by="cli:test")
    night.stage.forward(minutes=3)
    for function in (*centres, "rsib", "rkk"):
        phone = night.phone(function)
        assert sum("rättelse" in text for text in phone.texts) == 1, function
        assert not any("inställd" in text for text in phone.texts), function
    for function in (*(one for one in centres if one not in rung), "rsib", "rkk", "polisen-lc"):
        assert "av misstag" in night.heard(function), function
    night.be_about("bla")
    assert night.stage.conference.state == "cancelled"
    is_over(night, ActivationState.UNDONE)
