"""What is counted is counted once, whoever counts, and asking for it costs the same in any year."""

from datetime import UTC, datetime, timedelta

from conference.clock import Wall
from conference.domain.decision import Event
from conference.domain.meeting.events import AttemptPlaced, AttemptSettled, TextSettled
from conference.domain.meeting.mending_events import Mended, Reconciled
from conference.storage import Store
from conference.storage.beats import Beats
from conference.storage.counting import AT_ONCE, Counting
from conference.storage.tallies import Tallies
from conference.tally import Tally

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


def happens(store: Store, *events: Event, chain: str = "thursday") -> None:
    with store.writing() as work:
        work.record(chain, events, NOW + timedelta(seconds=len(events)))


def tallied(store: Store) -> dict[tuple[str, str], float]:
    return {which: n for which, n in Tallies(store).all().items() if which[0] != "counted"}


SETTLED = AttemptSettled("polisen", "leg1", "busy")


def test_history_is_counted_by_kind(store: Store) -> None:
    happens(
        store,
        AttemptPlaced("polisen", "leg1", "holder", 1, None),
        SETTLED,
        AttemptSettled("hsf", "leg2", "joined", possible_duplicate=True),
        TextSettled("t1", "sent", "twilio"),
        TextSettled("t1", "delivered", "twilio"),
        TextSettled("t2", "sent", "twilio", closed=True),
        Reconciled(Mended.LEFT, "polisen"),
    )
    Counting(store).count()
    assert tallied(store) == {
        ("calls", "meeting|busy"): 1,
        ("calls", "meeting|joined"): 1,
        ("duplicates", "meeting"): 1,
        ("texts", "twilio|delivered"): 1,
        ("texts", "twilio|sent"): 1,
        ("reconciled", "left"): 1,
    }


def test_each_row_is_counted_once_whoever_counts(store: Store) -> None:
    for _ in range(3):
        happens(store, *[SETTLED] * (AT_ONCE // 2))
        for counting in (Counting(store), Counting(store)):
            while counting.count():
                pass
    assert tallied(store) == {("calls", "meeting|busy"): 3 * (AT_ONCE // 2)}


def test_of_two_that_have_read_the_same_rows_one_adds_them(store: Store) -> None:
    happens(store, SETTLED)
    one, other = Counting(store), Counting(store)
    rows = other._feed.since(0)
    one.count()
    other._add(0, rows)
    assert tallied(store) == {("calls", "meeting|busy"): 1}


def test_what_several_processes_have_counted_is_added_up(store: Store) -> None:
    first, second = Tally(), Tally()
    for tally in (first, second, second):
        tally.count("effects", "PlaceCall", "done")
    second.took("web", 0.03, "twilio.voice", "2xx")
    second.took("web", 9.0, "twilio.voice", "2xx")
    for tally in (first, second, first):
        Tallies(store).add(tally.take())
    assert tallied(store) == {
        ("effects", "PlaceCall|done"): 3,
        ("web", "twilio.voice|2xx|0.05"): 1,
        ("web", "twilio.voice|2xx|+Inf"): 1,
        ("web", "twilio.voice|2xx|sum"): 9.03,
    }


def test_what_could_not_be_handed_over_is_kept() -> None:
    tally = Tally()
    tally.count("effects", "PlaceCall", "done")
    tally.give_back(tally.take())
    tally.count("effects", "PlaceCall", "done")
    assert tally.take() == {("effects", "PlaceCall|done"): 2}


def test_the_signs_of_life_of_processes_long_gone_are_dropped(store: Store) -> None:
    beats = Beats(store)
    for process, wall in (("relay-1", 100.0), ("relay-2", 5000.0)):
        beats.beat(process, "relay", "host", Wall(wall))
    assert beats.forget(Wall(4000.0)) == 1
    assert beats.latest() == {"relay": 5000.0}
