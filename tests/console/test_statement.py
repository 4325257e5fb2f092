"""What the pages do for those who read them by ear, by key or enlarged, is told to whoever asks."""

from __future__ import annotations

import pytest

from tests.console.reader import Reader
from tests.stage import Stage

pytestmark = pytest.mark.once


@pytest.mark.parametrize(("language", "told"), [("sv", "tangentbord"), ("en", "keyboard")])
def test_the_statement_stands_in_both_languages_and_needs_nobody_signed_in(
    stage: Stage, language: str, told: str
) -> None:
    reader = Reader(stage.upprop, "auditor", language=language)
    reader.opens("/tillganglighet")
    assert reader.status == 200 and told in reader.words
    reader.app.extensions["recognise"] = lambda: None
    reader.opens("/tillganglighet")
    assert reader.status == 200
