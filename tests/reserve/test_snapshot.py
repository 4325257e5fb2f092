"""The call list of a host: sealed, replaced whole or not at all, and never given for what it is not."""

from pathlib import Path

import pytest

from conference.clock import Wall
from conference.files import alone
from conference.reserve.keeper import Keeper
from conference.reserve.sealing import HEADER, Unreadable, seal, unseal
from conference.reserve.snapshot import Snapshot
from conference.storage import Store, call_list
from conference.storage.migrate import migrate
from tests.reserve.full import on_a_full_disk
from tests.stage import KEY, Stage

THEN, LATER = Wall(1_700_000_000), Wall(1_700_000_060)


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    return Snapshot(tmp_path / "reserve", KEY)


def test_what_is_kept_is_given_back(snapshot: Snapshot) -> None:
    assert snapshot.keep(b"whom to call", THEN)
    assert snapshot.read() == b"whom to call"
    assert Snapshot(snapshot.path.parent, KEY).read() == b"whom to call"


def test_nobody_but_its_owner_may_read_the_file_and_nothing_in_it_is_in_the_clear(stage: Stage) -> None:
    assert stage.upprop.keeper().refresh()
    path = stage.upprop.snapshot.path
    assert path.stat().st_mode & 0o777 == 0o600 and path.parent.stat().st_mode & 0o777 == 0o700
    number = stage.number("polisen")
    assert number.encode() in stage.upprop.snapshot.read()
    assert number.encode() not in path.read_bytes()


def test_the_same_list_is_confirmed_and_not_written_again(snapshot: Snapshot) -> None:
    snapshot.keep(b"whom to call", THEN)
    before = snapshot.path.read_bytes()
    assert not Snapshot(snapshot.path.parent, KEY).keep(b"whom to call", LATER)
    assert snapshot.path.read_bytes() == before
    assert snapshot.confirmed_at() == LATER
    assert snapshot.keep(b"somebody else", LATER) and snapshot.path.read_bytes() != before


def test_without_the_key_it_is_useless(snapshot: Snapshot) -> None:
    snapshot.keep(b"whom to call", THEN)
    with pytest.raises(Unreadable, match="another SECRET_KEY, or has been altered"):
        Snapshot(snapshot.path.parent, "another" * 6).read()


@pytest.mark.parametrize("place", [len(HEADER), len(HEADER) + 12, -1], ids=["nonce", "content", "tag"])
def test_a_bit_that_is_another_is_seen(place: int) -> None:
    sealed = bytearray(seal(b"whom to call", KEY))
    sealed[place] ^= 1
    with pytest.raises(Unreadable, match="altered"):
        unseal(bytes(sealed), KEY)


@pytest.mark.parametrize("length", [0, 5, len(HEADER), len(HEADER) + 12, -1])
def test_one_that_was_cut_off_is_refused(length: int) -> None:
    with pytest.raises(Unreadable):
        unseal(seal(b"whom to call", KEY)[:length], KEY)


def test_one_of_another_version_is_not_guessed_at() -> None:
    with pytest.raises(Unreadable, match="this version"):
        unseal(seal(b"whom to call", KEY).replace(b"RESERVE 1", b"RESERVE 2"), KEY)


def test_a_host_that_has_none_says_so(snapshot: Snapshot) -> None:
    with pytest.raises(Unreadable, match="never kept one"):
        snapshot.read()
    assert snapshot.confirmed_at() is None


def test_a_full_disk_leaves_the_one_before(snapshot: Snapshot) -> None:
    snapshot.keep(b"whom to call", THEN)
    said = on_a_full_disk(
        "from conference.reserve.snapshot import Snapshot; from pathlib import Path; import os\n"
        f"Snapshot(Path({str(snapshot.path.parent)!r}), {KEY!r}).keep(os.urandom(9000), {LATER})"
    )
    assert "File too large" in said or "No space left" in said
    assert snapshot.read() == b"whom to call" and snapshot.confirmed_at() == THEN
    assert [path.name for path in snapshot.path.parent.iterdir()] == ["snapshot"]


# --- kept fresh -------------------------------------------------------------------------------------------


def test_the_list_follows_the_directory(stage: Stage) -> None:
    keeper, snapshot = stage.upprop.keeper(), stage.upprop.snapshot
    assert keeper.refresh()
    first = snapshot.read()
    stage.clock.forward(seconds=60)
    assert keeper.refresh() and snapshot.read() == first
    assert snapshot.confirmed_at() == stage.clock.wall()
    with stage.upprop.store.writing() as work:
        content = call_list.taken(work, stage.clock.now())
        assert content is not None
        call_list.fill(work, content.replace(stage.number("rsib").encode(), b"+46701740699"))
    assert keeper.refresh()
    assert b"+46701740699" in snapshot.read()


def test_another_database_is_filled_with_it(stage: Stage, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'other.db'}"
    migrate(url)
    upprop, now = stage.upprop, stage.clock.now()
    other = Store(url, county=upprop.county, house=upprop.house, secret_key=KEY)
    with upprop.store.reading() as look, other.writing() as work:
        content = call_list.taken(look, now)
        assert content is not None
        call_list.fill(work, content)
        assert call_list.taken(work, now) == content
        for function in ("lst-tib", "rsib", "huddinge-tib"):
            assert work.directory.phones(function) == look.directory.phones(function)
            assert work.directory.on_duty(function, now) == look.directory.on_duty(function, now)
    other.close()


def test_a_database_that_is_being_set_up_is_no_reason_to_forget_whom_to_call(
    stage: Stage, tmp_path: Path
) -> None:
    keeper, snapshot = stage.upprop.keeper(), stage.upprop.snapshot
    keeper.refresh()
    first = snapshot.read()
    empty = Keeper(snapshot, lambda: None, stage.clock)
    assert not empty.refresh() and snapshot.read() == first


def test_of_several_processes_one_keeps_it(stage: Stage) -> None:
    with alone(stage.upprop.snapshot.path.with_name("keeper")) as mine:
        assert mine
        assert not stage.upprop.keeper().refresh()
    assert stage.upprop.keeper().refresh()


def test_the_house_says_how_old_its_list_is(stage: Stage) -> None:
    def says() -> str:
        found = stage.web.get("/readyz").get_json()["findings"]
        return str(next(one["says"] for one in found if one["part"] == "reserve"))

    assert says() == "this host has no call list for the hour without the database"
    stage.upprop.keeper().refresh()
    stage.clock.forward(seconds=59)
    assert says() == "the call list of this host was confirmed 59 s ago"
    stage.clock.forward(minutes=11)
    assert says() == "the call list of this host is 12 minutes old"
