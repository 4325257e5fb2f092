"""`upprop summary [ID] show|approve`: the text that goes to everybody after the meeting."""

from __future__ import annotations

import click

from conference.cli.answers import answer, json_option
from conference.cli.desk import Desk, pass_desk, whoever
from conference.cli.wishing import make
from conference.domain.errors import Refused
from conference.domain.meeting.conference import ConferenceState
from conference.domain.meeting.wishes import WISHES
from conference.views.conferences import CURRENT

HELD = (ConferenceState.ENDED, ConferenceState.SUMMARISED)


@click.command()
@click.argument("words", nargs=-1, metavar="[ID] [show|approve]")
@click.option("--version", type=click.IntRange(1), help="Approve only if this is the newest version.")
@click.option("--by", metavar="SEAT", help="The leader who approves; by default the office does.")
@json_option
@pass_desk
def summary(desk: Desk, words: tuple[str, ...], version: int | None, by: str | None, as_json: bool) -> None:
    """Show or approve the summary of a meeting, by default of the last one held."""
    what = words[-1] if words and words[-1] in ("show", "approve") else "show"
    ids = words[:-1] if words and words[-1] == what else words
    if len(ids) > 1:
        raise click.UsageError("summary takes [ID] show or [ID] approve")
    id = ids[0] if ids else CURRENT
    if what == "approve":
        given = {} if version is None else {"version": str(version)}
        make(desk, WISHES["approve"], id, by or whoever(), given, as_json=as_json)
        return
    room = desk.room(desk.meeting(id, states=HELD).id)
    if room.summary.text is None:
        raise Refused("the summary is not drafted yet")
    shown = {"id": room.id, "state": room.state, "version": room.summary.version, "text": room.summary.text}
    answer(shown, [room.summary.text], as_json=as_json)
