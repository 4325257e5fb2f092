"""When a host turns to its reserve, what the house then does not do any more, and a disk that is full."""

from __future__ import annotations

import fcntl
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from conference.bootstrap import Upprop
from conference.bus import Away
from conference.domain.activation.commands import Press
from conference.domain.errors import NotFound
from conference.host import Host, bring_home
from conference.storage import moving
from tests.databases import DATABASES
from tests.often import unhurried
from tests.reserve.full import on_a_full_disk
from tests.stage import KEY, Stage

SHORT = 0.2
"""Seconds for which a database is waited for that is not going to answer."""


@pytest.fixture
def host(stage: Stage) -> Host:
    """A host that waits for its house, however busy the machine is."""
    assert stage.upprop.keeper().refresh()
    return unhurried(stage.upprop)


@pytest.fixture
def hurried(stage: Stage) -> Host:
    assert stage.upprop.keeper().refresh()
    return Host(stage.upprop, patience=SHORT)


def press(upprop: Upprop, id: str = "a1") -> str:
    upprop.bus.handle(Press(id, "green", "huddinge", "Brand", "cli:test"))
    return "reserve" if upprop.house.reserve else "house"


def knows(upprop: Upprop, id: str = "a1") -> bool:
    with upprop.store.reading() as look:
        return look.reads.activation(id) is not None


@contextmanager
def held(stage: Stage) -> Iterator[None]:
    """Another process stands at the gate of the database and does not go."""
    gate = os.open(stage.upprop.settings.data_dir / "upprop.db.writers", os.O_RDWR | os.O_CREAT)
    fcntl.flock(gate, fcntl.LOCK_EX)
    try:
        yield
    finally:
        os.close(gate)


def test_the_house_takes_what_it_can(host: Host) -> None:
    assert host.take(press) == "house" and host.reserves.all() == []


@pytest.mark.sqlite
def test_a_database_that_somebody_holds_is_waited_for_and_then_left(hurried: Host, stage: Stage) -> None:
    with held(stage):
        assert hurried.take(press) == "reserve"
    assert knows(hurried.at_work())


@pytest.mark.sqlite
def test_what_the_house_was_asked_for_it_does_not_do_afterwards(hurried: Host, stage: Stage) -> None:
    ended = threading.Event()

    def and_tell(upprop: Upprop) -> str:
        try:
            return press(upprop)
        finally:
            if not upprop.house.reserve:
                ended.set()

    with held(stage):
        assert hurried.take(and_tell) == "reserve"
        assert not ended.is_set(), "it still stands at the gate when nobody waits for it any more"
    assert ended.wait(10)
    assert not knows(stage.upprop)


def test_while_a_reserve_is_open_nobody_waits_for_the_house(host: Host, stage: Stage) -> None:
    reserve = host.open()
    assert host.take(press) == "reserve" and host.at_work() is reserve
    assert Host(stage.upprop, patience=SHORT).open().store is not None
    assert len(host.reserves.all()) == 1, "another process of the host opens no other"


def test_what_the_domain_refuses_is_no_reason_to_turn_elsewhere(host: Host) -> None:
    def refused(upprop: Upprop) -> None:
        upprop.bus.handle(Press("a1", "green", "nobody", "Brand", "cli:test"))

    with pytest.raises(NotFound):
        host.take(refused)
    assert host.reserves.all() == []


def test_a_press_in_the_moment_in_which_a_reserve_is_shut_goes_to_the_house(host: Host) -> None:
    host.open()
    [id] = host.reserves.all()
    host.reserves.shut(id).touch()
    assert host.take(press) == "house"


# --- coming home, and dying on the way ----------------------------------------------------------------------


def opened(host: Host) -> str:
    press(host.open())
    [id] = host.reserves.all()
    return id


def test_a_process_that_dies_after_shutting_it_leaves_it_to_the_next(host: Host, stage: Stage) -> None:
    id = opened(host)
    host.reserves.shut(id).touch()
    assert bring_home(Host(stage.upprop), id)
    assert knows(stage.upprop) and list(host.reserves.folder.glob(f"{id}*")) == []


def test_a_process_that_dies_when_the_house_has_it_leaves_only_the_tidying(host: Host, stage: Stage) -> None:
    id = opened(host)
    with host.reserve(id).store.reading() as there, stage.upprop.store.writing() as here:
        moving.move(there, here, id, stage.clock.now())
    assert bring_home(Host(stage.upprop), id)
    with stage.upprop.store.reading() as look:
        assert look.verify_chain("a1").whole
        assert len(look.reads.activations()) == 1
    assert list(host.reserves.folder.glob(f"{id}*")) == []


def test_a_house_that_goes_away_again_leaves_the_reserve_open(host: Host, stage: Stage) -> None:
    id = opened(host)
    DATABASES.take_away(stage.upprop.settings.database_url)
    assert not bring_home(host, id)
    assert host.reserves.open_now() == id and host.take(lambda upprop: press(upprop, "a2")) == "reserve"
    DATABASES.give_back(stage.upprop.settings.database_url)
    assert bring_home(host, id)
    with stage.upprop.store.reading() as look:
        assert [one.number for one in look.activations.look("a1").presses] == [1, 2]


def test_where_nobody_knows_whether_the_house_has_it_it_stays_shut(
    host: Host, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The connection is lost as the house makes it good, and the house does not answer afterwards."""
    id = opened(host)
    move = moving.move

    def and_away(*given: object) -> None:
        move(*given)  # type: ignore[arg-type]
        DATABASES.take_away(stage.upprop.settings.database_url)
        raise Away("the connection is gone")

    monkeypatch.setattr(moving, "move", and_away)
    assert not bring_home(host, id)
    assert host.reserves.shut(id).exists() and host.reserves.open_now() is None
    monkeypatch.undo()
    DATABASES.give_back(stage.upprop.settings.database_url)
    assert bring_home(host, id) and knows(stage.upprop)


# --- a disk that is full ------------------------------------------------------------------------------------


@pytest.mark.sqlite
def test_on_a_full_disk_a_press_says_so_and_leaves_nothing_half_done(host: Host, stage: Stage) -> None:
    snapshot = stage.upprop.snapshot
    before = snapshot.read()
    data_dir = stage.upprop.settings.data_dir
    (data_dir / "upprop.db").unlink()
    said = on_a_full_disk(
        "import os\n"
        f"os.environ.update(EXERCISE='1', DATA_DIR={str(data_dir)!r}, SECRET_KEY={KEY!r})\n"
        "from conference.cli import main\n"
        "import sys; sys.argv = ['upprop', 'press', 'green', '--by', 'huddinge', '--why', 'Brand']; main()",
        room=20_000,
    )
    assert "this host could make no reserve: its disk is full" in said, said
    assert snapshot.read() == before
    assert {path.name for path in host.reserves.folder.iterdir()} <= {"snapshot", "keeper", "opening"}


def test_a_key_that_is_another_opens_nothing(host: Host, tmp_path: Path) -> None:
    path = host.house.snapshot.path
    path.write_bytes(path.read_bytes().replace(b"RESERVE 1", b"RESERVE 9"))
    with pytest.raises(Away, match="of no use: it is no call list of this version"):
        host.open()
    assert host.reserves.all() == []
