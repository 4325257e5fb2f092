"""All there is can be put away, put in place again and taken elsewhere, and nobody is rung because of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from conference.cli.desk import Desk
from conference.cli.root import upprop
from conference.domain.access import commands as access
from conference.domain.access.account import Factor, Proof
from conference.domain.access.rights import Role
from conference.domain.meeting.conference import ConferenceState
from conference.views.verify import verify
from conference.views.verify_activation import verify_activation
from tests.cli.terminal import Terminal
from tests.databases import Databases
from tests.scenarios.activations.night import Night
from tests.scenarios.small import CALLED, a_small_thursday
from tests.stage import KEY, SID, TOKEN, Stage


@pytest.fixture
def calling(tmp_path: Path, databases: Databases) -> Iterator[Stage]:
    """Three of six have been called, and three are still to be."""
    stage = a_small_thursday(tmp_path / "host")
    stage.minded = True
    stage.everyone()
    stage.plan(minutes=5)
    stage.forward(seconds=2.5)
    yield stage
    stage.upprop.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept.upprop"


def rings(stage: Stage) -> dict[str, int]:
    return {seat: stage.rings(seat) for seat in CALLED}


def texts(stage: Stage) -> dict[str, int]:
    return {seat: len(stage.phone(seat).texts) for seat in CALLED}


def verified(stage: Stage) -> bool:
    with stage.upprop.store.reading() as work:
        return verify(work, stage.id).verified


def test_a_backup_is_its_owners_alone_and_tells_nothing_without_the_key(calling: Stage, file: Path) -> None:
    told = Terminal(calling).asks("backup", str(file))
    assert told["bytes"] == file.stat().st_size
    assert file.stat().st_mode & 0o077 == 0
    content = file.read_bytes()
    assert content.startswith(b"UPPROP-BACKUP 1\n")
    number = calling.number("polisen")
    assert number.encode() not in content and b"polisen" not in content


def test_where_nothing_has_happened_since_the_meeting_goes_on_where_it_stood(
    calling: Stage, file: Path
) -> None:
    terminal = Terminal(calling)
    terminal.must("backup", str(file))
    told = terminal.asks("restore", str(file), "--replace", "--nothing-since")
    assert told["ended"] == told["held"] == []
    calling.forward(minutes=1)
    assert rings(calling) == dict.fromkeys(CALLED, 1)
    assert verified(calling)


def test_nobody_is_rung_again_for_a_meeting_that_went_on_after_the_backup(calling: Stage, file: Path) -> None:
    terminal = Terminal(calling)
    terminal.must("backup", str(file))
    calling.forward(minutes=2)
    assert rings(calling) == dict.fromkeys(CALLED, 1), "all six were rung, of which the backup knows three"
    before = texts(calling)

    told = terminal.asks("restore", str(file), "--replace")
    assert (told["ended"], told["held"]) == ([calling.id], [])
    calling.forward(minutes=6)
    assert rings(calling) == dict.fromkeys(CALLED, 1)
    assert calling.network.unexpected == []
    assert calling.conference.state is ConferenceState.ENDED
    assert verified(calling)
    assert texts(calling) == before, "nor texted"


def test_a_meeting_that_should_have_begun_since_begins_only_if_somebody_says_so(
    tmp_path: Path, databases: Databases, file: Path
) -> None:
    stage = a_small_thursday(tmp_path / "host")
    stage.everyone()
    stage.plan(minutes=20)
    terminal = Terminal(stage)
    terminal.must("backup", str(file))
    stage.clock.forward(seconds=16 * 60)
    told = terminal.asks("restore", str(file), "--replace")
    assert (told["ended"], told["held"]) == ([], [stage.id])
    stage.forward(minutes=60)
    assert rings(stage) == dict.fromkeys(CALLED, 0)
    terminal.must("cancel", stage.id)
    assert stage.conference.state is ConferenceState.CANCELLED
    stage.forward(minutes=90)
    assert stage.upprop.due.next_at() is None, "what was held is gone with it"
    stage.upprop.close()


def test_whoever_was_being_paged_is_not_paged_again(tmp_path: Path, databases: Databases, file: Path) -> None:
    night = Night(tmp_path / "host")
    night.stage.minded = True
    night.everyone(presses=[None])
    night.press()
    night.stage.forward(seconds=5)
    terminal = Terminal(night.stage)
    terminal.must("backup", str(file))
    night.stage.forward(seconds=20)
    phones = ("lst-tib", "rsib", "rkk")
    before = [night.stage.rings(seat) for seat in phones]
    told = terminal.asks("restore", str(file), "--replace")
    assert told["held"] == [night.id]
    night.stage.forward(minutes=6)
    assert [night.stage.rings(seat) for seat in phones] == before
    with night.stage.upprop.store.reading() as work:
        assert verify_activation(work, night.id).verified
    night.stage.upprop.close()


def test_accounts_come_back_and_nobody_is_signed_in(calling: Stage, file: Path) -> None:
    calling.do(access.MakeAccount("a1", "tib", "Tove", Role.LEADER, "cli:test", password="hash"))
    calling.do(access.LetIn("a1", "digest", Proof(Factor.PASSWORD, password="hash")))
    terminal = Terminal(calling)
    terminal.must("backup", str(file))
    terminal.must("restore", str(file), "--replace")
    [row] = terminal.asks("account", "list")["accounts"]
    assert (row["login"], row["signed_in"]) == ("tib", 0)


def test_over_what_is_there_only_if_told(calling: Stage, file: Path) -> None:
    terminal = Terminal(calling)
    terminal.must("backup", str(file))
    refused = terminal.gives("restore", str(file))
    assert refused.exit_code == 3
    assert "something in that database" in refused.stderr


@pytest.mark.parametrize(
    "harm",
    [lambda sealed: sealed[:-1], lambda sealed: sealed[:60] + b"x" + sealed[61:], lambda sealed: b"hello"],
    ids=["cut short", "altered", "something else"],
)
def test_a_damaged_file_changes_nothing(
    harm: Callable[[bytes], bytes], terminal: Terminal, file: Path
) -> None:
    terminal.must("backup", str(file))
    file.write_bytes(harm(file.read_bytes()))
    refused = terminal.gives("restore", str(file), "--replace")
    assert refused.exit_code == 2
    assert "is not put in place" in refused.stderr
    assert terminal.asks("check")["next"]["without_number"] == []


def test_it_moves_to_another_database_with_one_command(
    calling: Stage, databases: Databases, tmp_path: Path
) -> None:
    url = databases.fresh(tmp_path / "new", "migrated")
    desk = Desk(environment(url, tmp_path / "new"))
    source = calling.upprop.settings.database_url
    moved = CliRunner().invoke(upprop, ["migrate", "--from", source], obj=desk)
    assert moved.exit_code == 0, moved.output
    assert "every history is whole" in moved.output
    shown = CliRunner().invoke(upprop, ["verify", calling.id], obj=Desk(environment(url, tmp_path / "new")))
    assert shown.exit_code == 0, shown.output
    again = CliRunner().invoke(upprop, ["migrate", "--from", source], obj=desk)
    assert (again.exit_code, "something in that database" in again.stderr) == (3, True)


def test_it_does_not_move_while_processes_work_on_it(
    calling: Stage, databases: Databases, tmp_path: Path
) -> None:
    clock = Desk(environment(calling.upprop.settings.database_url, tmp_path)).assembled.clock
    calling.upprop.beats.beat("relay-1", "relay", "host", clock.wall())
    url = databases.fresh(tmp_path / "new", "migrated")
    move = ["migrate", "--from", calling.upprop.settings.database_url]
    desk = Desk(environment(url, tmp_path / "new"))
    refused = CliRunner().invoke(upprop, move, obj=desk)
    assert (refused.exit_code, "stop all processes first" in refused.stderr) == (3, True)
    assert CliRunner().invoke(upprop, [*move, "--although-running"], obj=desk).exit_code == 0


@pytest.mark.parametrize("source", ["nothing at all", "sqlite:///nowhere/upprop.db", "mysql://somewhere/x"])
def test_what_is_no_database_of_ours_is_refused_in_a_sentence(source: str, terminal: Terminal) -> None:
    refused = terminal.gives("migrate", "--from", source)
    assert refused.exit_code in (2, 4), refused.output
    assert refused.stderr.startswith("upprop: ") and "fault in Upprop" not in refused.stderr


def environment(url: str, folder: Path) -> dict[str, Any]:
    return {
        "EXERCISE": "1",
        "DATA_DIR": str(folder),
        "DATABASE_URL": url,
        "SECRET_KEY": KEY,
        "TWILIO_ACCOUNT_SID": SID,
        "TWILIO_AUTH_TOKEN": TOKEN,
    }
