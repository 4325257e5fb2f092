"""History is appended; a change to it is seen, and weeding it is not a change."""

import pytest

from conference.domain.decision import Event
from conference.domain.meeting.events import ConferenceCancelled, ConferenceOpened, GatheringBegan, NoteTaken
from conference.storage import Store
from conference.storage.feed import Feed
from conference.storage.history import BEGINNING, events_of, verify_chain, weed
from tests.storage.given import NOON, POLICE, seconds

EVENTS: tuple[Event, ...] = (GatheringBegan(), ConferenceOpened(), NoteTaken("report", POLICE, "allt lugnt"))


@pytest.fixture
def told(store: Store) -> Store:
    with store.writing() as work:
        work.record("thursday", EVENTS[:2], NOON)
        work.record("another", EVENTS[:1], NOON)
    with store.writing() as work:
        work.record("thursday", EVENTS[2:], NOON + seconds(60))
    return store


def tamper(store: Store, statement: str) -> None:
    with store.writing() as work:
        assert work.connection.exec_driver_sql(statement).rowcount >= 1


def test_what_happened_is_told_in_order(told: Store) -> None:
    with told.reading() as work:
        assert events_of(work, "thursday") == [
            (NOON, EVENTS[0]),
            (NOON, EVENTS[1]),
            (NOON + seconds(60), EVENTS[2]),
        ]
        assert work.history("another") == [(NOON, EVENTS[0])]


def test_an_untouched_chain_is_whole(told: Store) -> None:
    with told.reading() as work:
        verdict = verify_chain(work, "thursday")
    assert (verdict.events, verdict.whole, verdict.broken_at) == (3, True, None)
    assert len(verdict.head) == 64


def test_a_chain_of_nothing_is_whole(store: Store) -> None:
    with store.reading() as work:
        verdict = verify_chain(work, "thursday")
    assert (verdict.events, verdict.head, verdict.whole) == (0, BEGINNING, True)


@pytest.mark.parametrize(
    ("statement", "broken_at"),
    [
        ("UPDATE payloads SET body = replace(body, 'lugnt', 'kaos') WHERE chain = 'thursday' AND seq = 3", 3),
        ("UPDATE history SET at = at + 1 WHERE chain = 'thursday' AND seq = 2", 2),
        ("UPDATE history SET kind = 'RoomBegan' WHERE chain = 'thursday' AND seq = 1", 1),
        ("DELETE FROM history WHERE chain = 'thursday' AND seq = 1", 2),
        ("DELETE FROM history WHERE chain = 'thursday' AND seq = 3", 3),
        ("DELETE FROM chains WHERE id = 'thursday'", 4),
        ("UPDATE chains SET head = 'a' WHERE id = 'thursday'", 4),
    ],
)
def test_whatever_is_changed_is_seen(told: Store, statement: str, broken_at: int) -> None:
    tamper(told, statement)
    with told.reading() as work:
        verdict = verify_chain(work, "thursday")
        assert not verdict.whole and verdict.broken_at == broken_at
        assert verify_chain(work, "another").whole


def test_weeding_leaves_the_chain_whole(told: Store) -> None:
    with told.reading() as work:
        before = verify_chain(work, "thursday")
    with told.writing() as work:
        assert weed(work, "thursday", ["NoteTaken"]) == 1
    with told.reading() as work:
        assert verify_chain(work, "thursday") == before
        assert [event for _, event in events_of(work, "thursday")] == list(EVENTS[:2])
    with told.writing() as work:
        assert weed(work, "thursday") == 2
        work.record("thursday", [ConferenceCancelled("slut")], NOON)
    with told.reading() as work:
        assert verify_chain(work, "thursday").whole


def test_a_short_payload_cannot_be_guessed_from_its_digest(store: Store) -> None:
    with store.writing() as work:
        work.record("a", [GatheringBegan(), GatheringBegan()], NOON)
        digests = work.connection.exec_driver_sql("SELECT digest FROM history").scalars().all()
    assert len(set(digests)) == 2


def test_the_tail_is_read_by_row(told: Store) -> None:
    assert [one.chain for one in Feed(told).since(1)] == ["thursday", "another", "thursday"]
    [last] = Feed(told).since(2, chain="thursday")
    assert (last.row, last.seq, last.kind, last.event) == (4, 3, "NoteTaken", EVENTS[2])
