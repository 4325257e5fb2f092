"""functions.csv and ladders.yaml: what someone is on duty as, and in which order the phones are tried."""

import re

from conference.county.faults import Faults
from conference.county.marked import load
from conference.county.table import Row, Table, read
from conference.domain.county.clusters import ClusterSpan
from conference.domain.county.functions import Function
from conference.domain.county.ladders import RUNG_KINDS, Ladder
from conference.domain.county.members import Member

_TWO_DIGITS = re.compile(r"[0-9]{2}")


def read_functions(
    members: tuple[Member, ...], spans: tuple[ClusterSpan, ...], ladders: dict[str, Ladder], faults: Faults
) -> tuple[Function, ...]:
    required = ("id", "name", "called", "ladder", "code_digits")
    table = read("functions.csv", faults, required, ("member", "cluster")).unique("id")
    known_members = {member.id for member in members}
    known_clusters = {span.cluster for span in spans}
    owners: dict[str, str] = {}
    for row in table:
        if row["member"] and row["member"] not in known_members:
            table.fault(row, f"the member {row['member']} is not known")
        if row["cluster"] and row["cluster"] not in known_clusters:
            table.fault(row, f"the cluster {row['cluster']} is not known")
        if row["member"] and row["cluster"]:
            table.fault(row, "a function belongs to a member or to a cluster, not to both")
        if row["ladder"] and row["ladder"] not in ladders:
            table.fault(row, f"the ladder {row['ladder']} is not known")
        _check_digits(table, row, owners)
    return tuple(
        Function(
            id=row["id"],
            member=row["member"] or None,
            cluster=row["cluster"] or None,
            name=row["name"],
            called=row["called"],
            ladder=row["ladder"],
            code_digits=row["code_digits"],
        )
        for row in table
    )


def read_ladders(faults: Faults) -> dict[str, Ladder]:
    file = "ladders.yaml"
    mark = load(file, faults)
    if mark is None:
        return {}
    if not isinstance(mark.value, dict):
        faults.add(file, mark.line, f"a table was expected, not {mark.kind}")
        return {}
    ladders: dict[str, Ladder] = {}
    for id, rungs in mark.value.items():
        names = [str(rung.value) for rung in rungs.value] if isinstance(rungs.value, tuple) else []
        if not names:
            faults.add(file, rungs.line, f"the ladder {id} should be a list of rungs")
        for name in dict.fromkeys(names):
            if name not in RUNG_KINDS:
                faults.add(file, rungs.line, f"{name} is not a rung; a rung is {', '.join(RUNG_KINDS)}")
            if names.count(name) > 1:
                faults.add(file, rungs.line, f"{name} stands twice on the ladder {id}")
        ladders[id] = Ladder(id, tuple(kind for name in names for kind in RUNG_KINDS if kind == name))
    return ladders


def _check_digits(table: Table, row: Row, owners: dict[str, str]) -> None:
    """All functions of a member begin their codes alike, and no two owners do."""
    digits = row["code_digits"]
    if digits and not _TWO_DIGITS.fullmatch(digits):
        table.fault(row, f"code_digits is {digits}, not two digits")
        return
    owner = row["member"] or row["id"]
    if owners.setdefault(digits, owner) != owner:
        table.fault(row, f"codes that begin with {digits} belong to {owners[digits]}")
    if any(other != digits and whose == owner for other, whose in owners.items()):
        table.fault(row, f"the codes of {owner} begin with other digits elsewhere")
