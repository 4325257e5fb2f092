"""systemd units: one for every line of the Procfile, read by systemd as the shell is to see it."""

from dataclasses import replace
from pathlib import Path

import pytest

from conference.cli.procfile import lines
from conference.cli.units import units
from conference.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    exercise = {"EXERCISE": "1", "DATA_DIR": str(tmp_path), "COUNTY": str(tmp_path)}
    return replace(Settings.from_environment(exercise), exercise=False)


def test_every_process_has_a_unit_and_the_target_wants_it(settings: Settings) -> None:
    written = units(settings, directory=Path("/srv/upprop"))
    expected = {f"upprop-{name}.service" for name in lines() if name != "exercise"}
    assert set(written) == expected | {"upprop.target"}
    for name in expected - {"upprop-release.service"}:
        assert name in written["upprop.target"]
        assert "Restart=always" in written[name]
        assert "Requires=upprop-release.service" in written[name]
    assert "Type=oneshot" in written["upprop-release.service"]


def test_the_exercise_network_is_installed_only_for_exercises(settings: Settings) -> None:
    assert "upprop-exercise.service" in units(replace(settings, exercise=True), directory=Path("/srv/upprop"))


def test_variables_are_left_to_the_shell(settings: Settings, tmp_path: Path) -> None:
    procfile = tmp_path / "Procfile"
    procfile.write_text("""web: gunicorn "a b" --bind ${WEB_BIND:-127.0.0.1:8000} --log %h\n""")
    unit = units(settings, procfile, directory=Path("/srv/upprop"))["upprop-web.service"]
    assert r'''"exec gunicorn \"a b\" --bind $${WEB_BIND:-127.0.0.1:8000} --log %%h"''' in unit
