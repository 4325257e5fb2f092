"""All 37 are accounted for, each exactly once, and nobody is called present because a call was completed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.domain.county.texts import render, say
from conference.domain.meeting.events import MemberBrief
from conference.domain.meeting.rollcall import BEST_FIRST, MemberOutcome, of_member, of_members, said


@pytest.mark.parametrize(
    ("why", "own", "cluster", "outcome", "seat"),
    [
        ("its seat was filled", {"a": "present"}, None, "present", "a"),
        (
            "the best of its seats counts",
            {"a": "not_reached", "b": "by_substitute"},
            None,
            "by_substitute",
            "b",
        ),
        ("present is better than a substitute", {"a": "by_substitute", "b": "present"}, None, "present", "b"),
        (
            "a declined seat is better than none reached",
            {"a": "not_reached", "b": "declined"},
            None,
            "declined",
            "b",
        ),
        (
            "while one is expected nothing worse is said",
            {"a": "declined", "b": "expected"},
            None,
            "expected",
            "b",
        ),
        ("by text is heard", {"a": "by_text"}, None, "by_text", "a"),
        ("its cluster spoke for it", {}, "present", "by_cluster", "kluster-nord"),
        ("by whoever had the cluster's seat", {}, "by_substitute", "by_cluster", "kluster-nord"),
        ("its cluster was not reached", {}, "not_reached", "not_reached", "kluster-nord"),
        ("its cluster declined", {}, "declined", "not_reached", "kluster-nord"),
        ("its cluster is still called", {}, "expected", "expected", "kluster-nord"),
        ("its own officer listened in", {"a": "present"}, "present", "present", "a"),
        ("it has no part in this format", {}, None, "not_called", None),
    ],
)
def test_a_member(why: str, own: dict[str, str], cluster: str | None, outcome: str, seat: str | None) -> None:
    seats = {**own, **({"kluster-nord": cluster} if cluster else {})}
    member = MemberBrief("m", ("a", "b"), "kluster-nord" if cluster else None)
    assert of_member(member, seats) == MemberOutcome("m", outcome, seat), why


def test_a_cluster_without_a_seat_in_the_format_speaks_for_nobody() -> None:
    assert of_member(MemberBrief("m", (), "kluster-nord"), {}).outcome == "not_called"


def test_it_is_said_how_many_and_who_is_missing() -> None:
    assert said(13, 15, ["Polisen", "Trafikverket"]) == say(
        "roll_call", present=13, expected=15, missing=["Polisen", "Trafikverket"]
    )
    assert said(15, 15, []) == say("roll_call_all", expected=15)


SEATS = tuple(f"s{number}" for number in range(6))


@given(
    st.lists(st.lists(st.sampled_from(SEATS), unique=True, max_size=3), min_size=37, max_size=37),
    st.dictionaries(st.sampled_from(SEATS), st.sampled_from(BEST_FIRST)),
)
def test_all_37_are_accounted_for(own: list[list[str]], seats: dict[str, str]) -> None:
    members = [MemberBrief(f"m{number}", tuple(mine), "s0") for number, mine in enumerate(own)]
    outcomes = of_members(members, seats)
    assert [outcome.member for outcome in outcomes] == [member.member for member in members]
    for member, outcome in zip(members, outcomes, strict=True):
        assert outcome.seat is None or outcome.seat in (*member.seats, member.cluster_seat)


def test_of_many_who_are_missing_only_the_first_are_named() -> None:
    words = {
        "sv": {"and": "och", "and_more": "{count} till", "roll_call": "{present} av {expected}: {missing}"}
    }
    names = [f"nr {number}" for number in range(1, 13)]
    told = render(words, said(65, 77, names), "sv")
    assert told == "65 av 77: nr 1, nr 2, nr 3, nr 4, nr 5, nr 6, nr 7, nr 8, nr 9 och 3 till"
    assert render(words, said(67, 77, names[:10]), "sv").endswith("nr 9 och nr 10")
