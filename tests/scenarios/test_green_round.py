"""The rounds of green: whoever pressed, then those named, then everybody, each with a clock of its own."""

from pathlib import Path

import pytest

from tests.stage import Stage, set_up

pytestmark = pytest.mark.once

PRESSED = "huddinge-tib"
NAMED = ("sodertorns-brandforsvarsforbund-tib", "region-stockholm-tib")


def planned(folder: Path) -> Stage:
    """Green at 9.40 on account of a fire, with everybody at their phones."""
    stage = set_up(folder, calls_per_second=10)
    stage.plan("gron", minutes=10, why="Brand på vårdboende", pressed=PRESSED, named=NAMED)
    stage.everyone(speaks=5, presses=[{"key": "1", "into": 4}])
    return stage


def test_the_presser_speaks_first_then_those_named_then_everybody_in_order(tmp_path: Path) -> None:
    stage = planned(tmp_path)
    stage.forward_to("10.11")
    assert stage.conference.state == "ended"
    assert set(stage.outcomes.values()) == {"present"}
    turns = [(turn["block"], turn["seat"]) for turn in stage.record["round"] if turn["how"] == "spoke"]
    others = [seat.seat for seat in stage.places.speakers if seat.seat not in (PRESSED, *NAMED)]
    assert turns == [
        ("lagesbild", PRESSED),
        *(("foredragande", seat) for seat in NAMED),
        *(("varvet", seat) for seat in (PRESSED, *NAMED, *others)),
    ]
    budgets = {turn["block"]: turn["budget"] for turn in stage.record["round"]}
    assert budgets == {"lagesbild": 180.0, "foredragande": 120.0, "varvet": 15.0}
    assert "SSR AKTIVERAT LÄGE. Brand på vårdboende." in stage.phone("nacka-kib").texts[0]
    heard = " ".join(stage.phone("nacka-kib").heard)
    assert "med anledning av: Brand på vårdboende. Dela bara öppen information." in heard
    assert "Känsliga uppgifter tas i annan form. Nästa punkt: Inledning." in heard, "one after the other"
    stage.phone("lst-tib").text("OK")
    stage.forward(minutes=2)
    stage.closes_quietly()
