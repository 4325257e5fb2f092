"""Whatever the domain refuses a page is told in the reader's language: every sentence of it has its words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Final

import pytest

from conference.domain.errors import Refused
from webhooks.console.catalogue import translations
from webhooks.console.pages.meeting.refusals import OF_A_MEETING
from webhooks.console.refusals import SENTENCES

ROOMS: Final = ("domain", "handlers", "views")
"""Where what a page asks for is refused. Storage and the terminal refuse other things."""
ERRORS: Final = {"Refused", "BadInput", "NotFound", "NotAllowed"}
BY_PHONE: Final = {"step {} is not the one asked now", "this line belongs to no meeting"}
"""What is answered to a line alone."""
PUT_TOGETHER: Final = {
    "one number on two seats: ": ("one number on two seats: polisen and nacka",),
    " and ": ("next needs seat",),
    "{}: {}": ("every: at most 24",),
    "{} is not possible while {} is {}": (
        "next is not possible while the meeting is ended",
        "undo is not possible while an activation is active",
    ),
}
"""Sentences of several pieces, each as it comes out."""
GAPS: Final = ("7", "'9'", "en", "chair, leader", "Storstockholms brandförsvar")
"""What may stand in the gaps of a sentence."""


def sentences() -> Iterator[tuple[str, str]]:
    """Every sentence that something is refused with, and where; gaps are `{}`."""
    for room in ROOMS:
        for file in sorted((Path("conference") / room).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ERRORS and node.args:
                    yield _sentence(node.args[0]), f"{file}:{node.lineno}"


def _sentence(said: ast.expr) -> str:
    """The sentence itself; of what is put together by `+` or `join`, the piece that stands there."""
    if isinstance(said, ast.Constant):
        return str(said.value)
    if isinstance(said, ast.JoinedStr):
        return "".join(str(one.value) if isinstance(one, ast.Constant) else "{}" for one in said.values)
    if isinstance(said, ast.BinOp):
        return _sentence(said.left)
    if isinstance(said, ast.Call) and isinstance(said.func, ast.Attribute):
        return _sentence(said.func.value)
    raise AssertionError(f"how is this put together: {ast.unparse(said)}?")


def known(sentence: str) -> bool:
    patterns = [*SENTENCES, *OF_A_MEETING]
    if (whole := PUT_TOGETHER.get(sentence)) is not None:
        return all(any(re.fullmatch(pattern, one) for pattern in patterns) for one in whole)
    filled = [sentence.replace("{}", gap) for gap in GAPS]
    return any(re.fullmatch(pattern, one) for pattern in patterns for one in filled)


def test_every_sentence_of_the_domain_has_words_on_the_pages() -> None:
    found = list(sentences())
    assert len(found) > 150, "where have they gone?"
    assert [f"{where}: {said}" for said, where in found if said not in BY_PHONE and not known(said)] == []
    assert {said for said, _ in found} >= BY_PHONE | PUT_TOGETHER.keys(), "take what is gone off the list"


@pytest.mark.parametrize("table", [SENTENCES, OF_A_MEETING], ids=["any", "of a meeting"])
def test_and_no_words_are_kept_for_what_is_never_said(table: dict[str, object]) -> None:
    said = [said for said, _ in sentences()]
    every = [*chain(*PUT_TOGETHER.values()), *(one.replace("{}", gap) for one in said for gap in GAPS)]
    unused = [pattern for pattern in table if not any(re.fullmatch(pattern, one) for one in every)]
    assert unused == []


def test_they_are_in_swedish() -> None:
    swedish = translations("sv")
    english = {str(said) for table in (SENTENCES, OF_A_MEETING) for said in table.values()}
    assert [said for said in sorted(english) if swedish.gettext(said) == said] == []


def test_a_sentence_nobody_has_words_for_is_said_as_it_is() -> None:
    assert not known("the moon is blue") and Refused("the moon is blue").sentence == "the moon is blue"
