"""The repository names no machine: no path of a developer's, no address of a package index."""

import re
from typing import Final

import pytest

from tests.wiring.repository import ROOT, name, text, tracked

LOCKS: Final = (
    "requirements.lock",
    "requirements-dev.lock",
    "requirements-setup.lock",
    "requirements-tools.lock",
)
# A path under a developer's home or workplace, at the beginning of a path and not inside one.
MACHINE: Final = re.compile(r"(?<![\w.~$})*/-])/(?:work|root|home|Users)/")
INDEX: Final = re.compile(
    r"https?://[^\s\"']*/simple\b|(?:index-url|find-links|trusted-host)[ =]+\S*[:/.]", re.I
)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_says_what_and_not_from_where(lock: str) -> None:
    content = (ROOT / lock).read_text("utf-8")
    for sign in ("://", "file:", "--index", "--extra-index", "--find-links", "--trusted-host", " @ ", "\n/"):
        assert sign not in content, f"{lock} has {sign!r}"


def test_no_tracked_file_names_a_machine_or_an_index() -> None:
    found = [
        f"{name(path)}:{number}: {line.strip()[:80]}"
        for path in tracked()
        for number, line in enumerate(text(path).splitlines(), start=1)
        if MACHINE.search(line) or INDEX.search(line)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("line", "bad"),
    [
        ("cd " + "/root" + "/upprop", True),
        ("see " + "/home" + "/anna/upprop", True),
        ("--index" + "-url=https://packages.example" + "/simple", True),
        ("https://packages.example" + "/simple/flask", True),
        ("docs/home/page.md", False),
        ("uv pip compile --no-emit-index-url --no-emit-find-links --no-header", False),
        ("https://example.org/work/in/progress", False),
    ],
)
def test_such_lines_are_told_from_harmless_ones(line: str, bad: bool) -> None:
    assert bool(MACHINE.search(line) or INDEX.search(line)) is bad
