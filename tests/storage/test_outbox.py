"""Effects are claimed by one, in order on their strand, at the carrier's pace."""

import multiprocessing
import threading
from typing import Any

import pytest
from sqlalchemy import event

from conference.clock import Wall
from conference.domain.instants import Instant
from conference.storage import Store
from conference.storage.beats import Beats
from conference.storage.engine import is_sqlite
from conference.storage.outbox import Claim, Outbox
from tests.storage.given import (
    NOON,
    a_call,
    a_sending,
    an_announcement,
    lines,
    seconds,
)

WALL = Wall(1000.0)


@pytest.fixture
def outbox(store: Store) -> Outbox:
    return Outbox(store, {"twilio": 2.0})


def put(store: Store, *effects: Any, wall: float = WALL) -> None:
    with store.writing() as work:
        work.send(effects, NOON, Wall(wall))


def claim(outbox: Outbox, lane: str, after: float = 0, process: str = "a") -> Claim:
    claimed = outbox.claim_next(lane, process, NOON + seconds(after), Wall(WALL + after))
    assert isinstance(claimed, Claim), claimed
    return claimed


def nothing(outbox: Outbox, lane: str, after: float = 0) -> bool:
    return outbox.claim_next(lane, "a", NOON + seconds(after), Wall(WALL + after)) is None


def test_the_most_urgent_comes_first_and_then_the_oldest(store: Store, outbox: Outbox) -> None:
    put(store, a_sending("late", 5), a_sending("first", 1), a_sending("second", 1))
    assert [claim(outbox, "bulk").strand for _ in range(3)] == ["text:first", "text:second", "text:late"]
    assert nothing(outbox, "bulk")


def test_a_lane_is_left_alone_by_the_others(store: Store, outbox: Outbox) -> None:
    put(store, lines())
    assert nothing(outbox, "dial") and nothing(outbox, "bulk")
    assert claim(outbox, "floor").effect == lines()


def test_a_strand_is_strictly_in_order(store: Store, outbox: Outbox) -> None:
    put(store, lines(), lines(), lines("another"))
    first = claim(outbox, "floor")
    assert claim(outbox, "floor").strand == "floor:another"
    assert nothing(outbox, "floor")  # claimed
    outbox.put_back(first.id, NOON + seconds(5), "429")
    assert nothing(outbox, "floor")  # put back, and not ready
    again = claim(outbox, "floor", after=5)
    assert (again.id, again.tries) == (first.id, 1)
    outbox.unknown(first.id, Wall(WALL + 6))
    assert nothing(outbox, "floor", after=6)  # unknown
    assert outbox.close(first.id, "done")
    assert claim(outbox, "floor", after=6).id == first.id + 1


def test_what_is_not_ready_is_not_claimed(store: Store, outbox: Outbox) -> None:
    put(store, an_announcement(after=3))
    assert nothing(outbox, "floor", after=2.9)
    assert outbox.next_ready() == {"floor": NOON + seconds(3)}
    assert claim(outbox, "floor", after=3).effect == an_announcement(after=3)
    assert outbox.next_ready() == {}


def test_calls_are_paced_and_nothing_else_is(store: Store, outbox: Outbox) -> None:
    put(store, a_call("a"), a_call("b"), a_call("c"), a_sending("text"))
    claim(outbox, "dial")
    assert outbox.claim_next("dial", "a", NOON, WALL) == NOON + seconds(0.5)
    assert claim(outbox, "bulk")
    claim(outbox, "dial", after=0.5)
    assert outbox.claim_next("dial", "a", NOON + seconds(0.9), WALL) == NOON + seconds(1)
    claim(outbox, "dial", after=3)  # a pause is not saved up
    put(store, a_call("d"))
    waits_until = outbox.claim_next("dial", "a", NOON + seconds(3), WALL)
    assert isinstance(waits_until, Instant) and waits_until > NOON + seconds(3.3)


