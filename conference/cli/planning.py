"""`upprop plan` and `upprop convene`: a meeting at a time, or in a moment."""

from __future__ import annotations

from typing import Final

import click

from conference.cli.answers import answer, json_option, local
from conference.cli.desk import Desk, pass_desk
from conference.cli.refusals import when_done
from conference.domain.county.written_time import instant_of
from conference.domain.instants import Instant, after
from conference.domain.meeting.commands import PlanConference

YEAR: Final = 366 * 24 * 3600

place_option = click.option(
    "--place", default="", metavar="PLACE", help="Where, for those who are summoned to a place by text."
)


@click.command()
@click.argument("format")
@click.option("--at", required=True, metavar="TIME", help="Local time: HH:MM, or 2026-11-26T10:00.")
@place_option
@json_option
@pass_desk
def plan(desk: Desk, format: str, at: str, place: str, as_json: bool) -> None:
    """Plan a meeting in FORMAT. It calls everybody by itself when it is time."""
    upprop = desk.upprop
    _plan(desk, format, instant_of(at, upprop.county.zone, upprop.clock.now()), place, as_json)


@click.command()
@click.argument("format")
@click.option(
    "--in",
    "seconds",
    required=True,
    type=click.IntRange(0, YEAR),
    metavar="SECONDS",
    help="Opens in so long.",
)
@place_option
@json_option
@pass_desk
def convene(desk: Desk, format: str, seconds: int, place: str, as_json: bool) -> None:
    """Convene a meeting in FORMAT that opens in SECONDS. The calls begin at once if the time is short."""
    _plan(desk, format, after(desk.upprop.clock.now(), seconds), place, as_json)


def _plan(desk: Desk, format: str, at: Instant, place: str, as_json: bool) -> None:
    id = desk.new_id()
    desk.do(PlanConference(id, format, at, place=place))
    with when_done():
        room, zone = desk.room(id), desk.upprop.county.zone
        day = local(room.planned_at, zone, "%A %-d/%-m at %H.%M")
        answer(
            room,
            [f"{room.title} is planned for {day}, {room.expected} seats are called. Its id is {id}."],
            as_json=as_json,
        )
