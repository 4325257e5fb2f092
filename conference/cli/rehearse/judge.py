"""Whether what was expected holds: a finding is a sentence, and none means passed.

Every question is asked of what can be seen from outside: the record the product gives out, what reached the
phones, and what the carrier was asked for.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any

from conference.cli.rehearse.cast import Cast
from conference.cli.rehearse.fitting import fits
from conference.cli.rehearse.scenario import Expectation, MeetingExpected, Noticed, SeatExpected

LONGEST_OVERLAP = 2.0
"""Seconds of the wall for which two lines may be open while the floor passes on."""
HAD_THE_FLOOR = ("spoke", "lost_line")
"""Of a seat in the round: others were passed over, or read out together."""

Record = Mapping[str, Any]
Entry = Mapping[str, Any]


def of_the_record(record: Record, expect: MeetingExpected) -> list[str]:
    findings: list[str] = []
    state = record["conference"]["state"]
    if expect.state is not None and state != expect.state:
        findings.append(f"the conference is {state}, not {expect.state}")
    seats = {row["seat"]: row for row in record["seats"]}
    for seat, expected in expect.seats.items():
        findings += _of_a_seat(seat, seats.get(seat), expected)
    members = {row["member"]: row["outcome"] for row in record["members"]}
    for member, outcome in expect.members.items():
        if members.get(member) != outcome:
            findings.append(f"the member {member} is {members.get(member, 'not there')}, not {outcome}")
    of_the_rest = (_of_the_order, _of_the_texts, _of_the_missing)
    return [*findings, *(finding for of in of_the_rest for finding in of(record, expect))]


def _of_a_seat(seat: str, row: Record | None, expected: SeatExpected) -> list[str]:
    if row is None:
        return [f"{seat} has no row in the record"]
    found = {
        "outcome": row["outcome"],
        "reason": row["reason"],
        "via": row.get("via"),
        "late": row["late"],
        "attempts": tuple(attempt["outcome"] for attempt in row["attempts"]),
    }
    return [
        f"{seat}: {what} is {_shown(found[what])}, not {_shown(wanted)}"
        for what in found
        if (wanted := getattr(expected, what)) is not None and found[what] != wanted
    ]


def _of_the_order(record: Record, expect: MeetingExpected) -> list[str]:
    if expect.order is None:
        return []
    spoke = tuple(dict.fromkeys(row["seat"] for row in record["round"] if row["how"] in HAD_THE_FLOOR))
    if spoke == expect.order:
        return []
    return [f"the order was {', '.join(spoke) or 'empty'}, not {', '.join(expect.order)}"]


def _of_the_missing(record: Record, expect: MeetingExpected) -> list[str]:
    without = tuple(row["what"] for row in record["without"])
    if expect.without is None or without == expect.without:
        return []
    return [f"it was held without {', '.join(without) or 'nothing'}, not {', '.join(expect.without)}"]


def _of_the_texts(record: Record, expect: MeetingExpected) -> list[str]:
    findings = _of_the_statuses(record, expect.texts)
    words = (record["summary"] or {}).get("text", "")
    for pattern in expect.summary:
        if not re.search(pattern, words):
            findings.append(f"the summary does not say “{pattern}”")
    return findings


def _of_the_statuses(record: Record, expected: Mapping[str, str]) -> list[str]:
    findings = []
    for purpose, wanted in expected.items():
        statuses = Counter(row["status"] for row in record["texts"] if row["purpose"] == purpose)
        if not statuses:
            findings.append(f"no text was sent as {purpose}")
        for status, many in statuses.items():
            if status != wanted:
                findings.append(f"{many} texts sent as {purpose} are {status}, not {wanted}")
    return findings


def of_the_activations(records: Sequence[Record], wanted: Mapping[str, Any]) -> list[str]:
    """As much of the first one's record as is written in the scenario, what it begins with beside the rest.

    Texts may be written as those of a meeting are: by purpose, with the status all must have.
    """
    if not records:
        return ["there was no activation"]
    record, wanted = {**records[0], **records[0]["activation"]}, dict(wanted)
    statuses = wanted.pop("texts") if isinstance(wanted.get("texts"), Mapping) else {}
    return [*fits(record, wanted, "the activation"), *_of_the_statuses(record, statuses)]


def of_the_ears(entries: Sequence[Entry], expect: Expectation, cast: Cast) -> list[str]:
    """What each seat, and each phone that need have none, was to hear and read."""
    findings: list[str] = []
    for meeting in expect.meetings.values():
        for seat, expected in meeting.seats.items():
            findings += _of_a_phone(seat, expected, entries, cast)
    for place, noticed in expect.phones.items():
        findings += _of_a_phone(place, noticed, entries, cast)
    return findings


def _of_a_phone(place: str, expected: Noticed, entries: Sequence[Entry], cast: Cast) -> list[str]:
    findings, phones = [], cast.numbers_of(place)
    for kind, patterns in (("hears", expected.hears), ("reads", expected.reads)):
        noticed = [entry["what"] for entry in entries if entry["kind"] == kind and entry["phone"] in phones]
        findings += [
            f"{place} never {kind} “{pattern}”"
            for pattern in patterns
            if not any(re.search(pattern, words) for words in noticed)
        ]
    return findings


def of_the_rings(
    entries: Iterable[Entry],
    requests: Iterable[Entry],
    unexpected: Iterable[Entry],
    cast: Cast,
    given_up: Mapping[str, datetime] = MappingProxyType({}),
) -> list[str]:
    """No phone rang that should not have, none twice for one reason, none while it was on a line of ours.

    `given_up`: numbers of ours whose lines are none of ours any more, and since when.
    """
    findings = [
        f"{_name(cast, entry['phone'])} was not in the exercise and got a {entry['kind']}"
        for entry in unexpected
    ]
    placed = Counter(
        (leg, form["To"][0])
        for request in requests
        if request["resource"] == "Calls" and request["method"] == "POST" and request["status"] == 201
        for form in [request["form"]]
        for leg in _legs(form)
    )
    findings += [
        f"{_name(cast, number)} was rung {many} times for one attempt"
        for (_, number), many in placed.items()
        if many > 1
    ]
    return findings + _rung_on_the_line(entries, cast, given_up)


def _legs(form: Mapping[str, Sequence[str]]) -> list[str]:
    """The attempt a call is for: the leg in the call's own address."""
    found = re.search(r"/legs/([^/?]+)", (form.get("Url") or [""])[0])
    return [found[1]] if found and form.get("To") else []


