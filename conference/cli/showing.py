"""`upprop show` and `upprop why`: how a meeting stands, and why a phone rang."""

from __future__ import annotations

import click

from conference.cli.answers import answer, json_option, local
from conference.cli.desk import Desk, pass_desk
from conference.cli.drawing import drawn
from conference.views.conferences import CURRENT, Row, listed
from conference.views.why import why as told


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
    answer(room, drawn(room, zone), as_json=as_json)


@click.command()
@click.argument("seat")
@click.option("--conference", "id", default=CURRENT, metavar="ID")
@json_option
@pass_desk
def why(desk: Desk, seat: str, id: str, as_json: bool) -> None:
    """Tell why the phone of SEAT rang, or did not."""
    conference = desk.meeting(id)
    with desk.looking() as look:
        story = told(look, conference, seat, desk.upprop.county.zone)
    answer(story, [story.told], as_json=as_json)


def _line(row: Row, zone: str) -> str:
    here = f"{row.present} of {row.expected}" if row.state in ("gathering", "open") else ""
    return f"{row.id}  {local(row.planned_at, zone)}  {row.state:<10}  {row.title}  {here}".rstrip()
