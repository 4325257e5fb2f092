"""Many at once, each on a connection of its own: nothing is taken twice, lost, overtaken or left waiting.

Threads wait for one another, never for a clock.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from itertools import combinations
from typing import Any

import pytest

from conference.bus import Bus, Handled
from conference.clock import ManualClock, Wall
from conference.domain.decision import Decision
from conference.domain.decision import Due as Later
from conference.domain.meeting.commands import Gather, OpenConference
from conference.domain.meeting.events import ConferenceOpened, GatheringBegan
from conference.domain.meeting.floor import Floor
from conference.ports import Whereabouts
from conference.storage import Store
from conference.storage.due import Due
from conference.storage.feed import Feed
from conference.storage.outbox import Claim, Outbox
from tests import postgres
from tests.storage.given import (
    NOON,
    POLICE,
    RESCUE,
    a_call,
    a_conference,
    a_leg,
    a_seat,
    a_sending,
    lines,
    seconds,
)

MANY = 4
WALL = Wall(1000.0)


begun: list[Any] = []
"""The commands whose handler was called, also where another was faster in the end."""


def count(command: Any, work: Any, now: Any) -> Decision:
    """Counts itself on the seat of the police, and tells of it."""
    begun.append(command)
    work.conferences.get("thursday")
    work.seats.get("thursday", POLICE).recalls += 1
    return Decision(events=(ConferenceOpened(),), effects=(lines(),))


@pytest.fixture
def meeting(store: Store) -> Store:
    with store.writing() as work:
        work.conferences.add(a_conference())
        work.seats.add(a_seat())
    return store


@pytest.fixture
def bus(meeting: Store) -> Bus:
    begun.clear()
    handlers: Any = {OpenConference: count}
    return Bus(meeting, handlers, ManualClock(NOON), lambda saying, language: saying.key, lambda lanes: None)


@pytest.fixture
def hands() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(MANY) as hands:
        yield hands


def together(hands: ThreadPoolExecutor, work: Callable[[], Any]) -> list[Any]:
    """What each of many says who begin at one moment."""
    start = threading.Barrier(MANY)

    def begin() -> Any:
        start.wait()
        return work()

    return [begun.result() for begun in [hands.submit(begin) for _ in range(MANY)]]


def recalls(store: Store) -> int:
    with store.reading() as work:
        return work.seats.get("thursday", POLICE).recalls


# --- nothing is taken twice -----------------------------------------------------------------------------


def test_each_row_is_claimed_by_one_and_a_strand_stays_in_order(
    store: Store, hands: ThreadPoolExecutor
) -> None:
    with store.writing() as work:
        work.send([a_sending(f"text{n % 5}") for n in range(40)], NOON, WALL)
    outbox = Outbox(store)

    def carry_out() -> list[tuple[int, str]]:
        done = []
        while (claim := outbox.claim_next("bulk", "a", NOON, WALL)) is not None:
            assert isinstance(claim, Claim)
            assert outbox.close(claim.id, "done")
            done.append((claim.id, claim.strand))
        return done

    by_hand = together(hands, carry_out)
    # A strand on which another has a row looks empty, so that some may have gone home early.
    assert carry_out() == []
    claimed = [row for done in by_hand for row, _ in done]
    assert sorted(claimed) == list(range(1, 41))
    assert all(a < b for done in by_hand for (a, its), (b, other) in combinations(done, 2) if its == other)


def test_a_stamp_is_taken_once_whoever_comes_with_it(
    bus: Bus, store: Store, hands: ThreadPoolExecutor
) -> None:
    for stamp in map(str, range(10)):
        taken = together(hands, lambda stamp=stamp: bus.handle(OpenConference("thursday"), stamp=stamp).done)
        assert sorted(taken) == [False] * (MANY - 1) + [True]
    assert recalls(store) == 10


def test_a_due_row_is_used_up_once_and_an_effect_settled_once(
    bus: Bus, store: Store, hands: ThreadPoolExecutor
) -> None:
    for _ in range(5):
        with store.writing() as work:
            work.plan([Later(OpenConference("thursday"), NOON, "open")], "thursday")
        [(row, command)] = Due(store).take(NOON)
        done = together(hands, lambda row=row, command=command: bus.handle(command, due=row).done)
        assert sorted(done) == [False] * (MANY - 1) + [True]
    [first] = [Outbox(store).claim_next("floor", "a", NOON, WALL)]
    assert isinstance(first, Claim)
    settles = (first.id, "done")
    done = together(hands, lambda: bus.handle(OpenConference("thursday"), settles=settles).done)
    assert sorted(done) == [False] * (MANY - 1) + [True]
    assert recalls(store) == 6


def test_a_slot_is_for_one_call_and_none_is_lost(store: Store, hands: ThreadPoolExecutor) -> None:
    with store.writing() as work:
        work.send([a_call(f"leg{n}") for n in range(30)], NOON, WALL)
    outbox = Outbox(store, {"twilio": 2.0})
    for slot in range(8):
        now = NOON + seconds(slot / 2)
        answers = together(hands, lambda now=now: outbox.claim_next("dial", "a", now, WALL))
        assert sum(isinstance(answer, Claim) for answer in answers) == 1
        assert {answer for answer in answers if not isinstance(answer, Claim)} == {now + seconds(0.5)}


# --- nothing is lost ------------------------------------------------------------------------------------


def test_writers_on_the_bus_lose_nobodys_change_and_the_chain_is_whole(
    bus: Bus, store: Store, hands: ThreadPoolExecutor
) -> None:
    together(hands, lambda: [bus.handle(OpenConference("thursday")) for _ in range(10)])
    assert recalls(store) == 10 * MANY
    with store.reading() as work:
        verdict = work.verify_chain("thursday")
    assert (verdict.whole, verdict.events) == (True, 10 * MANY)


def test_a_reader_sees_one_moment_whatever_is_written_meanwhile(meeting: Store) -> None:
    with meeting.reading() as work:
        assert work.conferences.look("thursday").chair == ""
        with meeting.writing() as other:
            other.conferences.get("thursday").chair = "lst-tib"
            other.seats.get("thursday", POLICE).recalls = 7
        assert work.seats.get("thursday", POLICE).recalls == 0
    assert recalls(meeting) == 7


def test_who_follows_history_by_row_sees_every_row_of_many_writers(
    store: Store, hands: ThreadPoolExecutor
) -> None:
    seen: list[int] = []

    def follow() -> None:
        while not seen or seen[-1] < 120:
            seen.extend(one.row for one in Feed(store).since(seen[-1] if seen else 0, limit=7))

    def append(chain: str) -> None:
        for _ in range(20):
            with store.writing() as work:
                work.record(chain, [GatheringBegan(), ConferenceOpened()], NOON)

    follower = threading.Thread(target=follow)
    follower.start()
    for begun in [hands.submit(append, chain) for chain in ("a", "b", "c")]:
        begun.result()
    follower.join()
    assert seen == list(range(1, 121))


@pytest.mark.postgres
@pytest.mark.parametrize("first_to_write", ["late", "early"])
def test_a_row_that_is_seen_late_is_not_gone_past(store: Store, first_to_write: str) -> None:
    """Whichever of the two wrote anything first: it is the numbers that count."""
    feed = Feed(store)
    with ExitStack() as late_ends, ExitStack() as early_ends:
        late = late_ends.enter_context(store.writing())
        early = early_ends.enter_context(store.writing())
        # A transaction has its place among transactions from when it first writes.
        for work in (late, early) if first_to_write == "late" else (early, late):
            work.first_time(f"stamp of {id(work)}", WALL)
        late.record("a", [GatheringBegan()], NOON)
        early.record("b", [GatheringBegan(), ConferenceOpened()], NOON)
        early_ends.close()
        assert feed.since(0) == [], "the rows after the one that is still to come are kept back"
        late_ends.close()
        assert [(one.row, one.chain) for one in feed.since(0)] == [(1, "a"), (2, "b"), (3, "b")]


@pytest.mark.postgres
def test_a_number_that_was_given_and_never_used_holds_up_nobody(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.writing() as work:
        work.record("a", [GatheringBegan()], NOON)
        raise ZeroDivisionError
    with store.writing() as work:
        work.record("a", [ConferenceOpened()], NOON)
    assert [one.row for one in Feed(store).since(0)] == [2]


# --- nobody waits for somebody who waits for them -----------------------------------------------------------


@pytest.mark.postgres
def test_a_timer_that_is_due_while_it_is_withdrawn_makes_nobody_wait(
    bus: Bus, store: Store, hands: ThreadPoolExecutor, url: str
) -> None:
    """The relay has the row, a key has the conference: in another order each would wait for the other."""
    with store.writing() as work:
        work.plan([Later(OpenConference("thursday"), NOON, "open:1")], "thursday")
    [(row, command)] = Due(store).take(NOON)
    with store.writing() as work:
        work.conferences.get("thursday")
        relayed: Future[Handled] = hands.submit(bus.handle, command, due=row)
        until_somebody_waits(url)
        work.plan((), "thursday", cancelled=["open:*"])
    assert not relayed.result().done
    assert begun == [], "the relay waited with nothing in its hands"


@pytest.mark.postgres
def test_two_who_do_wait_for_one_another_are_told_apart_and_one_tries_again(
    bus: Bus, store: Store, hands: ThreadPoolExecutor, url: str
) -> None:
    with store.writing() as work:
        work.conferences.add(a_conference("friday"))

    def across(command: Gather, work: Any, now: Any) -> Decision:
        first, second = ("thursday", "friday") if not crossed else ("friday", "thursday")
        crossed.append(first)
        work.conferences.get(first)
        if len(crossed) <= 2:
            both.wait()
        work.conferences.get(second).chair = "rsib"
        return Decision(events=(GatheringBegan(),))

    crossed: list[str] = []
    both = threading.Barrier(2)
    handlers: Any = {Gather: across}
    crossing = Bus(store, handlers, ManualClock(NOON), lambda saying, language: "", lambda lanes: None)
    begun = [hands.submit(crossing.handle, Gather("thursday")) for _ in range(2)]
    assert [one.result().done for one in begun] == [True, True]
    assert len(crossed) == 3, "one of the two had to begin again"
    with store.reading() as work:
        assert work.verify_chain("thursday").events == 2


def until_somebody_waits(url: str) -> None:
    """Returns when some connection waits for a lock of another's."""
    waits = "SELECT count(*) FROM pg_locks WHERE NOT granted"
    with postgres.connect(url) as watching:
        for _ in range(20_000):
            if watching.execute(waits).fetchone() != (0,):
                return
    raise AssertionError("nobody waits for anybody")