def test_each_carrier_has_a_pace_of_its_own_and_keeps_nobody_waiting_for_another(store: Store) -> None:
    both = Outbox(store, {"twilio": 1.0, "second": 10.0})
    put(store, a_call("a", 1), a_call("b", 2), *(a_call(f"s{i}", 3 + i, carrier="second") for i in range(3)))
    assert [claim(both, "dial").strand for _ in range(2)] == ["leg:a", "leg:s0"]
    assert both.claim_next("dial", "a", NOON, WALL) == NOON + seconds(0.1)
    assert claim(both, "dial", after=0.1).strand == "leg:s1"
    assert claim(both, "dial", after=0.2).strand == "leg:s2"
    assert both.claim_next("dial", "a", NOON + seconds(0.3), WALL) == NOON + seconds(1)
    assert claim(both, "dial", after=1).strand == "leg:b"


def test_coming_a_little_late_for_each_slot_does_not_slow_the_pace(store: Store, outbox: Outbox) -> None:
    put(store, *(a_call(str(leg)) for leg in range(20)))
    for start in range(20):
        claim(outbox, "dial", after=start * 0.5 + (0.1 if start % 2 else 0.0))


def test_a_moment_lost_at_a_high_rate_is_caught_up_with_and_a_pause_is_not(store: Store) -> None:
    fast = Outbox(store, {"twilio": 30})
    put(store, *(a_call(str(leg)) for leg in range(20)))
    claim(fast, "dial")
    for _ in range(6):  # six slots went by while nobody looked
        claim(fast, "dial", after=0.2)
    assert isinstance(fast.claim_next("dial", "a", NOON + seconds(0.2), WALL), Instant)
    claim(fast, "dial", after=1)
    assert isinstance(fast.claim_next("dial", "a", NOON + seconds(1), WALL), Instant)


def test_a_slot_is_for_the_most_urgent_call(store: Store, outbox: Outbox) -> None:
    put(store, a_call("listener", 6), a_call("leader", 1))
    assert claim(outbox, "dial").strand == "leg:leader"


