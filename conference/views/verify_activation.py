"""Whether what is stored of an activation is what its history tells, and whether the history is whole.

As `verify` for a meeting. The meetings of an activation have chains of their own and are verified by
themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from conference.domain.activation.activation import Activation
from conference.domain.activation.inquiry import Inquiry
from conference.domain.activation.picture import Picture
from conference.domain.activation.record import record
from conference.domain.activation.record.ending import objection_row
from conference.domain.activation.record.inquiries import answer_rows, version_row
from conference.domain.errors import NotFound
from conference.domain.meeting.record.times import written
from conference.views.record import LookAtHistory
from conference.views.verdict import Verdict, of_the_texts

Drawn = Mapping[str, Any]


def verify_activation(work: LookAtHistory, id: str) -> Verdict:
    """Walk the chain, then compare what is drawn from history with what is stored. Raises NotFound."""
    stored = work.reads.activation(id)
    if stored is None:
        raise NotFound(f"there is no activation {id}")
    chain = work.verify_chain(id)
    findings = [] if chain.whole else [f"the chain is broken at event {chain.broken_at}"]
    history = work.history(id)
    compared = bool(history) and len(history) == chain.events
    if compared:
        drawn: Drawn = record(history)
        findings += _itself(drawn["activation"], stored)
        findings += _presses(drawn, stored)
        findings += _pages(drawn, stored)
        findings += _planning(drawn["planning"], stored)
        findings += _meetings(drawn, stored)
        findings += _inquiries(drawn, work.inquiries.of(id))
        findings += _lasting(drawn["lasting"], stored)
        findings += _proposals(drawn["stand_down"], stored)
        findings += _picture(drawn, work.pictures.look(id))
        findings += of_the_texts(drawn, work.texts.of_activation(id))
    return Verdict(id, chain.events, chain.head, compared, tuple(findings))


def _itself(drawn: Drawn, stored: Activation) -> Iterator[str]:
    acknowledged = drawn["acknowledged"] or {"by": None, "name": None, "at": None}
    kept: dict[str, tuple[object, object]] = {
        "its state": (stored.state.value, drawn["state"]),
        "its button": (stored.button, drawn["button"]),
        "its reason": (stored.why, drawn["why"]),
        "its guard": (stored.guarded, drawn["guarded"]),
        "its call-out by itself": (stored.automatic, drawn["automatic"]),
        "what blue came to": (stored.blue_outcome, drawn["blue_outcome"]),
        "who acknowledged": (stored.acknowledged_by, acknowledged["by"]),
        "the name of who acknowledged": (stored.acknowledged_name, acknowledged["name"]),
        "when it was acknowledged": (written(stored.acknowledged_at), acknowledged["at"]),
        "its end": (written(stored.ended_at), drawn["ended_at"]),
    }
    for what, (is_, told) in kept.items():
        yield from _differ(what, is_, told)


def _presses(drawn: Drawn, stored: Activation) -> Iterator[str]:
    told = {
        row["number"]: (row["button"], row["member"], row["why"], (row["words"] or {"text": ""})["text"])
        for row in drawn["presses"]
        if row["split_to"] is None and row["undone_at"] in (None, drawn["activation"]["ended_at"])
    }
    kept = {press.number: (press.button, press.member, press.why, press.words) for press in stored.presses}
    for number in sorted(told.keys() | kept.keys()):
        if told.get(number) != kept.get(number):
            yield f"press {number} is not that of history"


def _pages(drawn: Drawn, stored: Activation) -> Iterator[str]:
    told = {row["page"]: row for row in drawn["pages"]}
    for page in stored.pages:
        row = told.pop(page.slug, None)
        yield from _differ(f"the page {page.slug}", page.outcome, row["outcome"] if row else None)
        attempts = [(each["to"], each["round"], each["outcome"]) for each in row["attempts"]] if row else []
        if [(attempt.to, attempt.round, attempt.outcome) for attempt in page.attempts] != attempts:
            yield f"the calls of the page {page.slug} are not those of history"
    yield from (f"there is no page {slug}, by history there is" for slug in told)


def _planning(drawn: Drawn, stored: Activation) -> Iterator[str]:
    planning, need = stored.planning, stored.planning.need
    newest = drawn["needs"][-1] if drawn["needs"] else None
    released = drawn["released"] or {"by": None, "at": None, "opens_at": None}
    kept: dict[str, tuple[object, object]] = {
        "the planning call": (planning.conference, drawn["conference"]),
        "who speaks first": (", ".join(planning.named), ", ".join(drawn["named"])),
        "the need": (
            (need.what, need.number, need.uncertain) if need else None,
            (newest["what"], newest["number"], newest["uncertain"]) if newest else None,
        ),
        "who called everybody": (planning.released_by, released["by"]),
        "when everybody was called": (written(planning.released_at), released["at"]),
        "the hour of the meeting": (written(planning.opens_at), released["opens_at"]),
    }
    for what, (is_, told) in kept.items():
        yield from _differ(what, is_, told)


def _meetings(drawn: Drawn, stored: Activation) -> Iterator[str]:
    told = [(row["id"], row["format"], row["state"]) for row in drawn["conferences"]]
    kept = [(meeting.id, meeting.format, meeting.state) for meeting in stored.meetings]
    yield from (
        f"the {format} {id} is {state}, by history not"
        for id, format, state in kept
        if (id, format, state) not in told
    )
    if len(told) != len(kept):
        yield f"there are {len(kept)} meetings, by history {len(told)}"


def _inquiries(drawn: Drawn, stored: Sequence[Inquiry]) -> Iterator[str]:
    told = {row["id"]: row for row in drawn["inquiries"]}
    for inquiry in stored:
        called = f"the inquiry {inquiry.id}"
        row = told.pop(inquiry.id, None)
        if row is None:
            yield f"{called} is not told of by history"
            continue
        if row["versions"] != [version_row(version) for version in inquiry.versions]:
            yield f"the versions of {called} are not those of history"
            continue  # and then neither is what was answered to them
        if row["answers"] != answer_rows(inquiry):
            yield f"the answers to {called} are not those of history"
        sums = row["total"]["certain"], row["total"]["uncertain"]
        yield from _differ(f"what {called} has come to", inquiry.total.sums, sums)
        yield from _differ(f"when {called} was closed", written(inquiry.closed_at), row["closed_at"])
    yield from (f"there is no inquiry {id}, by history there is" for id in told)


def _picture(drawn: Drawn, stored: Picture) -> Iterator[str]:
    told = [(row["version"], row["author"], row["happened"], row["fields"]) for row in drawn["pictures"]]
    kept = [
        (each.number, each.author, each.happened, list(map(asdict, each.fields))) for each in stored.versions
    ]
    if told != kept:
        yield "the versions of the picture are not those of history"
    for row in drawn["pictures"]:
        had = tuple(dict.fromkeys(function for sent in row["sent"] for function in sent["functions"]))
        if had != stored.has_had(row["version"]):
            yield f"version {row['version']} of the picture went to others by history"


def _lasting(drawn: Drawn, stored: Activation) -> Iterator[str]:
    last = drawn["cadences"][-1] if drawn["cadences"] else None
    told = (last["every"], tuple(last["hours"])) if last and (last["every"] or last["hours"]) else None
    cadence = stored.cadence
    yield from _differ("how often one meets", (cadence.every, cadence.hours) if cadence else None, told)
    yield from _differ("when it is reviewed", written(stored.review_at), drawn["review_at"])
    stand_ins = {row["function"]: row["stand_in"] for row in drawn["staffed"]}
    standing = {function: stand_in for function, stand_in in stand_ins.items() if stand_in}
    yield from _differ("who stands in for whom", dict(stored.stand_ins), standing)


def _proposals(drawn: Drawn, stored: Activation) -> Iterator[str]:
    told = {row["id"]: row for row in drawn["proposals"]}
    for proposal in stored.proposals:
        called = f"the proposal {proposal.id} to stand down"
        row = told.pop(proposal.id, None)
        yield from _differ(called, proposal.outcome, row["outcome"] if row else None)
        if row is None:
            continue
        yield from _differ(f"the end of the time of {called}", written(proposal.until), row["until"])
        yield from _differ(f"why {called} went as it did", proposal.why, row["why"])
        yield from _differ(f"whether {called} waits", proposal.waits, row["waited_at"] is not None)
        if [(one.function, one.member) for one in proposal.asked] != [
            (one["function"], one["member"]) for one in row["told"]
        ]:
            yield f"those told of {called} are not those of history"
        standing = [one for one in row["objections"] if not one["replaced"]]
        if standing != [{**objection_row(one), "replaced": False} for one in proposal.objections]:
            yield f"the objections to {called} are not those of history"
    yield from (f"there is no proposal {id} to stand down, by history there is" for id in told)


def _differ(what: str, kept: object, told: object) -> Iterator[str]:
    if kept != told:
        yield f"{what} is {_said(kept)}, by history {_said(told)}"


def _said(value: object) -> str:
    return "nothing" if value in (None, "") else str(value)
