"""Whether what is stored of a meeting is what its history tells, and whether the history is whole.

State is stored, not drawn from events, so that the two can disagree; this is where it would be seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from conference.domain.errors import NotFound
from conference.domain.meeting import rollcall
from conference.domain.meeting.events import ConferencePlanned, TurnBegan
from conference.domain.meeting.floor import Floor
from conference.domain.meeting.record import record
from conference.domain.meeting.seat import Seat
from conference.views.record import LookAtHistory
from conference.views.verdict import Verdict, of_the_texts


def verify(work: LookAtHistory, conference: str) -> Verdict:
    """Walk the chain, then compare roll-call, turns and texts drawn from history with those stored."""
    stored = work.reads.conference(conference)
    if stored is None:
        raise NotFound(f"there is no meeting {conference}")
    chain = work.verify_chain(conference)
    findings = [] if chain.whole else [f"the chain is broken at event {chain.broken_at}"]
    history = work.history(conference)
    compared = bool(history) and len(history) == chain.events
    if compared:
        drawn: Mapping[str, Any] = record(history)
        happened = [event for _, event in history]
        if drawn["conference"]["state"] != stored.state:
            findings.append(f"the meeting is {stored.state}, by history {drawn['conference']['state']}")
        seats = work.reads.seats(conference)
        findings += _seats(drawn, seats)
        findings += _members(drawn, seats, happened)
        findings += _turns(drawn, work.reads.floor(conference), happened)
        findings += of_the_texts(drawn, work.reads.texts(conference))
    return Verdict(conference, chain.events, chain.head, compared, tuple(findings))


def _seats(drawn: Mapping[str, Any], stored: Sequence[Seat]) -> Iterator[str]:
    by_history = {row["seat"]: row for row in drawn["seats"]}
    for seat in stored:
        row = by_history.get(seat.slug)
        told = (row["outcome"], row["reason"]) if row else ("expected", None)
        if (seat.outcome, seat.reason) != told:
            yield f"{seat.slug} is {_said(seat.outcome, seat.reason)}, by history {_said(*told)}"
        attempts = [(each["to"], each["outcome"]) for each in row["attempts"]] if row else []
        if [(attempt.to, attempt.outcome) for attempt in seat.attempts] != attempts:
            yield f"the calls to {seat.slug} are not those of history"


def _members(drawn: Mapping[str, Any], stored: Sequence[Seat], happened: Sequence[object]) -> Iterator[str]:
    members = next((event.members for event in happened if isinstance(event, ConferencePlanned)), ())
    rows = {row["seat"] for row in drawn["seats"]}
    outcomes = {seat.slug: seat.outcome for seat in stored if seat.slug in rows}
    by_history = {row["member"]: row["outcome"] for row in drawn["members"]}
    for each in rollcall.of_members(members, outcomes):
        if by_history[each.member] != each.outcome:
            yield f"{each.member} is {each.outcome}, by history {by_history[each.member]}"


def _turns(drawn: Mapping[str, Any], floor: Floor | None, happened: Sequence[object]) -> Iterator[str]:
    if floor is None:
        yield "the meeting has no floor"
        return
    given = sum(isinstance(event, TurnBegan) for event in happened)
    if given != floor.turns:
        yield f"the floor was given {floor.turns} times, by history {given}"
    speaking = next((row["seat"] for row in reversed(drawn["round"]) if row["ended_at"] is None), None)
    if speaking != floor.speaking:
        yield f"{floor.speaking or 'nobody'} has the floor, by history {speaking or 'nobody'}"


def _said(outcome: str, reason: str | None) -> str:
    return f"{outcome} ({reason})" if reason else outcome
