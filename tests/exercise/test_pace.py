"""The rate of calls: evenly spaced starts, and a queue that is told of and has an end."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from twilio.base.exceptions import TwilioRestException

from exercise.clock import Agenda, ManualClock
from exercise.exchange.numbers import every_number
from exercise.exchange.pace import LONGEST_QUEUE, Pace
from tests.exercise.stage import POLICE, Stage, set_up


def test_calls_start_one_slot_apart_in_the_order_they_were_asked_for(stage: Stage) -> None:
    numbers = every_number()[:5]
    waits = [
        stage.client.calls.create(to=n, from_="+46846500400", twiml="<Response/>").queue_time for n in numbers
    ]
    stage.forward(10)
    rung = [
        (noticed.phone, noticed.at[17:19])
        for noticed in stage.network.ears.journal
        if noticed.kind == "rings"
    ]
    assert [phone for phone, _at in rung] == numbers
    assert [at for _phone, at in rung] == ["00", "01", "02", "03", "04"]
    assert waits == ["0", "1000", "2000", "3000", "4000"]


def test_a_higher_rate_starts_more_at_once() -> None:
    stage = set_up(calls_per_second=10.0)
    for number in every_number()[:10]:
        stage.call(number, "<Hangup/>")
    stage.forward(2)
    assert sum(stage.phone(number).rings for number in every_number()[:10]) == 10


def test_texts_and_calls_from_phones_are_not_held_back(stage: Stage) -> None:
    stage.call(POLICE, "<Hangup/>")
    stage.phone("+46701740640").dial()
    stage.forward(1)
    assert len(stage.product.asked("/voice")) == 1


def test_a_queue_of_more_than_a_day_is_full() -> None:
    stage = set_up(calls_per_second=1 / 50000)
    for _ in range(2):
        stage.call(POLICE, "<Hangup/>")
    with pytest.raises(TwilioRestException) as refused:
        stage.call(POLICE, "<Hangup/>")
    assert refused.value.code == 22005


@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(0, 5), min_size=1, max_size=40), st.sampled_from([1.0, 3.0, 30.0]))
def test_no_two_slots_are_closer_than_the_rate_allows(gaps: list[float], rate: float) -> None:
    clock = ManualClock()
    pace = Pace(Agenda(clock), rate)
    slots = []
    for gap in gaps:
        clock.forward(gap)
        slots.append(pace.next_slot())
        assert clock.now() <= slots[-1] <= clock.now() + LONGEST_QUEUE
    for earlier, later in pairwise(slots):
        assert later - earlier >= timedelta(seconds=1 / rate) - timedelta(microseconds=1)
