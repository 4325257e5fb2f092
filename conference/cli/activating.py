"""`upprop activation [ID] WISH …` and `upprop activations`: what can be asked of one, from its table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from typing import Any, Final

import click

from conference.cli.answers import answer, json_option, local
from conference.cli.desk import Desk, pass_desk, whoever
from conference.cli.lasting import drawn_lasting, drawn_stand_down
from conference.cli.refusals import when_done
from conference.domain.activation.ask import Ask
from conference.domain.activation.wishes import WISHES, wish
from conference.domain.meeting.wish import Role
from conference.views.activated import ask_of
from conference.views.activation import CURRENT, Seen, activations, meant, seen

TAKES: Final = tuple(dict.fromkeys(name for row in WISHES.values() for name in row.takes))


def activation_command() -> click.Command:
    """`upprop activation [ID] WISH [WORD]…`"""
    return click.Command(
        "activation",
        callback=_activation,
        params=[
            click.Argument(["line"], nargs=-1, metavar="[ID] [show|WISH] [WORD]..."),
            *(click.Option([f"--{name}"], metavar=name.upper()) for name in TAKES),
            click.Option(["--by"], metavar="WHO", help="The function that asks; by default the office does."),
            click.Option(["--json", "as_json"], is_flag=True, help="Answer in JSON."),
        ],
        help=f"Show an activation, by default the one under way, or ask something of it.\n\n\b\n{_table()}",
    )


def _activation(line: Sequence[str], by: str | None, as_json: bool, **rest: Any) -> None:
    desk = click.get_current_context().ensure_object(Desk)
    known = {*WISHES, "show"}
    id, said = (CURRENT, list(line)) if not line or line[0] in known else (line[0], list(line[1:]))
    name = said.pop(0) if said else "show"
    if name not in known:
        raise click.UsageError(f"there are the wishes show, {', '.join(WISHES)}; {name!r} is none")
    takes = () if name == "show" else WISHES[name].takes
    if len(said) > len(takes):
        raise click.UsageError(f"{name} takes {' '.join(takes) or 'nothing more'}")
    given = dict(zip(takes, said, strict=False))
    given |= {option: rest[option] for option in TAKES if rest.get(option) is not None}
    with desk.looking() as look:
        activation = meant(look, id)
        ask: Ask = ask_of(look, activation, by or whoever(), given, desk.upprop.clock.now())
    if name != "show":
        desk.do(wish(name, ask, role=Role.OFFICE, state=activation.state))
    with nullcontext() if name == "show" else when_done():
        with desk.looking() as look:
            shown = seen(look, meant(look, activation.id))
        answer(shown, list(drawn(shown, desk.upprop.county.zone)), as_json=as_json)


def drawn(shown: Seen, zone: str) -> Iterator[str]:
    """The activation for a terminal."""
    exercise = "EXERCISE  " if shown.exercise else ""
    yield f"{exercise}{shown.button.capitalize()}: {shown.why}. {shown.state.replace('_', ' ').capitalize()}."
    yield f"Id {shown.id}"
    for press in shown.presses:
        yield f"  {local(press.at, zone, '%H.%M.%S')}  {press.member} pressed {press.button}: {press.why}"
        if press.machine_transcript:
            yield f"            machine transcript: {press.machine_transcript}"
    for page in shown.pages:
        way = ", ".join(f"{one.to} {one.outcome}".replace("_", " ") for one in page.tries)
        yield f"  {page.called}: {page.outcome.replace('_', ' ')}" + (f" ({way})" if way else "")
    if shown.acknowledged_by:
        yield f"Acknowledged by {shown.acknowledged_name or shown.acknowledged_by}."
    if shown.need:
        number = "" if shown.need.number is None else f"{shown.need.number} "
        yield f"Need: {number}{shown.need.what}{' (uncertain)' if shown.need.uncertain else ''}"
    if shown.speakers:
        yield f"To speak first: {', '.join(shown.speakers)}"
    if shown.guidelines:
        yield f"Guidelines that may fit: {', '.join(shown.guidelines)}"
    for meeting in shown.conferences:
        yield f"  {meeting.format} {meeting.id}: {meeting.state}"
    yield from drawn_lasting(shown.lasting, zone)
    for stand_down in shown.stand_downs:
        yield from drawn_stand_down(stand_down, zone)
    for asked in shown.inquiries:
        yield (
            f"Inquiry {asked.id[:6]}, {asked.state}: {asked.question} {asked.certain} {asked.unit}, "
            f"{asked.answered} of {asked.asked} answered"
        )
    if shown.picture:
        yield f"Picture: version {shown.picture}"


@click.command("activations")
@json_option
@pass_desk
def activations_command(desk: Desk, as_json: bool) -> None:
    """List the activations, the last pressed first."""
    with desk.looking() as look:
        rows = activations(look)
    zone = desk.upprop.county.zone
    lines = [
        f"{local(row.pressed_at, zone)}  {row.id[:6]}  {row.button:<5}  {row.state}: {row.why}"
        for row in rows
    ]
    answer(rows, lines or ["There has been none yet."], as_json=as_json)


def _table() -> str:
    rows = [
        (
            " ".join([row.id, *(f"[{n.upper()}]" if n in row.optional else n.upper() for n in row.takes)]),
            row.english,
        )
        for row in WISHES.values()
    ]
    width = max(len(usage) for usage, _ in rows)
    return "\n".join(f"  {usage:<{width}}  {meaning}" for usage, meaning in rows)
