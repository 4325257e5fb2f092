"""Whether a meeting can be held is told in two parts at the most, whatever is wrong with it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.county.folder import read_county
from conference.domain.county.gsm7 import not_gsm7, segments
from conference.domain.county.texts import exercise_text, render
from conference.domain.instants import after
from conference.domain.meeting.link import By, State, Trial
from conference.domain.meeting.readiness import PARTS, Readiness, in_writing

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
COUNTY = read_county(Path("counties/stockholm"))
FORMATS = [format_ for format_ in COUNTY.formats.values() if format_.by_phone]


@st.composite
def found(draw: st.DrawFn) -> Readiness:
    format_ = draw(st.sampled_from(FORMATS))
    seats = st.lists(st.sampled_from([seat.seat for seat in format_.seats]), unique=True).map(tuple)
    carriers = st.sampled_from(("twilio", "second", "modem"))
    ways = st.builds(Trial, st.sampled_from(By), carriers, st.sampled_from(State), st.just(NOON))
    routes = draw(st.sampled_from(((), ("twilio",), ("twilio", "second"))))
    return Readiness(
        id=None,
        format=format_.id,
        title=format_.title,
        at=after(NOON, 3600),
        called=len(format_.seats),
        seconds_until_all_ring=draw(st.sampled_from((7.7, 19.0, 770.0))),
        without_number=draw(seats),
        without_holder=draw(seats),
        sharing_a_number=((draw(seats)),),
        barred=draw(seats),
        ways=tuple(draw(st.lists(ways, max_size=6))),
        rested=routes,
        returning=() if routes else ("modem",),
    )


@pytest.mark.parametrize("language", COUNTY.languages)
@given(one=found())
def test_it_goes_in_two_parts_and_in_the_old_alphabet(language: str, one: Readiness) -> None:
    called = {seat.seat: seat.called for seat in COUNTY.formats[one.format].seats}
    text = in_writing(
        one,
        called,
        COUNTY.zone,
        NOON,
        lambda saying: render(COUNTY.texts, saying, language),
        lambda words: exercise_text(COUNTY.texts, words, language),
    )
    sent = exercise_text(COUNTY.texts, text, language)
    assert segments(sent) <= PARTS and not_gsm7(sent) == (), sent
