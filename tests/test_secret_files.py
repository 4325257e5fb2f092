"""A secret's file that others can read is told of by name, and what is in it is not."""

from pathlib import Path

import pytest

from conference.cli.desk import Desk
from conference.secret_files import SECRETS, open_to_all
from tests.wiring.test_settings_are_documented import SECRETS as DOCUMENTED


@pytest.mark.parametrize(("mode", "told"), [(0o600, False), (0o640, False), (0o644, True), (0o602, True)])
def test_a_file_that_anybody_can_read_is_told_of(tmp_path: Path, mode: int, told: bool) -> None:
    file = tmp_path / "key"
    file.write_text("k" * 40)
    file.chmod(mode)
    sentences = list(open_to_all({"SECRET_KEY_FILE": str(file), "SECRET_KEY": ""}))
    assert [sentence.split()[0] for sentence in sentences] == (["SECRET_KEY_FILE"] if told else [])
    assert "k" * 40 not in "".join(sentences)


def test_other_files_and_files_that_are_not_there_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "certificates").touch(mode=0o644)
    environ = {"SSL_CERT_FILE": str(tmp_path / "certificates"), "REDIS_URL_FILE": str(tmp_path / "none")}
    assert list(open_to_all(environ)) == []


def test_whatever_may_lie_in_a_file_is_looked_at() -> None:
    assert SECRETS == DOCUMENTED


def test_every_command_tells_it_on_the_side(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "key"
    file.write_text("k" * 40)
    file.chmod(0o644)
    environ = {"EXERCISE": "1", "DATA_DIR": str(tmp_path), "SECRET_KEY_FILE": str(file)}
    assert Desk(environ).settings.exercise
    told = capsys.readouterr()
    assert "SECRET_KEY_FILE" in told.err and not told.out
