"""What people text, read in one order: their typos, blanks, quotes and pictures, and what a phone adds."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from conference.domain.activation.text_meaning import KINDS, meaning
from conference.handlers.texts import TAKERS
from tests.counties import stockholm

TEXTS: dict[str, list[str]] = yaml.safe_load(
    (Path(__file__).parents[1] / "data" / "texts.yaml").read_text(encoding="utf-8")
)
ROWS = [(text, kind) for kind, texts in TEXTS.items() for text in texts]
WORDS = stockholm().words


@pytest.mark.parametrize(("text", "kind"), ROWS, ids=repr)
def test_a_text_means(text: str, kind: str) -> None:
    assert meaning(text, WORDS).kind == kind


def test_there_are_texts_of_every_kind_and_no_text_stands_under_two() -> None:
    assert TEXTS.keys() == set(KINDS)
    assert len(ROWS) >= 500
    assert len({text for text, _ in ROWS}) == len(ROWS)


def test_every_kind_but_answers_has_somebody_who_takes_it() -> None:
    assert set(KINDS) - TAKERS.keys() == {"amount", "words"}


@given(st.text(max_size=400))
def test_any_text_at_all_has_one_meaning(text: str) -> None:
    assert meaning(text, WORDS).kind in KINDS


@given(
    st.sampled_from([row for row in ROWS if row[1] != "opt-out"]), st.sampled_from(["  {}", "{}\n\n", "{} "])
)
def test_blanks_around_it_change_nothing(row: tuple[str, str], dress: str) -> None:
    assert meaning(dress.format(row[0]), WORDS).kind == row[1]
