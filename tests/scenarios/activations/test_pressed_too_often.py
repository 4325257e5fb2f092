"""Somebody, or something, presses again and again: it is paged all the same, once, and waits for a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from conference.domain.activation.activation import ActivationState
from tests.scenarios.activations.night import CODES, PAGED, Night

pytestmark = pytest.mark.once


def pressed_often(folder: Path) -> Night:
    """As often as the county allows in an hour: each is called off by a leader, and counts all the same."""
    night = Night(folder)
    night.nobody_at(*PAGED, "sos-alarm-tib")
    for _ in range(night.stage.upprop.county.limits.presses_per_hour):
        night.press()
        night.wish("mistaken")
        night.stage.forward(minutes=4)
    return night


def test_it_is_paged_once_and_nothing_follows_until_a_leader_says_so(tmp_path: Path) -> None:
    night = pressed_often(tmp_path)
    before = {function: night.phone(function).rings for function in PAGED}
    told = night.press()
    assert told.guarded and told.all_ring_within is None
    assert len(told.paged) == 3
    night.stage.forward(minutes=15)
    for function in PAGED:
        assert night.phone(function).rings == before[function] + 1
        assert night.phone(function, "substitute").rings == 0
        assert "GRÖNA KNAPPEN" in night.phone(function).texts[-1]
    assert night.activation.state is ActivationState.PRESSED and night.activation.meetings == ()
    assert night.phone("sos-alarm-tib").rings == 0

    night.everyone("gron")
    night.phone("rsib").text("OK")
    night.stage.forward(seconds=10)
    assert night.activation.state is ActivationState.ACKNOWLEDGED
    night.phone("rsib").text("ALLA")
    night.stage.forward(minutes=1)
    assert night.activation.state is ActivationState.CONVENED
    assert night.phone("polisen-tib").rings == 1


def test_whoever_presses_hears_what_it_waits_for(tmp_path: Path) -> None:
    night = pressed_often(tmp_path)
    heard = night.rings_in("huddinge-tib", "1", f"{CODES['huddinge-tib']}#", "1")
    assert "Nu söks Länsstyrelsen och " in heard and "som säger hur det går vidare" in heard
    night.stage.forward(minutes=11)
    night.phone("huddinge-tib").text(f"GRÖN {CODES['huddinge-tib']}")
    night.stage.forward(seconds=5)
    assert "som säger hur det går vidare" in night.phone("huddinge-tib").texts[-1]


def test_blue_too_is_put_to_those_who_lead_and_called_on_their_word(tmp_path: Path) -> None:
    night = pressed_often(tmp_path)
    night.everyone("bla")
    night.script("lst-tib", answers=3, presses=["1", "1"])
    night.press("polisen", "Tåg står stilla", "blue")
    night.stage.forward(seconds=5)
    assert "BLÅ KNAPPEN, tryckt oftare än vanligt: Polismyndigheten" in night.phone("rsib").texts[-1]
    assert night.phone("polisen-lc").rings == 0
    night.stage.forward(minutes=1)
    assert "SSR, blå knappen: tryck 1" in night.heard("lst-tib")
    assert night.activation.state is ActivationState.CONVENED
    assert night.phone("polisen-lc").rings == 1


def test_what_is_taken_back_at_once_does_not_count(tmp_path: Path) -> None:
    night = Night(tmp_path)
    night.nobody_at(*PAGED)
    for _ in range(10):
        night.press()
        night.wish("undo", by="cli:test")
    assert not night.press().guarded
