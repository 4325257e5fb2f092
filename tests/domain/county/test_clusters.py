"""Cluster membership has dates, and both ends count."""

from datetime import date

from conference.domain.county.clusters import ClusterSpan, cluster_of, members_of

SPANS = (
    ClusterSpan("norrtalje", "mitt", date(2015, 1, 1), date(2026, 6, 30)),
    ClusterSpan("norrtalje", "nord", date(2026, 7, 1)),
    ClusterSpan("sigtuna", "nord", date(2015, 1, 1)),
)


def test_a_member_changes_cluster_from_one_day_to_the_next() -> None:
    assert cluster_of(SPANS, "norrtalje", date(2026, 6, 30)) == "mitt"
    assert cluster_of(SPANS, "norrtalje", date(2026, 7, 1)) == "nord"


def test_a_member_may_stand_by_itself() -> None:
    assert cluster_of(SPANS, "stockholm", date(2026, 7, 1)) is None
    assert cluster_of(SPANS, "sigtuna", date(2014, 12, 31)) is None


def test_a_cluster_has_the_members_of_the_day() -> None:
    assert members_of(SPANS, "nord", date(2026, 1, 1)) == ("sigtuna",)
    assert members_of(SPANS, "nord", date(2027, 1, 1)) == ("norrtalje", "sigtuna")


def test_spans_that_touch_do_not_meet_and_spans_that_share_a_day_do() -> None:
    assert not SPANS[0].meets(SPANS[1])
    assert SPANS[0].meets(ClusterSpan("norrtalje", "nord", date(2026, 6, 30)))
    assert not SPANS[0].meets(SPANS[2])
