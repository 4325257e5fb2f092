"""`upprop record` and `upprop verify`: what was said and done, and whether it can be trusted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import click

from conference.cli.answers import answer, json_option, local
from conference.cli.desk import Desk, pass_desk
from conference.cli.recorded import recorded
from conference.cli.refusals import REFUSED
from conference.domain.activation.activation import Activation
from conference.domain.instants import Instant
from conference.views.activation_record import activation_record_of
from conference.views.conferences import CURRENT
from conference.views.either import either
from conference.views.record import record_of
from conference.views.rungs import REASONS
from conference.views.verify import verify as verify_meeting
from conference.views.verify_activation import verify_activation


@click.command()
@click.argument("id", default=CURRENT)
@json_option
@pass_desk
def record(desk: Desk, id: str, as_json: bool) -> None:
    """Print the record of a meeting (minnesanteckningar) or of an activation, as its history tells it."""
    zone = desk.upprop.county.zone
    with desk.looking() as look:
        kept = either(look, id)
        if isinstance(kept, Activation):
            drawn, write = activation_record_of(look, kept.id), recorded
        else:
            drawn, write = record_of(look, kept.id), _written
    answer(drawn, write(drawn, zone), as_json=as_json)


@click.command()
@click.argument("id", default=CURRENT)
@json_option
@pass_desk
def verify(desk: Desk, id: str, as_json: bool) -> None:
    """Check that the history of a meeting or an activation is whole, and what is stored agrees. 3 if not."""
    with desk.looking() as look:
        kept = either(look, id)
        verify_one = verify_activation if isinstance(kept, Activation) else verify_meeting
        verdict = verify_one(look, kept.id)
    told = {
        "id": kept.id,
        "state": kept.state,
        "verified": verdict.verified,
        "events": verdict.events,
        "head": verdict.head,
        "compared": verdict.compared,
        "findings": verdict.findings,
    }
    whole = f"The history is whole: {verdict.events} events, and what is stored agrees with it."
    answer(told, verdict.findings or [whole], as_json=as_json)
    raise click.exceptions.Exit(0 if verdict.verified else REFUSED)


def _written(drawn: Mapping[str, Any], zone: str) -> Iterator[str]:
    meeting = drawn["conference"]
    exercise = "EXERCISE  " if meeting["exercise"] else ""
    yield f"{exercise}{meeting['title']}: {meeting['state']}"
    for what, at in (("planned", "planned_at"), ("opened", "opened_at"), ("ended", "ended_at")):
        if meeting[at]:
            yield f"  {what:<8} {_local(meeting[at], zone)}"
    yield "Seats"
    for seat in drawn["seats"]:
        reason = REASONS.get(seat["reason"] or "", seat["reason"] or "")
        who = ", ".join(part for part in (seat["by"], reason, "late" if seat["late"] else "") if part)
        yield f"  {seat['seat']:<34} {seat['outcome']:<14} {who}".rstrip()
    yield from _part("The floor", [_turn(turn) for turn in drawn["round"]])
    yield from _part("Notes", [f"{note['kind']}: {note['text']}" for note in drawn["notes"]])
    if drawn["summary"]:
        approved = drawn["summary"]["approved_by"]
        yield "Summary" + (f", approved by {approved}" if approved else ", not approved")
        yield f"  {drawn['summary']['text']}"
    whole = "whole" if drawn["chain"]["verified"] else "BROKEN"
    yield f"History: {drawn['chain']['events']} events, {whole}"


def _part(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield title
        yield from (f"  {line}" for line in lines)


def _turn(turn: Mapping[str, Any]) -> str:
    return f"{turn['seat']:<34} {turn['how']:<18} {turn['used']:.0f} of {turn['budget']:.0f} s"


def _local(written: str, zone: str) -> str:
    return local(Instant.fromisoformat(written), zone, "%A %-d/%-m %H.%M.%S")
