"""The bus: what is asked once is done once, and written down whole or not at all."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conference.bus import Bus, Collision, Handled, Work
from conference.clock import ManualClock
from conference.domain.county.texts import Saying, say
from conference.domain.decision import NOTHING, Decision
from conference.domain.decision import Due as Later
from conference.domain.errors import Refused
from conference.domain.meeting.commands import (
    CallIn,
    EndConference,
    Gather,
    NextSpeaker,
    OpenConference,
    PlanConference,
    Remind,
    RingNext,
    TakeNote,
)
from conference.domain.meeting.effects import Announce, SetLines, Whisper
from conference.domain.meeting.events import (
    ConferenceOpened,
    ConferencePlanned,
    GatheringBegan,
    LegEnded,
    NoteTaken,
)
from conference.storage import Store
from conference.storage.due import Due
from conference.storage.feed import Feed
from conference.storage.history import events_of, verify_chain
from conference.storage.outbox import Claim, Outbox
from tests.databases import Databases
from tests.storage.given import NOON, POLICE, a_leg, a_seat, seconds

LATER = NOON + seconds(60)


def gather(command: Gather, uow: Work, now: Any) -> Decision:
    """Everything a decision can hold."""
    return Decision(
        events=(GatheringBegan(),),
        effects=(
            Announce("thursday", say("welcome"), LATER, language="en", not_before=NOON + seconds(1)),
            SetLines("thursday"),
        ),
        due=(Later(OpenConference("thursday"), LATER, "open"),),
        cancelled=("open", "remind:*"),
    )


def open_conference(command: OpenConference, uow: Work, now: Any) -> Decision:
    uow.seats.get("thursday", POLICE).recalls += 1
    return Decision(events=(ConferenceOpened(),))


def refuse(command: EndConference, uow: Work, now: Any) -> Decision:
    uow.seats.get("thursday", POLICE).outcome = "present"
    assert uow.seats.present("thursday") == frozenset()  # which writes what has changed so far
    raise Refused("not now")


def ring(command: RingNext, uow: Work, now: Any) -> Decision:
    """Hits somebody else's change the first time."""
    seat = uow.seats.get("thursday", POLICE)
    seat.recalls += 1
    if ring.collisions:  # type: ignore[attr-defined]
        ring.collisions -= 1  # type: ignore[attr-defined]
        raise Collision("somebody else was there first")
    return Decision(events=(LegEnded(POLICE, "leg1", "gone"),))


def fall_over(command: NextSpeaker, uow: Work, now: Any) -> Decision:
    uow.seats.get("thursday", POLICE).recalls //= 0
    return NOTHING


def call_in(command: CallIn, uow: Work, now: Any) -> Decision:
    leg = uow.legs.get(command.leg)
    return Decision(events=(LegEnded(POLICE, leg.id, "gone"),))


def plan(command: PlanConference, uow: Work, now: Any) -> Decision:
    planned = [
        ConferencePlanned(id, "ordinarie", "Torsdag", True, NOON, "twilio", (), ()) for id in ("one", "two")
    ]
    told_elsewhere = Decision(events=(GatheringBegan(), ConferenceOpened())).in_history_of("three")
    return Decision(events=tuple(planned)) + told_elsewhere


def remind(command: Remind, uow: Work, now: Any) -> Decision:
    return Decision(
        effects=(
            Whisper("leg1", "thursday", say("next"), LATER),
            Whisper("leg1", "thursday", None, LATER, tones=True),
            Announce("thursday", say("welcome"), LATER, words="as it is"),
        )
    )


HANDLERS: dict[Any, Any] = {
    Gather: gather,
    OpenConference: open_conference,
    EndConference: refuse,
    RingNext: ring,
    CallIn: call_in,
    NextSpeaker: fall_over,
    PlanConference: plan,
    Remind: remind,
    TakeNote: lambda command, uow, now: Decision(events=(NoteTaken(command.kind, None, command.text),)),
}


