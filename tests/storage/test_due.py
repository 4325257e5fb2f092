"""Dues are the only timers: kept, replaced, withdrawn and used up once."""

from conference.domain.decision import Due as Later
from conference.domain.meeting.commands import Gather, OpenConference, Remind
from conference.storage import Store
from conference.storage.due import Due
from tests.storage.given import NOON, seconds


def plan(store: Store, *dues: Later) -> None:
    with store.writing() as work:
        work.plan(dues, None)


def gather(key: str, after: float = 0, conference: str = "thursday") -> Later:
    return Later(Gather(conference), NOON + seconds(after), key)


def test_what_is_due_comes_longest_overdue_first(store: Store) -> None:
    plan(store, gather("b", 2, "b"), gather("a", 1, "a"), gather("c", 3, "c"))
    due = Due(store)
    assert due.next_at() == NOON + seconds(1)
    assert [command for _, command in due.take(NOON + seconds(2))] == [Gather("a"), Gather("b")]
    assert [command for _, command in due.take(NOON + seconds(9), limit=1)] == [Gather("a")]
    assert due.take(NOON) == []


def test_the_same_key_takes_the_earlier_ones_place_under_another_id(store: Store) -> None:
    plan(store, gather("gather:thursday"))
    due = Due(store)
    [(old, _)] = due.take(NOON)
    plan(store, Later(OpenConference("thursday"), NOON, "gather:thursday"))
    [(new, command)] = due.take(NOON)
    assert command == OpenConference("thursday")
    assert new != old
    with store.writing() as work:
        assert not work.consume(old)


def test_keys_are_withdrawn_by_name_or_by_beginning(store: Store) -> None:
    plan(store, *(gather(key) for key in ("turn:1", "turn:1:warn", "turn:1:up", "turn:12:up", "Turn:1:up")))
    with store.writing() as work:
        work.plan((), None, cancelled=["turn:1", "turn:1:*", "turn:9"])
    with store.reading() as work:
        left = work.connection.exec_driver_sql("SELECT key FROM due ORDER BY key").scalars().all()
    assert left == ["Turn:1:up", "turn:12:up"]


def test_a_row_is_used_up_once(store: Store) -> None:
    plan(store, gather("a"))
    [(row, _)] = Due(store).take(NOON)
    with store.writing() as work:
        assert work.consume(row)
        assert not work.consume(row)


def test_a_row_whose_command_fails_is_put_off(store: Store) -> None:
    plan(store, Later(Remind("thursday"), NOON, "a"))
    due = Due(store)
    [(row, _)] = due.take(NOON)
    due.put_off(row, NOON + seconds(10))
    assert due.take(NOON) == []
    assert due.take(NOON + seconds(10)) == [(row, Remind("thursday"))]


def test_a_command_of_a_later_version_holds_up_nobody(store: Store) -> None:
    plan(store, gather("a"), gather("b", 1))
    with store.writing() as work:
        work.connection.exec_driver_sql("UPDATE due SET kind = 'Levitate' WHERE key = 'a'")
    [(_, command)] = Due(store).take(NOON + seconds(1))
    assert command == Gather("thursday")
