"""The picture by terminal: written, sent, shown, printed, and compared with what it was."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.terminal import Terminal
from tests.databases import Databases
from tests.scenarios.activations.night import Night


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory, databases: Databases) -> Iterator[Terminal]:
    """Two versions: the first has reached haninge and salem, the second salem alone."""
    night = Night(tmp_path_factory.mktemp("drawn"))
    night.everyone()
    night.press()
    night.stage.forward(seconds=40)
    terminal = Terminal(night.stage)
    write = ("activation", "write-picture", "--by", "lst-lagesbild")
    terminal.must(*write, "--field1", "Alla 90 evakueras.", "--uncertain1", "om någon saknas")
    terminal.must("activation", "send-picture", "haninge,salem")
    night.stage.forward(seconds=30)
    terminal.must(*write, "--field1", "Alla 90 är ute.", "--field4", "40 platser.")
    terminal.must("activation", "send-picture", "salem-tib")
    night.stage.forward(seconds=30)
    yield terminal
    terminal.stage.upprop.close()


def test_the_newest_is_shown_with_what_changed_and_who_has_it(drawn: Terminal) -> None:
    shown = drawn.must("picture")
    for words in (
        "Version 2 of 2: Brand på vårdboende",
        "by lst-lagesbild",
        "  Alla 90 är ute.",
        "Changed since version 1: Läge, Behov.",
        "  Behov: 40 platser. ÖVNING",
        "Version 1: 2 of 2 have received it.",
        "Version 2: 1 of 1 have received it.",
    ):
        assert words in shown, words
    assert "Picture: version 2" in drawn.must("activation", "show")


def test_json_has_every_version_or_the_one_that_is_named(drawn: Terminal) -> None:
    every = drawn.asks("picture", "show")
    assert every["had"] == {"haninge-tib": 1, "salem-tib": 2}
    assert [version["changed"] for version in every["versions"]] == [[], ["Läge", "Behov"]]
    first = drawn.asks("picture", every["id"][:6], "show", "--version", "1")
    assert first == every["versions"][0]
    assert first["fields"][0] == {
        "heading": "Läge",
        "words": "Alla 90 evakueras.",
        "uncertain": "om någon saknas",
    }
    assert first["sent"] == [
        {"function": "haninge-tib", "status": "delivered"},
        {"function": "salem-tib", "status": "delivered"},
    ]


def test_plain_text_for_others_systems_is_all_there_is_on_the_page(drawn: Terminal) -> None:
    text = drawn.must("picture", "--wis", "--version", "1")
    assert text.startswith("ÖVNING\nLägesbild, version 1\n")
    assert "LÄGE\nAlla 90 evakueras.\nOsäkert: om någon saknas" in text
    assert text.strip() == drawn.asks("picture", "--wis", "--version", "1")["text"]


def test_what_has_changed_is_shown_line_by_line(drawn: Terminal) -> None:
    assert drawn.must("picture", "--diff", "1").splitlines() == [
        "Läge",
        "- Alla 90 evakueras.",
        "- ? om någon saknas",
        "+ Alla 90 är ute.",
        "Behov",
        "+ 40 platser.",
    ]
    assert drawn.must("picture", "--diff", "2").strip() == "Nothing has changed."
    assert [change["heading"] for change in drawn.asks("picture", "--diff", "1")] == ["Läge", "Behov"]


def test_it_is_printed_on_one_page(drawn: Terminal, tmp_path: Path) -> None:
    drawn.must("picture", "--pdf", str(tmp_path / "picture.pdf"))
    (page,) = PdfReader(BytesIO((tmp_path / "picture.pdf").read_bytes())).pages
    assert "Alla 90 är ute." in page.extract_text()
    refused = drawn.gives("picture", "--pdf", str(tmp_path / "nowhere" / "picture.pdf"))
    assert refused.exit_code == 3 and "the page cannot be written" in refused.stderr


def test_what_is_not_there_is_said(drawn: Terminal, quiet: Terminal) -> None:
    assert "the picture has no version 3" in drawn.gives("picture", "--version", "3").stderr
    assert "there is no activation yet" in quiet.gives("picture").stderr
    assert "picture takes [ACTIVATION] show" in drawn.gives("picture", "a", "b").output