class Bell:
    """Counts who was told of what."""

    def __init__(self) -> None:
        self.rung: list[frozenset[str]] = []
        self.broken = False

    def __call__(self, lanes: frozenset[str]) -> None:
        self.rung.append(lanes)
        if self.broken:
            raise ConnectionError("no bell")


@pytest.fixture
def store(tmp_path: Path, databases: Databases) -> Iterator[Store]:
    store = Store(databases.fresh(tmp_path, "migrated"))
    with store.writing() as work:
        work.seats.add(a_seat())
        work.legs.add(a_leg())
    ring.collisions = 0  # type: ignore[attr-defined]
    yield store
    store.close()


@pytest.fixture
def bell() -> Bell:
    return Bell()


@pytest.fixture
def bus(store: Store, bell: Bell) -> Bus:
    def render(saying: Saying, language: str) -> str:
        return f"{saying.key} in {language}"

    return Bus(store, HANDLERS, ManualClock(NOON), render, bell)


def recalls(store: Store) -> int:
    with store.reading() as work:
        return work.seats.get("thursday", POLICE).recalls


def claimed(store: Store, lane: str, after: float = 0) -> Claim:
    ticking = ManualClock(NOON + seconds(after))
    row = Outbox(store).claim_next(lane, "a", ticking.now(), ticking.wall())
    assert isinstance(row, Claim)
    return row


def test_a_decision_is_written_down_whole(store: Store, bus: Bus, bell: Bell) -> None:
    handled = bus.handle(Gather("thursday"))
    assert handled.done
    with store.reading() as work:
        assert events_of(work, "thursday") == [(NOON, GatheringBegan())]
        assert verify_chain(work, "thursday").whole
    assert claimed(store, "floor").effect == SetLines("thursday")
    spoken = claimed(store, "floor", after=1).effect
    assert isinstance(spoken, Announce) and spoken.words == "welcome in en"
    assert handled.decision.effects == (spoken, SetLines("thursday"))
    [(_, command)] = Due(store).take(LATER)
    assert command == OpenConference("thursday")
    assert bell.rung == [frozenset({"floor"})]


def test_only_what_has_no_words_yet_is_put_into_words(store: Store, bus: Bus) -> None:
    whisper, tones, said = bus.handle(Remind("thursday")).decision.effects
    assert (whisper.words, tones.words, said.words) == ("next in sv", "", "as it is")  # type: ignore[attr-defined]


def test_one_line_is_spoken_to_in_its_own_language(store: Store, bus: Bus) -> None:
    with store.writing() as work:
        work.legs.get("leg1").language = "en"
    whisper, _, said = bus.handle(Remind("thursday")).decision.effects
    assert (whisper.words, whisper.language) == ("next in en", "en")  # type: ignore[attr-defined]
    assert said.language == "sv"  # type: ignore[attr-defined]


def test_a_stamp_is_taken_once(store: Store, bus: Bus) -> None:
    assert bus.handle(OpenConference("thursday"), stamp="CA1:3").done
    assert bus.handle(OpenConference("thursday"), stamp="CA1:3") == Handled(False, NOTHING)
    assert bus.handle(OpenConference("thursday"), stamp="CA1:4").done
    assert recalls(store) == 2


def test_nobody_is_woken_where_there_is_nothing_new_to_do(store: Store, bus: Bus, bell: Bell) -> None:
    bus.handle(OpenConference("thursday"))
    assert bell.rung == []
    bus.handle(Remind("thursday"))
    assert len(bell.rung) == 1


def test_a_stamp_that_arrives_by_many_doors_at_once_is_taken_once(store: Store, bus: Bus) -> None:
    done: list[bool] = []
    doors = [
        threading.Thread(target=lambda: done.append(bus.handle(OpenConference("thursday"), stamp="1").done))
        for _ in range(6)
    ]
    for door in doors:
        door.start()
    for door in doors:
        door.join()
    assert sorted(done) == [False] * 5 + [True]
    assert recalls(store) == 1


