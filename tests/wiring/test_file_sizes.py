"""A file that outgrows a reader's patience hides a noun. This is where that is noticed."""

from typing import Final

from tests.wiring.repository import ROOT, name, text, tracked

LONGEST: Final = 350

# Each with the reason why no noun is hiding in it.
ALLOWED: Final[dict[str, str]] = {}


def lengths() -> dict[str, int]:
    return {name(path): len(text(path).splitlines()) for path in tracked(".py")}


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    long = {file: lines for file, lines in lengths().items() if lines > LONGEST and file not in ALLOWED}
    assert not long, f"which noun is hiding in {long}?"


def test_what_is_allowed_to_be_long_still_is() -> None:
    found = lengths()
    short = [file for file in ALLOWED if found.get(file, 0) <= LONGEST]
    assert not short, f"take {short} off the list"
    assert (ROOT / "conference").is_dir()
