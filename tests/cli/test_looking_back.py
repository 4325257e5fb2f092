"""The time before at a terminal: imported once, listed, counted, and asked for a guideline."""

from pathlib import Path

import pytest

from tests.cli.terminal import Terminal

pytestmark = pytest.mark.once


def test_the_county_s_own_past_is_imported_and_a_second_time_adds_nothing(terminal: Terminal) -> None:
    assert "90 of 90 activations are new, 10 of 10 guidelines" in terminal.must("history", "import")
    again = terminal.must("history", "import")
    assert "0 of 90 activations are new, 0 of 10 guidelines" in again
    assert "Everything was there already." in again
    assert terminal.asks("history", "import") == {"activations": 0, "guidelines": 0, "reworded": 0}
    assert len(terminal.asks("history", "list")) == 90


def test_a_folder_with_faults_is_refused_whole_with_all_of_them(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "activations.csv").write_text("title,activated_on\nRegn,2016-01-01\nSnö,i vintras\n", "utf-8")
    refused = terminal.gives("history", "import", str(tmp_path))
    assert refused.exit_code == 2
    assert "activations.csv:3: activated_on is i vintras, not a date" in refused.stderr
    assert "guidelines.csv:1: the file is missing" in refused.stderr
    assert terminal.asks("history", "list") == []


def test_another_folder_adds_to_what_is_there(terminal: Terminal, tmp_path: Path) -> None:
    terminal.must("history", "import")
    (tmp_path / "activations.csv").write_text("title,activated_on\nSnöoväder,2026-02-03\n", "utf-8")
    (tmp_path / "guidelines.csv").write_text("title,adopted_on\nCybersäkerhet,2023-12-07\n", "utf-8")
    assert terminal.asks("history", "import", str(tmp_path))["activations"] == 1
    assert terminal.asks("history", "list")[0]["day"] == "2026-02-03"
    assert [one["title"] for one in terminal.asks("history", "guidelines", "it")] == ["Cybersäkerhet"]


def test_what_has_been_is_listed_with_the_latest_first(terminal: Terminal) -> None:
    terminal.must("history", "import")
    lines = terminal.must("history", "list").splitlines()
    assert lines[0] == "2026-01-01  imported  Orange vädervarning"
    assert lines[-1] == "2015-02-17  imported  Info med anledning av skjutningar i Köpenhamn"
    assert terminal.must("history", "list", "--year", "2021").splitlines() == [
        "2021-05-26  imported  Omfattande regn",
        "2021-01-07  imported  Misstänkt farligt föremål vid högsta domstolen",
        "2021-01-03  imported  Brand i avfallsdeponi/ Kagghamra",
    ]
    assert terminal.asks("history", "list", "--year", "1999") == []


def test_the_years_are_counted_and_drawn(terminal: Terminal) -> None:
    terminal.must("history", "import")
    drawn = terminal.must("history", "years").splitlines()
    assert drawn[1] == "2016   20  ████████████████████  2 months without"
    assert drawn[-1] == "2026    1  █                     9 months without"
    assert terminal.asks("history", "years")[9] == {"year": 2024, "activations": 3, "quiet_months": 10}


def test_the_guideline_that_fits_is_found_by_what_has_happened(terminal: Terminal) -> None:
    terminal.must("history", "import")
    assert terminal.must("history", "guidelines", "Snöoväder").splitlines() == [
        "2024-02-15  Trafikstörning snö och halka"
    ]
    assert "No guideline seems to fit." in terminal.must("history", "guidelines", "Brand", "i", "vårdboende")
    every = terminal.must("history", "guidelines").splitlines()
    assert len(every) == 10
    assert every[0] == "2025-02-13  Storskalig dricksvattenstörning"


def test_before_anything_is_imported_it_is_said_how(terminal: Terminal) -> None:
    for words in ("list", "years", "guidelines"):
        assert "`upprop history import`" in terminal.must("history", words)


def test_what_is_pressed_here_is_listed_beside_what_was_before(terminal: Terminal) -> None:
    terminal.must("history", "import")
    terminal.stage.everyone()
    id = terminal.asks("press", "green", "--by", "huddinge", "--why", "Snöoväder")["id"]
    assert terminal.must("history", "list").splitlines()[:2] == [
        "2026-11-26  upprop    Snöoväder  (exercise, pressed; not counted)",
        "2026-01-01  imported  Orange vädervarning",
    ]
    assert terminal.asks("history", "list")[0]["id"] == id
    assert terminal.asks("history", "years")[-1]["activations"] == 1
    assert "Guidelines that may fit: Trafikstörning snö och halka" in terminal.must("activation", "show")
