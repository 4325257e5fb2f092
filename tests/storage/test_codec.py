"""What is stored comes back equal."""

from datetime import datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conference.domain.activation.activation import Activation
from conference.domain.meeting.conference import Conference
from conference.domain.meeting.effects import EFFECTS
from conference.domain.meeting.floor import Floor
from conference.domain.meeting.leg import Leg
from conference.domain.meeting.seat import Seat
from conference.domain.meeting.text import Text
from conference.domain.vocabulary import COMMANDS, EVENTS
from conference.storage import codec
from conference.storage.formats import with_format, without_format
from conference.storage.moments import moment, ticks
from tests.storage.given import a_conference

INSTANTS = st.integers(0, 130 * 365 * 86400 * 1_000_000).map(moment)
st.register_type_strategy(datetime, INSTANTS)
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))

FEW = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
CLASSES = (*COMMANDS, *EVENTS, *EFFECTS, Activation, Conference, Floor, Leg, Seat, Text)


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_a_round_trip_changes_nothing(cls: type[Any]) -> None:
    @FEW
    @given(st.from_type(cls))
    def round_trip(thing: Any) -> None:
        assert codec.load(cls, codec.dump(thing)) == thing

    round_trip()


@given(INSTANTS)
def test_an_instant_is_kept_to_the_microsecond(instant: datetime) -> None:
    assert moment(ticks(instant)) == instant


def test_a_conference_is_stored_without_its_format_and_gets_it_back() -> None:
    doc = without_format(a_conference())
    assert "polisen" not in doc
    assert with_format({"doc": doc}, a_conference().format) == a_conference()


def test_a_kind_that_is_not_registered_is_neither_written_nor_read() -> None:
    with pytest.raises(codec.UnknownKind):
        codec.commands.load("os.system", "{}")
    with pytest.raises(codec.UnknownKind):
        codec.events.dump(object())  # type: ignore[arg-type]


def test_no_two_things_go_by_one_name() -> None:
    for classes in (COMMANDS, EVENTS, EFFECTS):
        assert len({cls.__name__ for cls in classes}) == len(classes)
