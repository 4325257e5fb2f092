"""`upprop paper`, and the folder in which it is kept as it should be."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from conference.domain.county.directory import Directory
from conference.host.printing import printer
from tests.cli.terminal import Terminal
from tests.stage import FICTION

pytestmark = pytest.mark.once


def _paper(terminal: Terminal) -> Path:
    return terminal.stage.upprop.settings.paper_dir / "paper.pdf"


def _first_page(path: Path) -> str:
    return " ".join(PdfReader(BytesIO(path.read_bytes())).pages[0].extract_text().split())


def test_it_is_for_its_owner_alone_and_whoever_prints_it_is_written_down(terminal: Terminal) -> None:
    path = Path(terminal.asks("paper")["path"])
    assert path == _paper(terminal)
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert "070-174 06 09" in _first_page(path), "the police's own number"
    newest = terminal.asks("audit")["entries"][0]
    assert (newest["did"], newest["what"]) == ("numbers_seen", "paper")
    assert newest["by"].startswith("cli:")


def test_it_is_printed_elsewhere_and_in_english(terminal: Terminal, tmp_path: Path) -> None:
    terminal.must("paper", "--folder", str(tmp_path / "desk"), "--language", "en")
    assert _first_page(tmp_path / "desk" / "paper.pdf").startswith("EXERCISE Call list")
    assert not _paper(terminal).exists()


def test_a_language_that_the_county_does_not_have_is_refused(quiet: Terminal) -> None:
    refused = quiet.gives("paper", "--language", "fi")
    assert refused.exit_code == 3
    assert "fi is none of the county's languages: sv, en" in refused.stderr


def test_a_folder_that_cannot_be_written_to_is_told(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    refused = terminal.gives("paper", "--folder", str(tmp_path / "file" / "desk"))
    assert refused.exit_code != 0
    assert "the paper cannot be written" in refused.stderr


def test_it_is_printed_once_a_day_and_when_somebody_comes_on_duty(terminal: Terminal) -> None:
    stage, keeps = terminal.stage, printer(terminal.stage.upprop)
    assert keeps.refresh() and not keeps.refresh(), "Thursday morning"
    stage.forward(minutes=60)
    assert not keeps.refresh(), "nothing has changed"
    stage.forward(minutes=24 * 60)
    assert keeps.refresh() and not keeps.refresh(), "Friday, after the change at eight"
    assert "till fredag 4/12 kl 08.00" in _first_page(_paper(terminal))
    stage.forward(minutes=24 * 60)
    assert keeps.refresh(), "the same people, and another day"
    assert terminal.asks("audit")["entries"][0]["by"] == "printer"


def test_another_directory_is_on_paper_at_once(terminal: Terminal, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for file in FICTION.iterdir():
        words = file.read_text(encoding="utf-8")
        (folder / file.name).write_text(words.replace("+46701740609", "+46701740690"), encoding="utf-8")
    terminal.must("directory", "load", str(folder))
    assert "070-174 06 90" in _first_page(_paper(terminal))


def test_a_directory_with_nobody_in_it_leaves_the_last_paper(terminal: Terminal) -> None:
    keeps = printer(terminal.stage.upprop)
    assert keeps.refresh()
    before = _paper(terminal).read_bytes()
    with terminal.stage.upprop.store.writing() as work:
        work.directory.replace(Directory())
    terminal.stage.forward(minutes=24 * 60)
    assert not keeps.refresh()
    assert _paper(terminal).read_bytes() == before


def test_check_tells_how_old_it_is(terminal: Terminal) -> None:
    def finding() -> dict[str, object]:
        house = json.loads(terminal.gives("check", "--json").stdout)["house"]
        return next(part for part in house if part["part"] == "paper")

    assert finding()["fine"] is False
    terminal.must("paper")
    assert finding()["fine"] is True
    terminal.stage.forward(minutes=49 * 60)
    assert finding()["fine"] is False
    assert finding()["says"] == "the paper of this host was printed 49 h ago"
