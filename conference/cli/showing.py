"""`upprop show` and `upprop why`: how a meeting stands, and why a phone rang."""

from __future__ import annotations

from collections.abc import Iterator

import click

from conference.cli.answers import answer, json_option, local
from conference.cli.desk import Desk, pass_desk
from conference.cli.drawing import drawn
from conference.domain.activation.activation import Activation
from conference.views.conferences import CURRENT, Row, listed, meant
from conference.views.either import either
from conference.views.quiet import quiet
from conference.views.room import Room
from conference.views.why import why as told
from conference.views.why_paged import why_paged

OVER = ("ended", "summarised", "cancelled")


@click.command()
@click.argument("id", default=CURRENT)
@click.option("--all", "every", is_flag=True, help="List all meetings, the last planned first.")
@json_option
@pass_desk
def show(desk: Desk, id: str, every: bool, as_json: bool) -> None:
    """Show a meeting: roll-call, agenda and floor. Without ID, the one under way or the next."""
    zone = desk.upprop.county.zone
    if every:
        with desk.looking() as look:
            rows = listed(look)
        answer(rows, [_line(row, zone) for row in rows] or ["There is no meeting yet."], as_json=as_json)
        return
    room = desk.room(id)
    if as_json or room.state in OVER:
        answer(room, drawn(room, zone), as_json=as_json)
        return
    with desk.looking() as look:
        unheard = quiet(look, meant(look, room.id))
    answer(room, [*drawn(room, zone), *_quiet(room, unheard)], as_json=False)


@click.command()
@click.argument("seat")
@click.option("--of", "--conference", "id", default=CURRENT, metavar="ID", help="A meeting or an activation.")
@json_option
@pass_desk
def why(desk: Desk, seat: str, id: str, as_json: bool) -> None:
    """Tell why the phone of SEAT rang, or did not: in a meeting, or when a button had been pressed."""
    zone = desk.upprop.county.zone
    with desk.looking() as look:
        asked = either(look, id)
        if isinstance(asked, Activation):
            story = why_paged(look, asked, seat, zone)
        else:
            story = told(look, asked, seat, zone)
    answer(story, [story.told], as_json=as_json)


def _quiet(room: Room, unheard: tuple[str, ...]) -> Iterator[str]:
    """For whoever leads to know, and not to be said in the room."""
    if unheard:
        names = {place.seat: place.called for place in room.seats}
        yield ""
        yield f"Between us: {', '.join(names[seat] for seat in unheard)} have not spoken for some weeks."


def _line(row: Row, zone: str) -> str:
    here = f"{row.present} of {row.expected}" if row.state in ("gathering", "open") else ""
    return f"{row.id}  {local(row.planned_at, zone)}  {row.state:<10}  {row.title}  {here}".rstrip()
