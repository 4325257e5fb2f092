"""SECURITY.md names, for every rule, a test that is there, and a place in the code that is."""

import re
from collections.abc import Iterator

from tests.wiring.repository import ROOT

PAGE = (ROOT / "SECURITY.md").read_text("utf-8")
RULES = PAGE.split("## The rules")[1].split("### Who may what")[0]
ROOMS = (".", "conference", "conference/carriers", "webhooks")
"""Where the places that are named may begin."""


def rows() -> Iterator[tuple[str, str, str]]:
    for line in RULES.splitlines():
        cells = [cell.strip() for cell in line.strip("| ").split(" | ")]
        if len(cells) == 3 and cells[0] not in ("rule", "---"):
            yield cells[0], cells[1], cells[2]


def named(cell: str) -> list[str]:
    return re.findall(r"`([\w./*]+[./*][\w./*]*)`", cell)


def test_every_rule_has_a_test_that_is_there() -> None:
    rules = list(rows())
    assert len(rules) > 15
    for rule, _, tests in rules:
        paths = [path for path in named(tests) if path.startswith("tests/")]
        assert paths, f"nothing holds: {rule}"
        assert [path for path in paths if not (ROOT / path).exists()] == []


def test_every_rule_stands_somewhere_in_the_code() -> None:
    for rule, places, _ in rows():
        lost = [p for p in named(places) if not any(list((ROOT / room).glob(p)) for room in ROOMS)]
        # A second file of one folder is named without it.
        folder = named(places)[0].rpartition("/")[0] if named(places) else ""
        lost = [p for p in lost if not any((ROOT / room / folder / p).exists() for room in ROOMS)]
        assert not lost, f"{rule}: {lost}"