def _rung_on_the_line(entries: Iterable[Entry], cast: Cast, given_up: Mapping[str, datetime]) -> list[str]:
    findings, on_line, by = [], dict[str, str](), dict[str, str]()
    for entry in entries:
        phone, call = entry["phone"], entry["call"]
        if entry["kind"] in ("answers", "joins"):
            on_line[phone], by[phone] = call, entry["ours"]
        elif entry["kind"] == "hangs_up" and on_line.get(phone) == call:
            del on_line[phone]
        elif entry["kind"] in ("rings", "busy") and on_line.get(phone, call) != call:
            since = given_up.get(by[phone])
            if since is not None and datetime.fromisoformat(entry["at"]) >= since:
                continue
            findings.append(f"{_name(cast, phone)} was rung while on a line of ours")
    return findings


def of_the_lines(overlaps: Iterable[Entry], cast: Cast) -> list[str]:
    """Never two speakers heard at once for longer than the floor takes to pass on; leaders are left out."""
    return [
        f"{' and '.join(_name(cast, phone) for phone in overlap['phones'])} could be heard at once for "
        f"{overlap['wall_seconds']:.1f} s"
        for overlap in overlaps
        if overlap["wall_seconds"] > LONGEST_OVERLAP
    ]


def of_the_carrier(troubles: Iterable[Entry]) -> list[str]:
    """What the carrier complained of: an address that did not answer, a document it could not read."""
    complaints = Counter((trouble["code"], trouble["why"]) for trouble in troubles)
    return [f"the carrier complains: {code} {why} ({many})" for (code, why), many in complaints.items()]


def of_the_processes(before: Mapping[str, int], after: Mapping[str, int]) -> list[str]:
    """`before` and `after` are process ids by name."""
    return [f"{name} died and was started again" for name in before if after.get(name) != before[name]]


def _name(cast: Cast, number: str) -> str:
    part = cast.part(number)
    return f"{part.place} ({part.rung})" if part else "a phone of nobody"


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "nothing"
    return "nothing" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