def test_two_relays_use_a_due_row_once(store: Store, bus: Bus) -> None:
    with store.writing() as work:
        work.plan([Later(OpenConference("thursday"), NOON, "open")], "thursday")
    [(row, command)] = Due(store).take(NOON)
    answers: list[bool] = []
    relays = [
        threading.Thread(target=lambda: answers.append(bus.handle(command, due=row).done)) for _ in range(2)
    ]
    for relay in relays:
        relay.start()
    for relay in relays:
        relay.join()
    assert sorted(answers) == [False, True]
    assert recalls(store) == 1


def test_an_effect_is_settled_with_what_was_learnt(store: Store, bus: Bus) -> None:
    bus.handle(Gather("thursday"))
    row = claimed(store, "floor")
    assert bus.handle(OpenConference("thursday"), settles=(row.id, "done")).done
    assert not bus.handle(OpenConference("thursday"), settles=(row.id, "done")).done
    assert recalls(store) == 1


def test_a_refusal_leaves_nothing_behind_and_the_stamp_may_try_again(store: Store, bus: Bus) -> None:
    for _ in range(2):
        with pytest.raises(Refused):
            bus.handle(EndConference("thursday", "cli:anna"), stamp="1")
    with store.reading() as work:
        assert work.seats.get("thursday", POLICE) == a_seat()
    assert Feed(store).since(0) == []


def test_a_refusal_uses_up_the_due_row_and_the_effect_that_led_to_it(store: Store, bus: Bus) -> None:
    bus.handle(Gather("thursday"))
    row = claimed(store, "floor")
    [(due, _)] = Due(store).take(LATER)
    with pytest.raises(Refused):
        bus.handle(EndConference("thursday", "clock"), due=due, settles=(row.id, "done"))
    assert Due(store).take(LATER) == []
    assert not Outbox(store).close(row.id, "done")


def test_a_fault_uses_up_nothing(store: Store, bus: Bus) -> None:
    with store.writing() as work:
        work.plan([Later(NextSpeaker("thursday", "clock"), NOON, "next")], None)
    [(row, command)] = Due(store).take(NOON)
    with pytest.raises(ZeroDivisionError):
        bus.handle(command, stamp="1", due=row)
    assert len(Due(store).take(NOON)) == 1
    assert recalls(store) == 0


def test_a_collision_is_tried_again_and_counts_once(store: Store, bus: Bus) -> None:
    ring.collisions = 2  # type: ignore[attr-defined]
    assert bus.handle(RingNext("thursday", POLICE), stamp="1").done
    assert recalls(store) == 1


def test_one_who_is_always_in_the_way_is_told_of(store: Store, bus: Bus) -> None:
    ring.collisions = 3  # type: ignore[attr-defined]
    with pytest.raises(Collision):
        bus.handle(RingNext("thursday", POLICE), stamp="1")
    assert recalls(store) == 0
    assert bus.handle(RingNext("thursday", POLICE), stamp="1").done


def test_events_go_to_the_chain_of_the_conference_they_concern(store: Store, bus: Bus) -> None:
    bus.handle(CallIn("leg1", "CA1", None))  # knows its conference by the leg
    bus.handle(PlanConference("one", "ordinarie", NOON))  # the events say it themselves
    with store.reading() as work:
        assert [len(events_of(work, chain)) for chain in ("thursday", "one", "two", "three")] == [1, 1, 1, 2]


def test_what_concerns_no_conference_is_kept_all_the_same(store: Store, bus: Bus) -> None:
    bus.handle(TakeNote("", "note", "hej", "cli:anna"))
    with store.reading() as work:
        assert events_of(work, "house") == [(NOON, NoteTaken("note", None, "hej"))]


def test_a_broken_bell_harms_nobody(store: Store, bus: Bus, bell: Bell) -> None:
    bell.broken = True
    assert bus.handle(Gather("thursday")).done
    assert claimed(store, "floor").effect == SetLines("thursday")
