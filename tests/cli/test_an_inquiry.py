"""An inquiry by terminal: asked, answered for members, changed, closed; and read as often as wanted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.terminal import Terminal
from tests.databases import Databases
from tests.scenarios.activations.night import Night

WANTED = ("--wanted", "40", "--to", "haninge,tyreso,salem,nacka", "--by", "rsib")


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory, databases: Databases) -> Iterator[Terminal]:
    """Three have answered, two of them to what was asked first, and one not at all."""
    terminal = _at_night(tmp_path_factory.mktemp("asked"))
    wish(terminal, "ask-inquiry", "Platser i natt?", "platser", "10.00", *WANTED)
    wish(terminal, "answer-inquiry", "haninge", "20")
    wish(terminal, "answer-inquiry", "haninge", "12 platser")
    wish(terminal, "answer-inquiry", "tyreso", "vi har två salar")
    wish(terminal, "amend-inquiry", "25", "yes")
    wish(terminal, "answer-inquiry", "salem", "ca 5", "--by", "salem-tib")
    yield terminal
    terminal.stage.upprop.close()


def _at_night(folder: Path) -> Terminal:
    night = Night(folder)
    night.everyone()
    night.press()
    night.stage.forward(seconds=40)
    return Terminal(night.stage)


def wish(terminal: Terminal, *words: str) -> None:
    terminal.must("activation", *words)


def test_it_is_shown_with_versions_answers_and_who_is_silent(asked: Terminal) -> None:
    shown = asked.must("inquiry")
    for words in (
        "version 1: Platser i natt? 40 platser until 26/11 10.00, by rsib",
        "version 2: Platser i natt? about 25 platser until 26/11 10.00",
        "Total: 12 platser, and 5 that are uncertain. 13 of 25 still wanted.",
        "Answered: 3 of 4.",
        "In words: Tyresö kommun.",
        "No answer yet: Nacka kommun.",
    ):
        assert words in shown
    haninge, before, *_ = (line.strip() for line in shown.splitlines() if "platser, by cli" in line)
    assert haninge.startswith("Haninge kommun") and haninge.endswith("to version 1, “12 platser”")
    assert before.startswith("before: 20 platser")
    assert "about 5 platser, by cli" in shown


def test_json_has_all_of_it(asked: Terminal) -> None:
    seen = asked.asks("inquiry", "show")
    assert (seen["state"], seen["total"]["missing"], seen["short"]) == ("open", ["nacka"], 13)
    haninge = next(member for member in seen["members"] if member["member"] == "haninge")
    assert [answer["words"] for answer in haninge["answers"]] == ["20", "12 platser"]
    assert haninge["standing"]["changed"] and haninge["standing"]["version"] == 1
    assert asked.asks("inquiry", seen["id"][:8], "total") == {
        "id": seen["id"],
        "state": "open",
        "unit": "platser",
        "wanted": 25,
        "short": 13,
        "certain": 12,
        "uncertain": 5,
        "none": [],
        "unsure": [],
        "in_words": ["tyreso"],
        "answered": ["haninge", "tyreso", "salem"],
        "missing": ["nacka"],
    }


def test_the_total_alone_is_a_few_lines(asked: Terminal) -> None:
    assert asked.must("inquiry", "total").splitlines()[:2] == [
        "Total: 12 platser, and 5 that are uncertain. 13 of 25 still wanted.",
        "Answered: 3 of 4.",
    ]


def test_it_is_listed_and_stands_in_the_activation(asked: Terminal) -> None:
    (row,) = asked.asks("inquiry", "list")
    assert (row["version"], row["answered"], row["asked"]) == (2, 3, 4)
    activation = asked.asks("activation")
    assert activation["inquiries"] == [row]
    assert asked.asks("inquiry", activation["id"], "list") == [row]
    assert "12 platser, 3 of 4 answered: Platser i natt?" in asked.must("inquiry", "list")
    assert "Platser i natt? 12 platser, 3 of 4 answered" in asked.must("activation")


def test_of_several_the_last_still_open_is_meant(tmp_path: Path, databases: Databases) -> None:
    terminal = _at_night(tmp_path)
    assert "Nothing has been asked." in terminal.must("inquiry", "list")
    assert terminal.gives("inquiry").exit_code == 2
    for unit in ("platser", "bussar"):
        wish(terminal, "ask-inquiry", "Vad har ni?", unit, "10.00", "--to", "haninge")
    first, second = (row["id"] for row in terminal.asks("inquiry", "list"))
    assert terminal.asks("inquiry")["id"] == second
    wish(terminal, "answer-inquiry", "haninge", "3", first)
    wish(terminal, "close-inquiry")
    assert terminal.asks("inquiry")["id"] == first
    assert terminal.asks("inquiry", second, "total")["state"] == "closed"
    assert terminal.asks("inquiry", first, "total")["certain"] == 3
    refused = terminal.gives("activation", "answer-inquiry", "haninge", "3", second)
    assert refused.exit_code == 3 and "the inquiry is closed" in refused.stderr
    wish(terminal, "mistaken")
    assert [row["state"] for row in terminal.asks("inquiry", "list")] == ["closed", "closed"]
    terminal.stage.upprop.close()


def test_what_is_not_there_is_said(asked: Terminal) -> None:
    assert "no inquiry's id begins with zz" in asked.gives("inquiry", "zz").stderr
    assert "inquiry takes [ID] show" in asked.gives("inquiry", "a", "b", "show").output
    assert "nobody was not asked" in asked.gives("activation", "answer-inquiry", "nobody", "1").stderr
