"""What a rehearsal tells of an activation: everything once, when it has come about."""

from typing import Any

import pytest

from conference.cli.rehearse.unfolding import Unfolding
from tests.rehearse.county import cast

PRESS = {"button": "green", "member": "huddinge", "why": "Brand", "machine_transcript": ""}
PRESSED: dict[str, Any] = {
    "state": "pressed",
    "presses": [PRESS],
    "pages": [{"called": "RSIB", "stage": "holder", "outcome": "paging"}],
    "acknowledged_by": None,
    "automatic": False,
    "speakers": [],
    "need": None,
    "blue_outcome": None,
    "inquiries": [],
    "picture": 0,
    "stand_downs": [],
}
ASKED: dict[str, Any] = {
    "version": 1,
    "wanted": None,
    "unit": "platser",
    "certain": 0,
    "uncertain": 0,
    "answered": 0,
    "asked": 37,
}
OBJECTION = {"member": "huddinge", "words": "Bussar är på väg", "answer": None}


def told(*looks: dict[str, Any]) -> list[str]:
    """What is told at the last of several looks."""
    unfolding = Unfolding(cast().called, cast().member)
    lines: list[str] = []
    for shown in looks:
        lines = list(unfolding.new(shown))
    return lines


def test_who_pressed_and_why() -> None:
    assert told(PRESSED) == ["Huddinge kommun trycker på gröna knappen: Brand"]


def test_who_is_looked_for_after_the_first() -> None:
    substitute = {"called": "RSIB", "stage": "substitute", "outcome": "not_reached"}
    assert told(PRESSED, {**PRESSED, "pages": [substitute]}) == [
        "RSIB (ersättare) söks.",
        "RSIB (ersättare) har inte nåtts.",
    ]


def test_nothing_is_told_twice() -> None:
    assert told(PRESSED, PRESSED) == []


def test_nothing_is_told_while_nobody_has_pressed() -> None:
    assert told({}) == []


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (
            {"presses": [{**PRESS, "machine_transcript": "Det brinner"}]},
            "Huddinge kommun sade (maskintolkat): Det brinner",
        ),
        ({"acknowledged_by": "lst-tib"}, "Länsstyrelsen har kvitterat."),
        ({"pages": [{"called": "RSIB", "stage": "holder", "outcome": "passed_on"}]}, "RSIB lämnar vidare."),
        ({"automatic": True}, "Ingen har kvitterat: alla kallas ändå."),
        ({"state": "convened"}, "Konferensen är kallad."),
        ({"speakers": ["polisen", "sos-alarm"]}, "Föredragande: Polisen, SOS Alarm."),
        (
            {"need": {"what": "platser", "number": 90, "uncertain": True}},
            "Behov: 90 platser (osäkert).",
        ),
        (
            {"need": {"what": "bussar", "number": None, "uncertain": False}},
            "Behov: bussar.",
        ),
        ({"blue_outcome": "propose_green"}, "Utfall: grönt läge föreslås."),
        ({"inquiries": [ASKED]}, "Resursförfrågan, version 1: platser."),
        ({"inquiries": [{**ASKED, "wanted": 90}]}, "Resursförfrågan, version 1: 90 platser."),
        ({"picture": 2}, "Lägesbild, version 2."),
        (
            {"stand_downs": [{"objections": [OBJECTION], "waits": False}]},
            "Huddinge kommun invänder: Bussar är på väg",
        ),
        ({"stand_downs": [{"objections": [], "waits": True}]}, "En invändning väntar på svar."),
    ],
)
def test_what_is_new_is_told(change: dict[str, Any], line: str) -> None:
    assert told(PRESSED, {**PRESSED, **change}) == [line]


def test_the_answers_to_an_inquiry_are_told_anew_whenever_they_move() -> None:
    moved = {**ASKED, "certain": 22, "uncertain": 6, "answered": 3}
    asked = {**PRESSED, "inquiries": [ASKED]}
    assert told(asked, {**asked, "inquiries": [moved]}) == [
        "Svaren hittills: 22 och 6 osäkra platser, 3 av 37 har svarat."
    ]
    assert told(asked, {**asked, "inquiries": [moved]}, {**asked, "inquiries": [moved]}) == []


def test_an_objection_is_told_with_its_answer() -> None:
    answered = {**OBJECTION, "answer": "Huddinge följer dem"}
    objected = {**PRESSED, "stand_downs": [{"objections": [OBJECTION], "waits": False}]}
    assert told(objected, {**objected, "stand_downs": [{"objections": [answered], "waits": False}]}) == [
        "Svar till Huddinge kommun: Huddinge följer dem"
    ]
