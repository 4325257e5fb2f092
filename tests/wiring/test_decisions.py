"""Every decision that is costly to reverse stands in the list of them, under its own title."""

import re

from tests.wiring.repository import ROOT

ADR = ROOT / "docs" / "adr"


def test_every_decision_is_in_the_list() -> None:
    listed = re.findall(
        r"^\| \[(\d{4})\]\((\1-[\w-]+\.md)\) \|", (ADR / "README.md").read_text("utf-8"), re.MULTILINE
    )
    assert [name for _, name in listed] == sorted(path.name for path in ADR.glob("[0-9]*.md"))


def test_every_decision_says_what_it_costs() -> None:
    for path in ADR.glob("[0-9]*.md"):
        assert re.search(r"^## What it costs\n\n\S", path.read_text("utf-8"), re.MULTILINE), path.name
