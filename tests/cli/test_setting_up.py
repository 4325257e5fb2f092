"""The house before any meeting: tables, people, and whether the next meeting can be held."""

import json
from pathlib import Path

from click.testing import CliRunner

from conference.cli.desk import Desk
from conference.cli.root import upprop
from tests.cli.terminal import Terminal
from tests.stage import FICTION


def test_an_exercise_gets_its_tables_and_its_people_once(tmp_path: Path) -> None:
    desk = Desk({"EXERCISE": "1", "DATA_DIR": str(tmp_path)})
    first = CliRunner().invoke(upprop, ["migrate"], obj=desk)
    assert (first.exit_code, "has its people" in first.output) == (0, True), first.output
    again = CliRunner().invoke(upprop, ["migrate"], obj=desk)
    assert (again.exit_code, "has its people" in again.output) == (0, False)


def test_a_directory_is_replaced_as_a_whole(terminal: Terminal) -> None:
    assert terminal.asks("directory", "load", str(FICTION))["phones"] == 127


def test_a_faulty_directory_is_refused_with_every_fault_and_changes_nothing(
    terminal: Terminal, tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "people.csv").write_text("id,name\np1,A\np1,B\n", encoding="utf-8")
    (folder / "phones.csv").write_text("function,holder\nnobody,+46701740605\n", encoding="utf-8")
    refused = terminal.gives("directory", "load", str(folder))
    assert refused.exit_code == 2
    assert "people.csv:3" in refused.stderr and "phones.csv:2" in refused.stderr
    assert terminal.asks("check")["next"]["without_number"] == []


def test_a_county_that_is_ready_says_how_long_until_all_ring(quiet: Terminal) -> None:
    checked = quiet.gives("check")
    assert checked.exit_code == 0, checked.output
    assert "19 seats are called, all ring within 19 s" in checked.output


def test_a_seat_without_a_number_is_told_by_name(terminal: Terminal, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for file in FICTION.iterdir():
        kept = [
            line
            for line in file.read_text(encoding="utf-8").splitlines()
            if not (file.name == "phones.csv" and line.startswith("polisen-tib,"))
        ]
        (folder / file.name).write_text("\n".join(kept) + "\n", encoding="utf-8")
    loaded = terminal.gives("directory", "load", str(folder))
    assert loaded.exit_code == 0, loaded.output
    checked = terminal.gives("check", "--json")
    assert checked.exit_code == 3
    assert json.loads(checked.stdout)["next"]["findings"] == ["polisen has no number to call"]


def test_units_are_printed_from_the_procfile(quiet: Terminal) -> None:
    assert "# upprop-relay.service" in quiet.must("units")
