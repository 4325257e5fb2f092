"""`upprop inquiry [ID] show|list|total`: what was asked, who has answered what, and what it comes to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Final

import click

from conference.cli.answers import answer, json_option, local
from conference.cli.desk import Desk, pass_desk
from conference.domain.activation.inquiry_question import Question, Version
from conference.domain.activation.inquiry_total import Answer
from conference.views import inquiries
from conference.views.activation import CURRENT, meant
from conference.views.inquiries import Answered, Row, Standing

WORDS: Final = ("show", "list", "total")


@click.command()
@click.argument("words", nargs=-1, metavar="[ID] [show|list|total]")
@json_option
@pass_desk
def inquiry(desk: Desk, words: tuple[str, ...], as_json: bool) -> None:
    """Show an inquiry, its total alone, or list those of an activation (ID is then the activation's).

    Without ID it is the last one still open of the activation under way. It is asked, changed, answered and
    closed with `upprop activation ask-inquiry` and what stands beside it.
    """
    id, what = _read(words)
    zone = desk.upprop.county.zone
    with desk.looking() as look:
        if what == "list":
            rows = inquiries.listed(look, meant(look, id or CURRENT).id)
            answer(rows, [_row(row, zone) for row in rows] or ["Nothing has been asked."], as_json=as_json)
            return
        asked = inquiries.latest(look) if id else look.inquiries.of(meant(look).id)
        found = inquiries.inquiry(look, inquiries.among(asked, id).id)
    if what == "total":
        answer(_sum(found), list(_total(found)), as_json=as_json)
        return
    answer(found, list(_drawn(found, zone)), as_json=as_json)


def _read(words: Sequence[str]) -> tuple[str, str]:
    """The id, if one is given, and what is wanted of it."""
    what = words[-1] if words and words[-1] in WORDS else "show"
    ids = words[:-1] if words and words[-1] == what else words
    if len(ids) > 1:
        raise click.UsageError("inquiry takes [ID] show, [ID] list or [ID] total")
    return (ids[0] if ids else ""), what


def _row(row: Row, zone: str) -> str:
    until = local(row.deadline, zone, "%d/%m %H.%M")
    heard = f"{row.certain} {row.unit}, {row.answered} of {row.asked} answered"
    return f"{row.id[:6]}  {row.state:<6}  until {until}  {heard}: {row.question}"


def _drawn(seen: Standing, zone: str) -> Iterator[str]:
    yield f"{seen.newest.question.words} {seen.state.capitalize()}."
    yield f"Id {seen.id}"
    for version in seen.versions:
        yield f"  {local(version.at, zone, '%H.%M.%S')}  version {version.number}: {_asked(version, zone)}"
    yield "Answers"
    for member in seen.members:
        if member.answers:
            yield from _answers(member, seen, zone)
    yield from _total(seen)


def _asked(version: Version, zone: str) -> str:
    question = version.question
    until = local(question.deadline, zone, "%d/%m %H.%M")
    return f"{question.words} {_wanted(question)} until {until}, by {version.by}"


def _wanted(question: Question) -> str:
    if question.wanted is None:
        return f"{question.unit}, nobody knows how many,"
    return f"{'about ' if question.uncertain else ''}{question.wanted} {question.unit}"


def _answers(member: Answered, seen: Standing, zone: str) -> Iterator[str]:
    """What counts first, and below it what it took the place of, the latest first."""
    latest, *earlier = reversed(member.answers)
    yield f"  {member.name:<32} {_answer(latest, seen, zone)}"
    yield from (f"  {'':<32}   before: {_answer(one, seen, zone)}" for one in earlier)


def _answer(one: Answer, seen: Standing, zone: str) -> str:
    asked = next(version for version in seen.versions if version.number == one.version)
    marks = [
        "late" if one.late else "",
        f"to version {one.version}" if one.version != seen.newest.number else "",
        f"“{one.words}”" if one.kind == "words" or one.words != str(one.number) else "",
    ]
    said = {"none": "none", "uncertain": "uncertain", "words": "in words"}.get(
        one.kind, f"{'about ' if one.uncertain else ''}{one.number} {asked.question.unit}"
    )
    how = f"by {one.via} {local(one.at, zone, '%H.%M.%S')}"
    return ", ".join(filter(None, (said, how, *marks)))


def _total(seen: Standing) -> Iterator[str]:
    question, total = seen.newest.question, seen.total
    doubtful = f", and {total.uncertain} that are uncertain" if total.uncertain else ""
    yield f"Total: {total.certain} {question.unit}{doubtful}. {_distance(seen)}"
    yield f"Answered: {len(total.answered)} of {len(seen.members)}."
    for what, members in (
        ("None", total.none),
        ("Uncertain", total.unsure),
        ("In words", total.in_words),
        ("No answer yet", total.missing),
    ):
        if members:
            yield f"{what}: {', '.join(_names(seen, members))}."


def _distance(seen: Standing) -> str:
    wanted = seen.newest.question.wanted
    if wanted is None:
        return "Nobody knows how many are wanted."
    return f"{seen.short} of {wanted} still wanted." if seen.short else f"The {wanted} wanted are there."


def _names(seen: Standing, members: Iterable[str]) -> list[str]:
    names = {member.member: member.name for member in seen.members}
    return [names[member] for member in members]


def _sum(seen: Standing) -> dict[str, object]:
    question = seen.newest.question
    return {
        "id": seen.id,
        "state": seen.state,
        "unit": question.unit,
        "wanted": question.wanted,
        "short": seen.short,
        **asdict(seen.total),
    }
