"""The results of a commit as a row of the page: added once, and replaced when more seeds have been played."""

from pathlib import Path

from bench.faults.gathering import BEGINS, ENDS, add_to_page
from bench.faults.results import Result, Results


def result(seed: int, *findings: str) -> Result:
    broken = {"dial killed": 2, "redis away": 1, "rest:POST Calls 500": 1}
    return Result("kort-torsdag", "allt", seed, list(findings), broken, [1.0, 4.0], [6.0], {}, 50.0, 1.5)


def test_a_commit_has_one_row_and_keeps_what_stands_around_it(tmp_path: Path) -> None:
    page = tmp_path / "faults.md"
    page.write_text(f"before\n{BEGINS}\n| commit |\n| --- |\n| `aaaa` | old |\n{ENDS}\nafter\n", "utf-8")
    results = Results("bbbb", "2026-11-26", [result(1)])
    add_to_page(page, results)
    results.add(result(2, "polisen was rung twice"))
    add_to_page(page, results)
    assert page.read_text("utf-8").splitlines() == [
        "before",
        BEGINS,
        "| commit |",
        "| --- |",
        "| `aaaa` | old |",
        "| `bbbb` | 2026-11-26 | 2 | 1 | 2 carrier, 4 processes killed, 2 redis |"
        " 2.5 / 4.0 s of 4, 2 over 3 s | 6.0 / 6.0 s of 2 | 1.5–1.5 | 1 |",
        ENDS,
        "after",
    ]


def test_a_seed_played_again_takes_the_place_of_itself(tmp_path: Path) -> None:
    results = Results("bbbb", "2026-11-26", [result(1, "wrong")])
    results.add(result(1))
    assert [row.findings for row in results.played] == [[]]
