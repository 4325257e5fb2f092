"""`upprop press green|blue|undo`: a button pressed at the desk, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import click

from conference.bootstrap import Upprop
from conference.cli.answers import answer, json_option, span
from conference.cli.desk import Desk, pass_desk, whoever
from conference.cli.refusals import when_done
from conference.domain.activation.commands import Press, UndoPress
from conference.domain.activation.press import BUTTONS, PressAnswer
from conference.host.deliverer import deliver_here, somebody_will
from conference.storage import codec
from conference.views.activation import CURRENT, meant, seen


@click.command()
@click.argument("button", type=click.Choice((*BUTTONS, "undo")))
@click.argument("id", required=False, default=CURRENT)
@click.option("--by", metavar="MEMBER", help="The member that presses, such as huddinge.")
@click.option("--why", metavar="TEXT", default="", help="What has happened, in a few words.")
@click.option("--kind", metavar="KIND", help="One of the county's kinds of event.")
@json_option
@pass_desk
def press(
    desk: Desk, button: str, id: str, by: str | None, why: str, kind: str | None, as_json: bool
) -> None:
    """Press the green or the blue button, or take the last press back (undo [ID])."""
    if button == "undo":
        _undo(desk, id, as_json)
        return
    if id != CURRENT:
        raise click.UsageError("a press takes no id")
    if not by:
        raise click.UsageError("say which member presses: --by huddinge")
    codec.get_ready()  # or the first command of a process would be what the database is blamed for
    told = desk.host.take(partial(_pressed, button, by, why, kind))
    answer(told, list(_told(told)), as_json=as_json)
    if told.reserve:
        _see_to_it(desk)


def _pressed(button: str, by: str, why: str, kind: str | None, upprop: Upprop) -> PressAnswer:
    upprop.store.check()
    with upprop.store.reading() as look:
        id = look.new_id()
    told = upprop.bus.handle(Press(id, button, by, why, whoever(), kind)).decision.answer
    assert isinstance(told, PressAnswer)
    return told


def _see_to_it(desk: Desk) -> None:
    """A reserve is delivered by a process of this host; where there is none, by this one to the end."""
    if somebody_will(desk.host.reserves.folder):
        return
    click.echo(
        "Nothing else runs on this host: calls are made from here until the database is back.", err=True
    )
    deliver_here(desk.settings)


def _told(told: PressAnswer) -> Iterator[str]:
    if told.reserve:
        yield "Press mottaget, reservläge: the database does not answer, and this host does its work."
    yield f"{told.button.capitalize()} is pressed. Its id is {told.id}."
    if told.joined:
        yield f"It is reason number {told.press} of an activation under way."
    if told.paged:
        yield f"Paged now: {', '.join(told.paged)}."
    if told.guarded:
        yield "Pressed oftener than usual: what follows waits for a leader's word."
    if told.all_ring_within is not None:
        yield f"Everybody will have been rung within {span(told.all_ring_within)} at the latest."
    yield f"To take it back within {told.undo_seconds} seconds: upprop press undo {told.id}"


def _undo(desk: Desk, id: str, as_json: bool) -> None:
    with desk.looking() as look:
        activation = meant(look, id)
    desk.do(UndoPress(activation.id, whoever()))
    with when_done():
        with desk.looking() as look:
            shown = seen(look, meant(look, activation.id))
        answer(shown, ["The press is taken back. Those who have been reached are told."], as_json=as_json)