def test_of_many_who_try_one_has_it(store: Store, url: str) -> None:
    put(store, *(a_sending(str(text)) for text in range(40)))
    claimed: list[int] = []

    def drain(name: str) -> None:
        mine = Outbox(Store(url))
        while isinstance(row := mine.claim_next("bulk", name, NOON, WALL), Claim):
            claimed.append(row.id)

    there = multiprocessing.get_context("fork")
    other = there.Process(target=_drain_elsewhere, args=(url, answers := there.SimpleQueue()))
    other.start()
    threads = [threading.Thread(target=drain, args=(f"thread{n}",)) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    claimed += answers.get()
    other.join()
    assert sorted(claimed) == list(range(1, 41))


def _drain_elsewhere(url: str, answers: Any) -> None:
    mine = Outbox(Store(url))
    claimed = []
    while isinstance(row := mine.claim_next("bulk", "elsewhere", NOON, WALL), Claim):
        claimed.append(row.id)
    answers.put(claimed)


def test_a_row_is_settled_once(store: Store, outbox: Outbox) -> None:
    put(store, lines())
    mine = claim(outbox, "floor")
    with store.writing() as work:
        assert outbox.settle(work, mine.id, "done", "as asked")
    with store.writing() as work:
        assert not outbox.settle(work, mine.id, "failed")
    assert not outbox.put_back(mine.id, NOON)
    with pytest.raises(ValueError), store.writing() as work:
        outbox.settle(work, mine.id, "perhaps")


def test_claims_of_the_silent_become_unknown_and_of_the_living_do_not(store: Store, outbox: Outbox) -> None:
    put(store, a_sending("1"), a_sending("2"), a_sending("3"))
    for process in ("alive", "silent", "never-heard"):
        claim(outbox, "bulk", process=process)
    beats = Beats(store)
    beats.beat("silent", "bulk", "host", WALL)
    beats.beat("alive", "bulk", "host", Wall(WALL + 1))
    assert outbox.claims_of_silent(Wall(WALL + 1.4)) == []
    unknown = outbox.claims_of_silent(Wall(WALL + 2))
    assert [row.strand for row in unknown] == ["text:2", "text:3"]
    assert all(row.unknown_at == WALL + 2 for row in unknown)
    assert outbox.claims_of_silent(Wall(WALL + 2)) == []
    assert [row.id for row in outbox.unknowns(Wall(WALL + 2))] == [row.id for row in unknown]


def test_an_unknown_row_is_looked_at_again_only_after_a_while(store: Store, outbox: Outbox) -> None:
    put(store, a_sending("1"))
    mine = claim(outbox, "bulk")
    outbox.unknown(mine.id, WALL)
    outbox.look_again(mine.id, WALL)
    assert outbox.unknowns(Wall(WALL + 1)) == []
    [row] = outbox.unknowns(Wall(WALL + 1.5))
    assert row.looks == 1
    outbox.put_back(mine.id, NOON)
    assert claim(outbox, "bulk").looks == 0


def test_a_newer_one_waiting_on_the_strand_is_seen(store: Store, outbox: Outbox) -> None:
    put(store, lines(), lines("another"))
    mine = claim(outbox, "floor")
    assert not outbox.newer_on_strand(mine.id, mine.strand, "SetLines")
    put(store, lines())
    assert outbox.newer_on_strand(mine.id, mine.strand, "SetLines")
    assert not outbox.newer_on_strand(mine.id, mine.strand, "EndRoom")


def test_it_is_known_how_long_each_lane_has_waited(store: Store, outbox: Outbox) -> None:
    put(store, lines(), lines(), an_announcement(after=3))
    put(store, a_sending("1"), wall=WALL + 1)
    assert outbox.waiting_since(NOON + seconds(4), Wall(WALL + 4)) == {"floor": 4.0, "bulk": 3.0}
    claim(outbox, "floor")  # the next of its strand waits for it, and for nobody else
    assert outbox.waiting_since(NOON + seconds(4), Wall(WALL + 4)) == {"floor": 1.0, "bulk": 3.0}


def test_the_words_of_an_effect_can_be_asked_for_whatever_became_of_it(store: Store, outbox: Outbox) -> None:
    put(store, an_announcement())
    outbox.close(claim(outbox, "floor").id, "done")
    assert outbox.effect(1) == an_announcement()
    assert outbox.effect(2) is None


def test_looking_for_work_does_not_cost_more_as_the_outbox_ages(store: Store, outbox: Outbox) -> None:
    with store.writing() as work:
        work.connection.exec_driver_sql(
            """WITH RECURSIVE old(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM old WHERE n < 20000)
            INSERT INTO outbox (strand, lane, kind, doc, urgency, ready_at, state,
                                tries, looks, note, made_at)
            SELECT 'floor:thursday', 'floor', 'SetLines', '{}', 0, 0, 'done', 0, 0, '', 0 FROM old"""
        )
        if not is_sqlite(store._engine):
            work.connection.exec_driver_sql("ANALYZE outbox")  # as it does by itself after so many rows
    put(store, lines())
    steps = _steps(store, lambda: claim(outbox, "floor"))
    assert steps < 1000, "claiming went through what is done"
    steps = _steps(store, lambda: [outbox.waiting_since(NOON, WALL), outbox.unknowns(WALL)])
    steps += _steps(store, lambda: [outbox.claims_of_silent(Wall(WALL + 9)), outbox.next_ready()])
    assert steps < 1000, "looking after claims went through what is done"


def _steps(store: Store, work: Any) -> int:
    """What it cost the database, for which no clock is needed.

    In SQLite the steps of its machine, to the hundred; in PostgreSQL the rows that were gone through.
    """
    return _of_sqlite(store, work) if is_sqlite(store._engine) else _of_postgresql(store, work)


def _of_sqlite(store: Store, work: Any) -> int:
    counted = 0

    def count() -> int:
        nonlocal counted
        counted += 100
        return 0

    def watch(connection: Any, *_: Any) -> None:
        connection.connection.dbapi_connection.set_progress_handler(count, 100)

    event.listen(store._engine, "begin", watch)
    try:
        work()
    finally:
        event.remove(store._engine, "begin", watch)
    return counted


def _of_postgresql(store: Store, work: Any) -> int:
    rows = "SELECT sum(seq_tup_read + idx_tup_fetch) FROM pg_stat_user_tables"

    def told_at_once(connection: Any, *_: Any) -> None:
        connection.connection.dbapi_connection.execute("SELECT pg_stat_force_next_flush()")

    event.listen(store._engine, "begin", told_at_once)
    try:
        with store._engine.connect() as connection:
            before = connection.exec_driver_sql(rows).scalar_one()
        work()
        with store._engine.connect() as connection:
            return int(connection.exec_driver_sql(rows).scalar_one() - before)
    finally:
        event.remove(store._engine, "begin", told_at_once)
