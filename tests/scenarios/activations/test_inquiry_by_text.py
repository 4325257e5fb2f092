"""A leader with a phone and nothing else puts a question to everybody, and reads how it goes."""

from pathlib import Path

import pytest

from tests.scenarios.activations.night import Night

pytestmark = pytest.mark.once


@pytest.fixture
def night(tmp_path: Path) -> Night:
    night = Night(tmp_path)
    night.everyone()
    night.press()
    night.stage.forward(seconds=40)
    return night


def says(night: Night, function: str, words: str) -> str:
    phone = night.phone(function)
    before = len(phone.texts)
    phone.text(words)
    night.stage.forward(seconds=10)
    return phone.texts[-1] if len(phone.texts) > before else ""


def test_everybody_is_asked_and_the_leader_reads_the_answers(night: Night) -> None:
    told = says(night, "rsib", "FRÅGA 40 platser Hur många kan ni ta emot?")
    assert "frågan är sänd till" in told
    asked = night.phone("haninge-tib").texts[-1]
    assert "Hur många kan ni ta emot?" in asked and "40 platser" in asked
    says(night, "haninge-tib", "12")
    night.stage.forward(minutes=25)
    assert any("SSR svar på" in text and "12" in text for text in night.phone("rsib").texts)


def test_half_a_question_goes_to_nobody_and_is_answered_with_how_to_write_it(night: Night) -> None:
    before = len(night.phone("haninge-tib").texts)
    assert "skriv FRÅGA, antal, enhet" in says(night, "rsib", "Fråga: när börjar vi?")
    assert "skriv FRÅGA, antal, enhet" in says(night, "rsib", "FRÅGA 40 platser 29.00 Hur många?")
    assert len(night.phone("haninge-tib").texts) == before


def test_only_leaders_ask(night: Night) -> None:
    before = len(night.phone("sodertalje-tib").texts)
    says(night, "haninge-tib", "FRÅGA 40 platser Hur många kan ni ta emot?")
    assert len(night.phone("sodertalje-tib").texts) == before
