"""Nobody is lost or doubled, and if one leaves, the order of the others does not change."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.domain.meeting.order import Facts, gone_past, open_floor, round_of_reports, unheard

ORDER = ("polisen", "brand", "region", "nord", "hamnar")
ALL = frozenset(ORDER)


@pytest.mark.parametrize(
    ("why", "facts", "present", "expected"),
    [
        ("the fixed order to begin with", Facts(ORDER), ALL, ORDER),
        (
            "less those who have spoken",
            Facts(ORDER, spoken=("polisen", "region")),
            ALL,
            ("brand", "nord", "hamnar"),
        ),
        (
            "less those with nothing to report",
            Facts(ORDER, silent=("brand",)),
            ALL,
            ("polisen", "region", "nord", "hamnar"),
        ),
        (
            "less those passed over",
            Facts(ORDER, skipped=("hamnar",)),
            ALL,
            ("polisen", "brand", "region", "nord"),
        ),
        (
            "less those out of the room",
            Facts(ORDER),
            ALL - {"brand", "nord"},
            ("polisen", "region", "hamnar"),
        ),
        (
            "the one who pressed first",
            Facts(ORDER, pressed="nord"),
            ALL,
            ("nord", "polisen", "brand", "region", "hamnar"),
        ),
        (
            "then those named in the planning call",
            Facts(ORDER, pressed="nord", named=("hamnar", "nord", "brand")),
            ALL,
            ("nord", "hamnar", "brand", "polisen", "region"),
        ),
        (
            "a lost line comes next after its return, whoever pressed",
            Facts(ORDER, pressed="nord", spoken=("polisen",), owed=("region",)),
            ALL,
            ("region", "nord", "brand", "hamnar"),
        ),
        (
            "a lost line that is still gone keeps nobody waiting",
            Facts(ORDER, spoken=("polisen",), owed=("region",)),
            ALL - {"region"},
            ("brand", "nord", "hamnar"),
        ),
        (
            "one whose place had been passed is taken at the end",
            Facts(ORDER, spoken=("brand",), missed=("polisen",)),
            ALL,
            ("region", "nord", "hamnar", "polisen"),
        ),
        (
            "the presser alone where the round is the presser's",
            Facts(ORDER, who="presser", pressed="nord", named=("brand",)),
            ALL,
            ("nord",),
        ),
        (
            "nobody where nobody pressed",
            Facts(ORDER, who="presser", named=("brand",)),
            ALL,
            (),
        ),
        (
            "those named, in their order, and not the presser again",
            Facts(ORDER, who="named", pressed="nord", named=("hamnar", "nord", "brand")),
            ALL,
            ("hamnar", "brand"),
        ),
        (
            "first one whom the chair let in and whose line was lost, whoever the round is for",
            Facts(ORDER, who="named", named=("brand",), owed=("region",)),
            ALL,
            ("region", "brand"),
        ),
        (
            "one named who is not in the order speaks too",
            Facts(ORDER, named=("gast",)),
            ALL | {"gast"},
            ("gast", *ORDER),
        ),
    ],
)
def test_the_round_is(why: str, facts: Facts, present: frozenset[str], expected: tuple[str, ...]) -> None:
    assert round_of_reports(facts, present) == expected, why


@pytest.mark.parametrize(
    ("why", "facts", "present", "expected"),
    [
        ("in the order asked", Facts(ORDER, tickets=("nord", "brand")), ALL, ("nord", "brand")),
        ("whether or not they have spoken", Facts(ORDER, spoken=ORDER, tickets=("nord",)), ALL, ("nord",)),
        ("less those out of the room", Facts(ORDER, tickets=("nord", "brand")), ALL - {"nord"}, ("brand",)),
        ("a lost line first", Facts(ORDER, tickets=("nord",), owed=("brand",)), ALL, ("brand", "nord")),
        ("nobody who has not asked", Facts(ORDER), ALL, ()),
    ],
)
def test_the_open_floor_is(
    why: str, facts: Facts, present: frozenset[str], expected: tuple[str, ...]
) -> None:
    assert open_floor(facts, present) == expected, why


def test_the_absent_whose_place_is_passed_are_missed_once() -> None:
    facts = Facts(ORDER, spoken=("polisen",), missed=("brand",))
    assert gone_past(facts, ALL - {"brand", "region"}, "nord") == ("region",)


def test_nobody_is_missed_for_one_who_speaks_out_of_turn() -> None:
    assert gone_past(Facts(ORDER, spoken=("polisen",)), frozenset(), "polisen") == ()


SEATS = tuple(f"s{number}" for number in range(9))
some = st.lists(st.sampled_from(SEATS), unique=True, max_size=9).map(tuple)
facts_of_any_kind = st.builds(
    Facts,
    order=st.permutations(SEATS).map(tuple),
    who=st.sampled_from(("all", "presser", "named")),
    pressed=st.none() | st.sampled_from(SEATS),
    named=some,
    spoken=some,
    silent=some,
    skipped=some,
    owed=some,
    missed=some,
    tickets=some,
)
rooms = st.frozensets(st.sampled_from(SEATS))


@given(facts_of_any_kind, rooms)
def test_nobody_is_lost_or_doubled(facts: Facts, present: frozenset[str]) -> None:
    order = round_of_reports(facts, present)
    done = {*facts.spoken, *facts.silent, *facts.skipped} - {*facts.owed}
    assert len(set(order)) == len(order)
    assert set(order) == {seat for seat in {*facts.round, *facts.owed} & present if seat not in done}


@given(facts_of_any_kind)
def test_the_presser_comes_first_then_those_named_then_the_fixed_order(facts: Facts) -> None:
    first = [facts.pressed] if facts.pressed else []
    named = [seat for seat in facts.named if seat not in first]
    rest = [seat for seat in facts.order if seat not in (*first, *named)]
    wanted = {"presser": first, "named": named, "all": [*first, *named, *rest]}
    assert list(facts.round) == wanted[facts.who]


@given(facts_of_any_kind)
def test_the_three_rounds_of_an_activation_hear_everybody_and_the_first_ones_only_once(facts: Facts) -> None:
    presser, named, everybody = (replace(facts, who=who).round for who in ("presser", "named", "all"))
    assert sorted(everybody) == sorted(facts.order)
    assert everybody[: len(presser) + len(named)] == (*presser, *named)
    assert not set(presser) & set(named)


@given(facts_of_any_kind, rooms, st.sampled_from(SEATS))
def test_if_one_leaves_the_order_of_the_others_is_the_same(
    facts: Facts, present: frozenset[str], leaver: str
) -> None:
    for order in (round_of_reports, open_floor):
        before = order(facts, present)
        assert order(facts, present - {leaver}) == tuple(seat for seat in before if seat != leaver)


@given(facts_of_any_kind, rooms)
def test_whoever_is_missed_is_still_unheard(facts: Facts, present: frozenset[str]) -> None:
    for seat in unheard(facts):
        missed = gone_past(facts, present, seat)
        assert not present.intersection(missed)
        assert set(missed) < set(unheard(facts))
