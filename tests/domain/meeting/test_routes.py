"""Which way a text goes: the usual one, another while that fails, and gradually back; it never flaps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conference.domain.decision import NOTHING
from conference.domain.instants import Instant
from conference.domain.meeting.events import TextSettled
from conference.domain.meeting.routes import (
    ENOUGH,
    MEMORY,
    REST,
    RETURN,
    SELDOM,
    Outcome,
    next_route,
    route_of,
    trust,
)
from conference.domain.meeting.text import Text

NOON = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
WELL = {"usual": 1.0, "other": 1.0}


def at(seconds: float) -> Instant:
    return NOON + timedelta(seconds=seconds)


def outcomes(words: str, until: float = 0) -> list[Outcome]:
    """One letter for a text, one a second, the last at `until`: `.` went well, `x` did not."""
    return [Outcome(at(until - len(words) + 1 + n), word == ".") for n, word in enumerate(words)]


@pytest.mark.parametrize(
    ("words", "later", "trusted"),
    [
        ("", 0, 1.0),
        ("xx", 0, 1.0),
        ("xx" + "." * 35, 0, 1.0),
        ("xxx", 0, 0.0),
        ("x.x.x", 0, 0.0),
        ("x" + "." * 35 + "xx", 0, 1.0),
        ("." * 34 + "xxx", 0, 0.0),
        ("xxx", REST, 0.0),
        ("xxx", REST + RETURN / 2, 0.5),
        ("xxx", REST + RETURN, 1.0),
        ("xxx" + "." * 30, REST / 2, 0.0),
        ("xxx" + "." * MEMORY, 0, 1.0),
    ],
)
def test_it_is_trusted_by_its_last_37_and_by_how_long_ago_it_failed(
    words: str, later: float, trusted: float
) -> None:
    assert trust(outcomes(words), at(later)) == pytest.approx(trusted, abs=0.02)


def shares(purpose: str, trusted: dict[str, float], many: int = 4000) -> dict[str, float]:
    routes = [route_of(f"text{n}", purpose, trusted) for n in range(many)]
    return {route: routes.count(route) / many for route in trusted}


def test_a_summons_goes_by_the_usual_route_and_a_few_of_the_rest_by_the_other() -> None:
    assert shares("summons", WELL) == {"usual": 1.0, "other": 0.0}
    assert shares("summary", WELL)["other"] == pytest.approx(0.05, abs=0.015)


def test_what_one_is_not_trusted_with_goes_by_the_other() -> None:
    assert shares("summons", {"usual": 0.0, "other": 1.0}) == {"usual": 0.0, "other": 1.0}
    assert shares("summons", {"usual": 0.3, "other": 1.0})["usual"] == pytest.approx(0.3, abs=0.03)
    assert shares("summary", {"usual": 1.0, "other": 0.0}) == {"usual": 1.0, "other": 0.0}


def test_where_none_is_trusted_it_is_the_usual_one() -> None:
    assert shares("summons", {"usual": 0.0, "other": 0.0}) == {"usual": 1.0, "other": 0.0}


def test_what_one_has_not_taken_goes_to_the_most_trusted_of_the_others() -> None:
    three = {"usual": 1.0, "second": 0.2, "third": 0.9}
    assert next_route(["usual"], three) == "third"
    assert next_route(["usual", "third"], three) == "second"
    assert next_route(["usual", "third", "second"], three) is None


@given(
    st.text(min_size=1, max_size=20),
    st.sampled_from(["summons", *sorted(SELDOM)]),
    st.dictionaries(st.sampled_from("abc"), st.floats(0, 1), min_size=1),
)
def test_a_text_always_has_a_route_and_always_the_same(
    text: str, purpose: str, trusted: dict[str, float]
) -> None:
    route = route_of(text, purpose, trusted)
    assert route in trusted
    assert route_of(text, purpose, trusted) == route
    if max(trusted.values()) > 0:
        assert trusted[route] > 0, "a route that is rested carries nothing while another is trusted"


def played(works: Callable[[int], bool], every: int, hours: float) -> list[tuple[int, str, bool]]:
    """A text every so many seconds; the usual route works when `works` says: (second, route, was lost)."""
    usual: list[Outcome] = []
    sent = []
    for second in range(0, int(hours * 3600), every):
        trusted = {"usual": trust(usual, at(second)), "other": 1.0}
        route = route_of(f"text{second}", "summons", trusted)
        lost = route == "usual" and not works(second)
        sent.append((second, route, lost))
        if route == "usual":
            usual = [*usual, Outcome(at(second), not lost)][-MEMORY:]
    return sent


@pytest.mark.parametrize("every", [1, 5, 30])
def test_one_that_is_down_costs_three_texts_and_one_in_five_minutes_after_that(every: int) -> None:
    lost = [second for second, _, lost in played(lambda second: False, every, hours=3) if lost]
    assert lost[:ENOUGH] == [0, every, 2 * every]
    assert all(later - earlier > REST for earlier, later in pairwise(lost[ENOUGH - 1 :]))


def test_one_that_is_back_carries_more_and_more() -> None:
    sent = played(lambda second: second >= 12, 5, hours=1)
    by_usual = [
        [route for second, route, _ in sent if from_ <= second < from_ + 600] for from_ in range(0, 3600, 600)
    ]
    shares = [routes.count("usual") / len(routes) for routes in by_usual]
    assert shares == sorted(shares)
    assert shares[0] < 0.2 < shares[1] < 0.8 and shares[-1] == 1.0


@settings(deadline=None, max_examples=30)
@given(st.integers(1, 60), st.randoms(use_true_random=False))
def test_it_never_flaps_whatever_share_of_its_texts_is_lost(percent: int, dice: Random) -> None:
    """It is rested once in five minutes at the most."""
    sent = played(lambda second: dice.random() * 100 >= percent, 5, hours=2)
    usual: list[Outcome] = []
    rested: list[int] = []
    for second, route, lost in sent:
        before = trust(usual, at(second))
        if route == "usual":
            usual = [*usual, Outcome(at(second), not lost)][-MEMORY:]
        if before > 0 and trust(usual, at(second)) == 0:
            rested.append(second)
    assert all(later - earlier > REST for earlier, later in pairwise(rested))


def moved() -> Text:
    """A text that the usual route has lost, and that waits to go by the other."""
    text = Text("t1", None, None, "reply", "+46701740605", "Hej", 1, NOON, at(600), route="usual", ref="r1")
    text.move("other", "carrier_fault")
    return text


@pytest.mark.parametrize("late", ["pending", "unknown", "sent", "failed", "expired"])
def test_what_a_route_says_late_of_a_text_it_has_lost_changes_nothing(late: str) -> None:
    text = moved()
    assert text.observe(late, route="usual", ref="r1", error=None, now=at(5)) == NOTHING
    assert (text.status, text.route, text.ref) == ("pending", "other", None)


def test_that_it_has_arrived_all_the_same_is_good_to_know() -> None:
    text = moved()
    told = text.observe("delivered", route="usual", ref="r1", error=None, now=at(5))
    assert told.events == (TextSettled("t1", "delivered", "usual"),)
    assert text.final