# --- whoever has waited is told what is true now ------------------------------------------------------------


@pytest.fixture
def on_a_line(meeting: Store) -> Store:
    """The police are on a line in the meeting; there is another meeting on Friday, with a place for them."""
    with meeting.writing() as work:
        work.floors.add(Floor("thursday"))
        work.legs.add(a_leg("leg1"))
        work.conferences.add(a_conference("friday"))
        work.seats.add(a_seat(conference="friday", code="654321"))
    return meeting


@pytest.mark.postgres
def test_whoever_has_waited_for_a_meeting_sees_all_of_it_as_it_has_become(
    on_a_line: Store, hands: ThreadPoolExecutor, url: str
) -> None:
    def one_more() -> None:
        with on_a_line.writing() as work:
            work.legs.whereabouts("leg1", floor=True)
            work.conferences.get("thursday").chair += "!"
            work.floors.get("thursday").closed += (RESCUE,)
            work.seats.get("thursday", POLICE).recalls += 1
            work.legs.get("leg1").step += 1

    with on_a_line.writing() as work:
        work.conferences.get("thursday").chair = "rsib"
        begun = [hands.submit(one_more) for _ in range(MANY)]
        until_somebody_waits(url)
        work.floors.get("thursday").closed = (POLICE,)
        work.seats.get("thursday", POLICE).recalls = 10
        work.legs.get("leg1").step = 20
    for one in begun:
        one.result()
    with on_a_line.reading() as work:
        assert work.conferences.look("thursday").chair == "rsib" + "!" * MANY
        assert work.floors.get("thursday").closed == (POLICE,) + (RESCUE,) * MANY
        assert work.seats.get("thursday", POLICE).recalls == 10 + MANY
        assert work.legs.get("leg1").step == 20 + MANY


@pytest.mark.postgres
def test_a_line_that_passes_to_another_meeting_meanwhile_is_found_there(
    on_a_line: Store, hands: ThreadPoolExecutor, url: str
) -> None:
    def where() -> Whereabouts:
        with on_a_line.writing() as work:
            found = work.legs.whereabouts("leg1")
            work.seats.get(str(found.conference), str(found.seat)).recalls += 1
            return found

    with on_a_line.writing() as work:
        leg = work.legs.get("leg1")
        looking = hands.submit(where)
        until_somebody_waits(url)
        leg.conference = "friday"
    assert looking.result() == ("friday", POLICE, None)
    with on_a_line.reading() as work:
        assert work.seats.get("friday", POLICE).recalls == 1
        assert work.seats.get("thursday", POLICE).recalls == 0
