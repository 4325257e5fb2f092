"""Adds what came of a commit to the table of `docs/faults.md`: one row for each commit, the newest last."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from bench.faults.results import BACK_WITHIN, SETTLED_WITHIN, Results

BEGINS: Final = "<!-- results -->"
ENDS: Final = "<!-- end of results -->"


def add_to_page(page: Path, results: Results) -> None:
    """The row of the same commit, where there is one, is replaced."""
    before, _, rest = page.read_text("utf-8").partition(BEGINS)
    table, _, after = rest.partition(ENDS)
    rows = [row for row in table.strip().splitlines() if not row.startswith(f"| `{results.commit}` ")]
    page.write_text("\n".join([f"{before}{BEGINS}", *rows, row_of(results), f"{ENDS}{after}"]), "utf-8")


def row_of(results: Results) -> str:
    kinds: dict[str, int] = {}
    for what, many in results.broken.items():
        kind = _kind(what)
        kinds[kind] = kinds.get(kind, 0) + many
    findings = sum(len(result.findings) for result in results.played)
    loads = [result.load for result in results.played]
    cells = [
        f"`{results.commit}`",
        results.date,
        str(len(results.played)),
        str(sum(result.passed for result in results.played)),
        ", ".join(f"{many} {kind}" for kind, many in sorted(kinds.items())),
        results.spread("back", BACK_WITHIN),
        results.spread("settled", SETTLED_WITHIN),
        f"{min(loads):g}–{max(loads):g}" if loads else "",
        str(findings),
    ]
    return f"| {' | '.join(cells)} |"


def _kind(what: str) -> str:
    """What a breakage is counted as: everything the carrier does is one, and so is each place of ours."""
    first, last = what.split()[0], what.split()[-1]
    if first in ("redis", "database", "clock", "reserve"):
        return first
    return f"processes {last}" if last in ("killed", "stopped") else "carrier"
