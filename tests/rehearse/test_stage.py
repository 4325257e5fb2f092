"""The stage, before anything is started on it, and the pace of its clock."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from conference.cli.rehearse.pace import Pace
from conference.cli.rehearse.rehearsal import folder_for
from conference.cli.rehearse.stage import Stage
from conference.clock import ExerciseClock
from tests.rehearse.county import FOLDER

TEN = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


def test_nothing_of_the_installation_around_comes_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://somewhere/in-earnest")
    monkeypatch.setenv("TWILIO_AUTH_TOKEN_FILE", "/etc/upprop/token")
    monkeypatch.setenv("HTTP_PROXY", "http://proxy.example:3128")
    with Stage(tmp_path / "stage", FOLDER) as stage:
        stage.pace.leap(TEN, 1.0)
        settings = stage.settings()
    assert settings.exercise
    assert settings.database_url == f"sqlite:///{tmp_path / 'stage' / 'database' / 'upprop.db'}"
    assert settings.twilio_api_base_url.startswith("http://127.0.0.1:")
    assert settings.public_base_url == f"http://{settings.web_bind}"
    assert "HTTP_PROXY" not in stage.environment


def test_no_two_stages_share_a_secret_or_a_port(tmp_path: Path) -> None:
    one, other = (Stage(tmp_path / name, FOLDER).environment for name in ("a", "b"))
    for name in ("SECRET_KEY", "TWILIO_AUTH_TOKEN", "DATA_DIR", "WEB_BIND", "EXERCISE_BIND"):
        assert one[name] != other[name], name


def test_a_second_account_is_another_and_leads_to_the_same_network(tmp_path: Path) -> None:
    with Stage(tmp_path / "stage", FOLDER, 10, second=True, modem=True) as stage:
        stage.pace.leap(TEN, 1.0)
        settings = stage.settings()
        first, second = settings.accounts()
        assert settings.carriers == ("twilio", "second", "modem")
        assert first.sid != second.sid and first.tokens != second.tokens
        assert first.api_base_url == second.api_base_url and second.calls_per_second == 10
        assert list(stage.carriers) == ["twilio", "second"]
        assert set(stage.voices.values()) <= set(stage.own_numbers)


def test_each_rehearsal_has_a_folder_of_its_own(tmp_path: Path) -> None:
    first = folder_for("torsdag", tmp_path)
    first.mkdir(parents=True)
    assert folder_for("torsdag", tmp_path) == first.with_name("torsdag-2")


def test_the_product_reads_the_clock_that_is_written(tmp_path: Path) -> None:
    pace = Pace(tmp_path / "clock.json")
    pace.leap(TEN, 20.0)
    clock = ExerciseClock(pace.file)
    assert abs((clock.now() - pace.now()).total_seconds()) < 5


def test_another_speed_takes_no_time_back(tmp_path: Path) -> None:
    pace = Pace(tmp_path / "clock.json")
    pace.leap(TEN, 1000.0)
    before = pace.now()
    pace.change(1.0)
    assert pace.now() >= before
    assert json.loads(pace.file.read_text())["speed"] == 1.0
