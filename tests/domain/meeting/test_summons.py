"""The ladder of one seat: tables of what is rung next, and what must always hold."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from conference.domain.county.ladders import Rung
from conference.domain.meeting.seat import Attempt
from conference.domain.meeting.summons import Exhausted, Ring, Step, WaitForLine, WaitUntil, next_step

NOW = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)
HOLDER = Rung("holder", "+46701740605", "Asta Berg", "holder", "sv")
SECOND = Rung("holder_second", "+46846500405", "Asta Berg", "holder", "sv")
SUBSTITUTE = Rung("substitute", "+46701740606", "Bo Dahl", "substitute", "sv")
SWITCHBOARD = Rung("switchboard", "+46846500410", None, "substitute", "sv")
LADDER = (HOLDER, SECOND, SUBSTITUTE, SWITCHBOARD)


def tried(rung: Rung, outcome: str, round_: int = 1, *, released: bool = False) -> Attempt:
    return Attempt(
        f"leg-{rung.to}-{round_}",
        rung.to,
        rung.number,
        round_,
        rung.by,
        rung.as_,
        NOW,
        outcome,
        released=released,
    )


def then(*attempts: Attempt, after: int = 0, rounds: tuple[int, ...] = (0, 90)) -> Step:
    return next_step(LADDER, rounds, attempts, NOW, NOW + timedelta(seconds=after))


def test_the_holder_is_rung_first() -> None:
    assert then() == Ring(HOLDER, 1)


def test_while_a_call_is_under_way_nobody_else_is_rung() -> None:
    assert then(tried(HOLDER, "under_way")) == WaitForLine()


def test_busy_no_answer_and_voicemail_lead_to_the_next_rung() -> None:
    for outcome in ("busy", "no_answer", "voicemail", "hung_up", "carrier_fault", "unknown"):
        assert then(tried(HOLDER, outcome)) == Ring(SECOND, 1)


def test_a_line_without_a_key_lets_the_next_rung_go_while_it_stays_up() -> None:
    assert then(tried(HOLDER, "under_way", released=True)) == Ring(SECOND, 1)


def test_a_seat_summoned_anew_begins_from_the_top_in_a_round_of_its_own() -> None:
    before = [tried(rung, "busy", round_) for round_ in (1, 2) for rung in LADDER]
    anew = NOW + timedelta(seconds=200)
    assert next_step(LADDER, (0, 90), before, anew, anew) == Ring(HOLDER, 3)
    again = replace(tried(HOLDER, "busy", 3), placed_at=anew)
    assert next_step(LADDER, (0, 90), [*before, again], anew, anew) == Ring(SECOND, 3)


def test_a_phone_still_on_a_line_of_ours_is_not_rung_in_the_next_round() -> None:
    up = tried(HOLDER, "under_way", released=True)
    others = [tried(rung, "no_answer") for rung in LADDER[1:]]
    assert then(up, *others, after=100) == Ring(SECOND, 2)


def test_who_says_that_someone_else_comes_is_not_rung_on_any_phone() -> None:
    assert then(tried(HOLDER, "someone_else")) == Ring(SUBSTITUTE, 1)


def test_a_bad_number_is_never_tried_again() -> None:
    attempts = [tried(HOLDER, "bad_number"), *(tried(rung, "busy") for rung in LADDER[1:])]
    assert then(*attempts, after=100) == Ring(SECOND, 2)


def test_the_second_round_waits_for_its_time() -> None:
    attempts = [tried(rung, "busy") for rung in LADDER]
    assert then(*attempts, after=30) == WaitUntil(NOW + timedelta(seconds=90))
    assert then(*attempts, after=90) == Ring(HOLDER, 2)


def test_after_the_last_round_the_ladder_is_exhausted() -> None:
    attempts = [tried(rung, "no_answer", round_) for round_ in (1, 2) for rung in LADDER]
    assert then(*attempts, after=500) == Exhausted()


def test_a_ringing_back_counts_as_no_rung_of_the_ladder() -> None:
    attempt = replace(tried(HOLDER, "busy"), recall=True)
    assert then(attempt) == Ring(HOLDER, 1)


@given(st.lists(st.sampled_from(["busy", "no_answer", "voicemail", "hung_up"]), min_size=20, max_size=20))
def test_every_rung_is_tried_at_most_once_a_round_and_the_ladder_ends(outcomes: list[str]) -> None:
    attempts: list[Attempt] = []
    now, rung_in_round = 0, []
    for outcome in outcomes:
        step = then(*attempts, after=now)
        if isinstance(step, WaitUntil):
            now = 90
            step = then(*attempts, after=now)
        if isinstance(step, Exhausted):
            break
        assert isinstance(step, Ring)
        rung_in_round.append((step.rung.to, step.round))
        attempts.append(tried(step.rung, outcome, step.round))
        now += 7
    assert len(rung_in_round) == len(set(rung_in_round)) == 2 * len(LADDER)


def test_a_phone_on_a_line_of_ours_is_passed_over_and_left_for_another_time() -> None:
    engaged = frozenset({HOLDER.number})
    assert next_step(LADDER, (0, 90), [], NOW, NOW, engaged) == Ring(SECOND, 1)
    others = [tried(rung, "busy") for rung in LADDER[1:]]
    assert next_step(LADDER, (0, 90), others, NOW, NOW, engaged) == WaitUntil(NOW + timedelta(seconds=90))
    assert next_step(LADDER, (0, 90), others, NOW, NOW) == Ring(HOLDER, 1)
