"""members.csv and clusters.csv: the organisations, and which of them share a seat since when."""

from datetime import date

from conference.county.faults import Faults
from conference.county.table import read
from conference.domain.county.clusters import ClusterSpan
from conference.domain.county.members import Member

_KINDS = (
    "county_board",
    "police",
    "armed_forces",
    "coast_guard",
    "transport",
    "region",
    "alarm_centre",
    "rescue",
    "port",
    "municipality",
)


def read_members(faults: Faults) -> tuple[Member, ...]:
    required, optional = ("id", "name", "short_name", "kind"), ("rescue_service", "always_staffs")
    table = read("members.csv", faults, required, optional).unique("id")
    rescue = {row["id"] for row in table if row["kind"] == "rescue"}
    for row in table:
        if row["kind"] and row["kind"] not in _KINDS:
            table.fault(row, f"kind is {row['kind']}; it may be {', '.join(_KINDS)}")
        if row["rescue_service"] and row["rescue_service"] not in rescue:
            table.fault(row, f"{row['rescue_service']} is not a rescue service among the members")
        if row["always_staffs"] not in ("", "yes"):
            table.fault(row, f"always_staffs is {row['always_staffs']}; it may be yes or empty")
    return tuple(
        Member(
            id=row["id"],
            name=row["name"],
            short_name=row["short_name"],
            kind=row["kind"],
            always_staffs=row["always_staffs"] == "yes",
            rescue_service=row["rescue_service"] or None,
        )
        for row in table
    )


def read_clusters(members: tuple[Member, ...], faults: Faults) -> tuple[ClusterSpan, ...]:
    table = read("clusters.csv", faults, ("member", "cluster", "from"), ("to",))
    known = {member.id for member in members}
    spans: list[ClusterSpan] = []
    for row in table:
        if row["member"] not in known:
            table.fault(row, f"the member {row['member']} is not known")
        span = ClusterSpan(
            row["member"], row["cluster"], table.day(row, "from") or date.min, table.day(row, "to")
        )
        if span.to and span.to < span.from_:
            table.fault(row, f"{span.member} leaves {span.cluster} before joining it")
        for other in spans:
            if span.meets(other):
                table.fault(row, f"{span.member} is in {other.cluster} on some of the same days")
        spans.append(span)
    return tuple(spans)
