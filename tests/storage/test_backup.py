"""A backup put in place gives the same rows, in either database and from one into the other."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import BigInteger, Boolean, Double, Integer

from conference.clock import Wall
from conference.domain.errors import Refused
from conference.domain.meeting.events import ConferenceOpened, GatheringBegan
from conference.storage import Store, rows
from conference.storage.backup import Damaged, draw, head_of, lay_out
from conference.storage.beats import Beats
from conference.storage.migrate import HEAD, migrate
from conference.storage.transplant import broken_chains, refuse_while_alive, transplant
from tests.databases import Databases
from tests.storage.given import KEY, NOON, a_conference, a_leg, a_text, lines

WALL = Wall(1000.5)
CHAINED = ("chains", "history", "payloads")
LETTERS = "aåäöÅÄÖ é€'\"\\{}:;,\n\t☎ 😀"


@pytest.fixture
def elsewhere(databases: Databases, tmp_path: Path) -> Iterator[Store]:
    """Another database of the same kind, with its tables and nothing in them."""
    with closing(Store(databases.fresh(tmp_path / "elsewhere", "migrated"), secret_key=KEY)) as store:
        yield store


@pytest.fixture
def of_sqlite(databases: Databases, tmp_path: Path) -> Iterator[Store]:
    (tmp_path / "of-sqlite").mkdir()
    with closing(Store(databases.new_file(tmp_path / "of-sqlite", "migrated"), secret_key=KEY)) as store:
        yield store


def fill(store: Store, seed: int) -> None:
    """A chain, and rows of everything else that nobody would think of."""
    dice = random.Random(seed)
    with store.writing() as work:
        work.record("thursday", [GatheringBegan(), ConferenceOpened()], NOON)
        work.record("house", [GatheringBegan()], NOON)
        for name, table in rows.tables().items():
            if name not in CHAINED:
                many = range(dice.randint(0, 4))
                rows.put(work.connection, table, [some_row(dice, table, n) for n in many])
        rows.count_on(work.connection)


def some_row(dice: random.Random, table: Any, n: int) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for column in table.columns:
        if column.primary_key or column.name == "key":
            own = n * 10 + 3
            row[column.name] = own if isinstance(column.type, BigInteger | Integer) else f"å{own}"
        else:
            row[column.name] = some_value(dice, column.type)
    return row


def some_value(dice: random.Random, type_: Any) -> Any:
    if isinstance(type_, Boolean):
        return dice.choice((True, False))
    if isinstance(type_, Double):
        return dice.uniform(-1e9, 1e9)
    if isinstance(type_, BigInteger):
        return dice.randint(-(2**62), 2**62)
    if isinstance(type_, Integer):
        return dice.randint(-(2**31), 2**31 - 1)
    return "".join(dice.choices(LETTERS, k=dice.randint(0, 40)))


def everything(store: Store) -> dict[str, list[rows.Row]]:
    with store.reading() as work:
        return {name: list(rows.rows(work.connection, table)) for name, table in rows.tables().items()}


def put_in_place(content: bytes, target: Store, folder: Path) -> None:
    file = folder / "laid-out.db"
    lay_out(content, file)
    with closing(Store(f"sqlite:///{file}")) as laid_out:
        transplant(laid_out, target)


@pytest.mark.parametrize("seed", range(4))
def test_what_is_put_in_place_is_what_was_drawn(
    seed: int, store: Store, elsewhere: Store, of_sqlite: Store, tmp_path: Path
) -> None:
    fill(store, seed)
    before = everything(store)
    assert sum(map(len, before.values())) > 10
    for target in (elsewhere, of_sqlite):
        put_in_place(draw(store, WALL), target, tmp_path)
        assert everything(target) == before
        (tmp_path / "laid-out.db").unlink()
        with target.reading() as work:
            assert broken_chains(work) == []


def test_from_one_kind_of_database_into_the_other(store: Store, of_sqlite: Store) -> None:
    fill(of_sqlite, 7)
    assert sum(transplant(of_sqlite, store).values()) == sum(map(len, everything(of_sqlite).values()))
    assert everything(store) == everything(of_sqlite)


def test_what_the_database_numbers_by_itself_goes_on_after_the_last(store: Store, elsewhere: Store) -> None:
    with store.writing() as work:
        work.send([lines(), lines()], NOON, WALL)
        work.record("thursday", [GatheringBegan()], NOON)
    transplant(store, elsewhere)
    with elsewhere.writing() as work:
        work.send([lines()], NOON, WALL)
        work.record("thursday", [ConferenceOpened()], NOON)
    there = everything(elsewhere)
    assert [row["id"] for row in there["outbox"]] == [1, 2, 3]
    assert [row["id"] for row in there["history"]] == [1, 2]
    with elsewhere.reading() as work:
        assert work.verify_chain("thursday").whole


def test_it_is_of_one_moment_whatever_is_written_meanwhile(store: Store, monkeypatch: Any) -> None:
    with store.writing() as work:
        work.conferences.add(a_conference())
        work.legs.add(a_leg())
    counted = rows.counted

    def and_meanwhile(connection: Any) -> dict[str, int]:
        counts = counted(connection)
        with store.writing() as other:
            other.texts.add(a_text())
            other.legs.get("leg1").step = 9
        return counts

    monkeypatch.setattr(rows, "counted", and_meanwhile)
    content = draw(store, WALL)
    assert b'"step":9' not in content.replace(b'\\"', b'"')
    assert b"Sammanfattning" not in content
    with store.reading() as work:
        assert work.legs.get("leg1").step == 9


def test_a_backup_of_an_earlier_version_is_brought_up_to_this_one(
    databases: Databases, elsewhere: Store, tmp_path: Path
) -> None:
    url = databases.fresh(tmp_path / "earlier", "empty")
    migrate(url, "0001_first_house")
    content = (
        b'{"upprop backup": 1, "version": "0001_first_house", "wall": 5.0, "counts": {"conferences": 1}}\n'
        b'["conferences", {"id": "c1", "format": "gron", "state": "ended", "planned_at": 0, "plan": "p",'
        b' "doc": "{}"}]'
    )
    put_in_place(content, elsewhere, tmp_path)
    [row] = everything(elsewhere)["conferences"]
    assert (row["id"], row["room"]) == ("c1", "c1"), "which the second version says of all before it"


@pytest.mark.parametrize(
    "harm",
    [
        lambda content: b"",
        lambda content: content[:-20],
        lambda content: content.rsplit(b"\n", 1)[0],
        lambda content: content + b'\n["elsewhere", {"id": 1}]',
        lambda content: content + b"\n[1]",
        lambda content: content.replace(HEAD.encode(), b"9999_tomorrow"),
        lambda content: content.replace(b'"upprop backup": 1', b'"upprop backup": 2'),
    ],
    ids=["nothing", "cut short", "a row less", "another table", "no row", "a later version", "another form"],
)
def test_what_is_not_whole_is_refused(harm: Callable[[bytes], bytes], store: Store, tmp_path: Path) -> None:
    fill(store, 3)
    content = draw(store, WALL)
    assert head_of(content).wall == WALL
    with pytest.raises(Damaged):
        lay_out(harm(content), tmp_path / "laid-out.db")


def test_a_database_that_has_something_is_left_alone(store: Store, elsewhere: Store) -> None:
    fill(store, 1)
    with elsewhere.writing() as work:
        work.legs.add(a_leg())
    before = everything(elsewhere)
    with pytest.raises(Refused, match="something in that database"):
        transplant(store, elsewhere)
    assert everything(elsewhere) == before
    transplant(store, elsewhere, replaces=True)
    assert everything(elsewhere) == everything(store)


def test_a_history_that_is_not_whole_is_not_taken_over(store: Store, elsewhere: Store) -> None:
    fill(store, 1)
    with store.writing() as work:
        work.connection.exec_driver_sql("UPDATE payloads SET body = body || ' ' WHERE chain = 'house'")
    with pytest.raises(Refused, match="house"):
        transplant(store, elsewhere)
    assert not any(everything(elsewhere).values())


def test_it_is_seen_whether_processes_still_run(store: Store) -> None:
    refuse_while_alive(store, WALL)
    Beats(store).beat("a", "relay", "host", WALL)
    with pytest.raises(Refused, match="relay still run"):
        refuse_while_alive(store, Wall(WALL + 1))
    refuse_while_alive(store, Wall(WALL + 10))
