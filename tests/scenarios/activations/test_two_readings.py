"""NEJ, where a meeting calls and an inquiry asks: nobody guesses which of them was meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenarios.activations.asking import Asking

pytestmark = pytest.mark.once


@pytest.fixture
def asking(tmp_path: Path) -> Asking:
    """An inquiry is open to Haninge, and green calls everybody; nobody answers at Haninge."""
    asking = Asking(tmp_path)
    asking.night.nobody_at("haninge-tib")
    asking.night.wish("release")
    asking.stage.forward(seconds=20)
    asking.night.be_about("gron")
    return asking


def outcome(asking: Asking) -> str:
    return asking.stage.outcomes["haninge-tib"]


def test_both_readings_are_named_and_nothing_is_done(asking: Asking) -> None:
    reply = asking.says("haninge", "Nej")
    assert "NEJ kan betyda två saker. Svara FÖRHINDER om det gäller konferensen" in reply
    assert asking.inquiry.answers == ()
    assert outcome(asking) == "expected"


def test_the_word_it_offers_means_the_one(asking: Asking) -> None:
    asking.says("haninge", "Nej")
    assert "deltar inte" in asking.says("haninge", "FÖRHINDER")
    assert outcome(asking) == "declined"
    assert asking.inquiry.answers == ()


def test_and_a_figure_means_the_other(asking: Asking) -> None:
    asking.says("haninge", "Nej")
    asking.says("haninge", "0")
    assert [answer.kind for answer in asking.inquiry.answers] == ["none"]
    assert outcome(asking) == "expected"


def test_inget_is_as_unclear(asking: Asking) -> None:
    assert "Svara RAPPORT INGET om det gäller konferensen" in asking.says("haninge", "Inget")
    assert "inget att rapportera är noterat" in asking.says("haninge", "Rapport: inget")
    assert asking.inquiry.answers == ()
