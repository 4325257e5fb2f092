"""What we promise, from `promises.yaml`: printed as `docs/promises.md` by `make docs`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

from conference.delivery.settling import APART, LOOKS, SENDINGS, SILENT_FOR
from conference.host.host import PATIENCE
from conference.settings import HOME

TABLE: Final = Path(__file__).with_suffix(".yaml")
FIGURES: Final = {
    "apart": f"{APART:g}",
    "looks": LOOKS,
    "patience": f"{PATIENCE:g}",
    "sendings": SENDINGS,
    "silent_for": f"{SILENT_FOR:g}",
}
HEADER: Final = """\
# What we promise, and how it is shown

<!-- Printed by `make docs` from `tests/promises.yaml`. Change the table there, not this page. -->

What is in `tests/` is run by every change (and with a database once more on PostgreSQL, by `make test-pg`);
exercises by `make demo` and `upprop rehearse`; storms with real processes by `make faults`,
[faults.md](faults.md); speed by `make bench`, [bench.md](bench.md). A promise holds as long as what it
assumes does; the last column says where it ends.
"""


@dataclass(frozen=True)
class Promise:
    """`shown_by` are paths in this repository; `beside` what shows it and is no file."""

    what: str
    shown_by: tuple[str, ...]
    beside: str = ""
    assumes: str = "nothing"
    not_promised: str = "no more than is said"

    def row(self) -> str:
        shown = ", ".join([*(f"`{path}`" for path in self.shown_by), *filter(None, [self.beside])])
        return f"| {self.what} | {shown} | {self.assumes} | {self.not_promised} |"


def promises() -> dict[str, tuple[Promise, ...]]:
    """All there are, by part."""
    written = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return {part: tuple(_promise(entry) for entry in entries) for part, entries in written.items()}


def page() -> str:
    """`docs/promises.md`."""
    lines = [HEADER]
    for part, made in promises().items():
        head = ("| promise | shown by | assumes | not promised |", "| --- | --- | --- | --- |")
        lines += [f"## {part}", "", *head, *(promise.row() for promise in made), ""]
    return "\n".join(lines)


def _promise(entry: dict[str, str | list[str]]) -> Promise:
    words = {name: value.format(**FIGURES) for name, value in entry.items() if isinstance(value, str)}
    return Promise(shown_by=tuple(entry["shown_by"]), **words)


if __name__ == "__main__":
    (HOME / "docs" / "promises.md").write_text(page(), encoding="utf-8")
