"""The database is there again: what was begun in the reserve goes on in the house, and rings nobody anew."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.reserve.test_pressing import PRESSED, Away
from tests.webhooks.api.caller import Caller

RELEASED, OPEN = 45, 420
"""Seconds after the press at which everybody is called, and at which their meeting has begun."""


@dataclass(frozen=True)
class Lived:
    """What the phones have lived through, and what became of every seat."""

    rings: dict[str, int]
    texts: dict[str, int]
    outcomes: dict[str, str]
    pages: dict[str, str]


def a_night(folder: Path, *, home_after: int | None) -> Lived:
    """Green is pressed and all are called. `home_after`: without the database until so many seconds later."""
    night = Away(folder)
    if home_after is not None:
        night.host.lose()
    assert Caller(night.stage).post("/activations", PRESSED).status_code == 201
    night.only_activation()
    deeds: dict[int, Callable[[], object]] = {RELEASED: lambda: night.wish("release"), OPEN: lambda: None}
    if home_after is not None:
        deeds[home_after] = night.host.come_home
    passed = 0
    for second in sorted(deeds):
        night.stage.forward(seconds=second - passed)
        deeds[second]()
        passed = second
    night.be_about("gron")
    if home_after is not None:
        assert night.record["reserve"] != [] and night.host.host.reserves.all() == []
    assert night.findings == () and night.stage.network.unexpected == []
    phones = night.stage.network.staff.phones
    lived = Lived(
        {number: phone.rings for number, phone in phones.items() if phone.rings},
        {number: len(phone.texts) for number, phone in phones.items() if phone.texts},
        night.stage.outcomes,
        night.pages,
    )
    night.host.house.close()
    return lived


@cache
def undisturbed() -> Lived:
    with tempfile.TemporaryDirectory() as folder:
        return a_night(Path(folder), home_after=None)


@settings(max_examples=1, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@example(home_after=1)
@given(home_after=st.integers(2, OPEN - 1).filter(lambda second: second != RELEASED))
def test_coming_home_at_any_moment_is_as_if_the_database_had_never_been_away(home_after: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert a_night(Path(folder), home_after=home_after) == undisturbed()
    assert max(undisturbed().rings.values()) == 2, "once for the page, once for the meeting"
    assert set(undisturbed().outcomes.values()) == {"present"}
