"""Prints the tables of the domain as pages: `python -m conference.cli.printing`, or `make docs`."""

from __future__ import annotations

from pathlib import Path

from conference.county.folder import read_county
from conference.settings import HOME
from conference.views.tables import keys_page, states_page, texts_page


def pages() -> dict[str, str]:
    """Each printed page by its name in `docs/`."""
    county = read_county(HOME / "counties" / "stockholm")
    printed = {
        "states.md": states_page(),
        "keys.md": keys_page(county.texts),
        "texts.md": texts_page(county.words),
    }
    return {name: page + "\n" for name, page in printed.items()}


def write(folder: Path) -> None:
    """Write every page anew."""
    for name, page in pages().items():
        (folder / name).write_text(page, encoding="utf-8")


if __name__ == "__main__":
    write(HOME / "docs")
