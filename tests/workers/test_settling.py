"""What may have been done is looked for. Nobody is rung twice for one reason, and nothing is left hanging."""

from collections.abc import Sequence

import pytest

from conference.clock import Wall
from conference.domain.meeting.commands import Gather
from conference.domain.meeting.effects import PlaceCall, SendText, SetLines
from conference.domain.meeting.seat import Attempt
from conference.storage.outbox import Claim
from exercise.faults import Rule
from tests.stage import Stage

POLICE = "polisen"


def settled(stage: Stage, rounds: Sequence[float] = (0, 1.6, 1.6, 0.5)) -> None:
    """Look after what is unknown, as a relay does, while the wall goes on."""
    settling = stage.upprop.settling(stage.delivery)
    for seconds in rounds:
        stage.forward(seconds=seconds)
        settling.settle_all()
    stage.settle()


def gather(stage: Stage, *faults: Rule) -> str:
    """Something goes wrong with the first call. The seat it was for."""
    stage.only(POLICE)
    stage.plan(minutes=5)
    for fault in faults:
        stage.network.faults.add(fault)
    stage.forward(seconds=1)
    effects = [claim.effect for claim in stage.upprop.outbox.unknowns(stage.clock.wall())]
    return next(effect.seat for effect in effects if isinstance(effect, PlaceCall))


def unknown(stage: Stage) -> list[type]:
    """What is unknown once it has rested since the last look."""
    return [type(claim.effect) for claim in stage.upprop.outbox.unknowns(Wall(stage.clock.wall() + 60))]


def attempts(stage: Stage, seat: str) -> tuple[Attempt, ...]:
    with stage.upprop.store.reading() as work:
        return work.seats.get(stage.id, seat).attempts


def test_a_timeout_after_the_phone_rang_is_one_ring(stage: Stage) -> None:
    seat = gather(stage, Rule("rest:POST Calls", "timeout_after_acting", times=1))
    assert unknown(stage) == [PlaceCall]
    settled(stage)
    assert stage.rings(seat) == 1
    assert unknown(stage) == []


def test_a_call_whose_reports_were_lost_too_is_found_in_the_carriers_list(stage: Stage) -> None:
    seat = gather(
        stage,
        Rule("rest:POST Calls", "timeout_after_acting", times=1),
        Rule("callback:initiated", "lose"),
        Rule("callback:ringing", "lose"),
    )
    settled(stage, (0,))
    with stage.upprop.store.reading() as work:
        legs = work.legs.to_number(stage.number(seat))
        assert [leg.call is not None for leg in legs] == [True]
    settled(stage)
    assert stage.rings(seat) == 1


def test_a_call_that_was_never_placed_gives_way_to_the_next_rung(stage: Stage) -> None:
    seat = gather(stage, Rule("rest:POST Calls", "hang", times=1))
    settled(stage)
    assert stage.rings(seat) == 0
    assert [attempt.outcome for attempt in attempts(stage, seat)] == ["unknown", "under_way"]


def test_one_look_is_not_enough(stage: Stage) -> None:
    seat = gather(stage, Rule("rest:POST Calls", "hang", times=1))
    settled(stage, (0, 1.6))
    assert unknown(stage) == [PlaceCall]
    assert attempts(stage, seat)[0].under_way


def test_what_a_worker_had_in_hand_when_it_died_is_looked_for(stage: Stage) -> None:
    effect = claimed_by_the_dead(stage)
    voice = stage.upprop.carriers.voices["twilio"]
    voice.place(effect.leg, effect.number, effect.ring)  # the carrier took it, and then the worker died
    settled(stage, (2, 1.6, 1.6, 1.6))
    assert stage.network.phone(effect.number).rings == 1
    assert attempts(stage, effect.seat)[0].under_way


def test_what_it_had_not_begun_with_goes_to_the_next_rung(stage: Stage) -> None:
    effect = claimed_by_the_dead(stage)
    settled(stage, (2, 1.6, 1.6, 1.6))
    assert stage.network.phone(effect.number).rings == 0
    assert [attempt.outcome for attempt in attempts(stage, effect.seat)] == ["unknown", "under_way"]


def claimed_by_the_dead(stage: Stage) -> PlaceCall:
    """The first call, in the hands of a process that is never heard of again."""
    stage.only(POLICE)
    stage.plan(minutes=8)
    stage.upprop.bus.handle(Gather(stage.id))
    while True:
        for row, command in stage.upprop.due.take(stage.clock.now()):
            stage.upprop.bus.handle(command, due=row)
        claim = stage.upprop.outbox.claim_next("dial", "dead", stage.clock.now(), stage.clock.wall())
        if isinstance(claim, Claim):
            assert isinstance(claim.effect, PlaceCall)
            return claim.effect


@pytest.mark.parametrize(("fault", "texts"), [("timeout_after_acting", 1), ("hang", 1), ("429", 1)])
def test_a_text_is_sent_once_whatever_the_answer(stage: Stage, fault: str, texts: int) -> None:
    stage.only(POLICE)
    stage.network.faults.add(Rule("rest:POST Messages", fault, times=1))
    stage.plan(minutes=5)
    stage.forward(seconds=1)
    settled(stage, (0, 1.6, 1.6, 1.6, 1.6))
    stage.forward(seconds=5)
    assert SendText not in unknown(stage)
    for place in stage.upprop.county.formats["ordinarie"].seats:
        if place.summoned:
            assert len(stage.phone(place.seat).texts) <= texts, place.seat


def test_lines_are_simply_set_again(stage: Stage) -> None:
    stage.only(POLICE, "lst-tib")
    stage.plan(minutes=5)
    stage.forward(seconds=15)
    with stage.upprop.store.writing() as work:
        work.send([SetLines(stage.id)], stage.clock.now(), stage.clock.wall())
    row = stage.upprop.outbox.claim_next("floor", "dead", stage.clock.now(), stage.clock.wall())
    assert row is not None
    settled(stage, (2, 1.6, 1.0))
    assert stage.upprop.outbox.next_ready() == {}
    assert unknown(stage) == []


@pytest.mark.parametrize("refusals", [0, 3, 8])
def test_having_been_asked_to_wait_does_not_count_as_having_been_sent_in_vain(
    stage: Stage, refusals: int
) -> None:
    """Storm 164: a carrier that was busy first and had a fault then; the summons of two never came."""
    for does, times in (("429", refusals), ("500", 3)):
        stage.network.faults.add(Rule("rest:POST Messages", does, times=times))
    stage.phone(POLICE).text("STATUS")
    settled(stage, rounds=(30, *(2.0,) * 30))
    assert len(stage.phone(POLICE).texts) == 1


def test_what_is_never_found_is_given_up_after_four_times(stage: Stage) -> None:
    rule = Rule("rest:POST Messages", "500")
    stage.network.faults.add(rule)
    stage.phone(POLICE).text("STATUS")
    settled(stage, rounds=(1, *(2.0,) * 40))
    assert stage.phone(POLICE).texts == []
    assert rule.done == 4
