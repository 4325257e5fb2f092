"""The record of an activation, written out for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from conference.cli.answers import local
from conference.domain.instants import Instant

Drawn = Mapping[str, Any]


def recorded(drawn: Drawn, zone: str) -> Iterator[str]:
    """The whole record, in the order of a night."""
    activation = drawn["activation"]
    exercise = "EXERCISE  " if activation["exercise"] else ""
    yield f"{exercise}{activation['button'].capitalize()}: {activation['why']}. {_said(activation['state'])}"
    for what, at in (("pressed", activation["pressed_at"]), ("ended", activation["ended_at"])):
        if at:
            yield f"  {what:<8} {_local(at, zone, '%A %-d/%-m %H.%M.%S')}"
    yield "Presses"
    for press in drawn["presses"]:
        gone = f", split to {press['split_to']}" if press["split_to"] else ""
        gone = ", taken back" if press["undone_at"] else gone
        yield f"  {_local(press['at'], zone)}  {press['member']} {press['button']}: {press['why']}{gone}"
        if press["words"]:
            yield f"            machine transcript: {press['words']['text']}"
    yield "Pages"
    for page in drawn["pages"]:
        yield f"  {page['page']:<34} {page['outcome']:<14} {_way(page)}".rstrip()
    yield _acknowledged(activation, zone)
    yield from _planning(drawn["planning"], zone)
    yield from (f"What blue came to: {row['outcome']} {row['words']}".rstrip() for row in activation["blue"])
    yield from (f"Meeting {row['id']}: {row['format']}, {row['state']}" for row in drawn["conferences"])
    for inquiry in drawn["inquiries"]:
        yield from _inquiry(inquiry, zone)
    for picture in drawn["pictures"]:
        had = len({function for sent in picture["sent"] for function in sent["functions"]})
        yield f"Picture {picture['version']} at {_local(picture['at'], zone)}, sent to {had}"
    for proposal in drawn["stand_down"]["proposals"]:
        yield from _proposal(proposal, zone)
    yield f"Texts: {len(drawn['texts'])}"
    whole = "whole" if drawn["chain"]["verified"] else "BROKEN"
    yield f"History: {drawn['chain']['events']} events, {whole}"


def _way(page: Drawn) -> str:
    return ", ".join(f"{one['to']} {one['outcome']}".replace("_", " ") for one in page["attempts"])


def _acknowledged(activation: Drawn, zone: str) -> str:
    by = activation["acknowledged"]
    if by is None:
        return "Everybody was called unasked." if activation["automatic"] else "Not acknowledged"
    return f"Acknowledged by {by['name'] or by['by']} at {_local(by['at'], zone)}"


def _planning(planning: Drawn, zone: str) -> Iterator[str]:
    if planning["named"]:
        yield f"To speak first: {', '.join(planning['named'])}"
    for need in planning["needs"]:
        number = "" if need["number"] is None else f"{need['number']} "
        uncertain = " (uncertain)" if need["uncertain"] else ""
        yield f"Need at {_local(need['at'], zone)}: {number}{need['what']}{uncertain}"
    if planning["released"]:
        yield f"Everybody called at {_local(planning['released']['at'], zone)}"


def _inquiry(inquiry: Drawn, zone: str) -> Iterator[str]:
    newest, total = inquiry["versions"][-1], inquiry["total"]
    yield f"Inquiry at {_local(inquiry['asked_at'], zone)}: {newest['question']}"
    wanted = "" if newest["wanted"] is None else f" of {newest['wanted']}"
    unsure = f", {total['uncertain']} uncertain" if total["uncertain"] else ""
    yield f"  {total['certain']}{wanted} {newest['unit']}{unsure}; {len(total['missing'])} have not answered"


def _proposal(proposal: Drawn, zone: str) -> Iterator[str]:
    yield f"Stand-down proposed at {_local(proposal['at'], zone)}: {proposal['outcome'].replace('_', ' ')}"
    for objection in proposal["objections"]:
        answer = f", answered: {objection['answer']}" if objection["answer"] else ""
        yield f"  {objection['member']} objected: {objection['words']}{answer}"
    if proposal["heard"]:
        yield f"  not heard: {', '.join(proposal['heard']['not_heard']) or 'nobody'}"


def _said(state: str) -> str:
    return f"{state.replace('_', ' ').capitalize()}."


def _local(written: str, zone: str, form: str = "%H.%M.%S") -> str:
    return local(Instant.fromisoformat(written), zone, form)
