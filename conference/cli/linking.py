"""`upprop links …`: do the ways to the world work, there and back?"""

from __future__ import annotations

from dataclasses import asdict

import click

from conference.cli.answers import answer, json_option
from conference.cli.desk import Desk, pass_desk, whoever
from conference.domain.meeting.commands import TryLinks
from conference.domain.meeting.link import LinkTried
from conference.views.links import links


@click.group(name="links")
def links_command() -> None:
    """Ways to the world: calls and texts that we place to numbers of our own."""


@links_command.command(name="show")
@json_option
@pass_desk
def show(desk: Desk, as_json: bool) -> None:
    """Say what the last test of each has come to."""
    with desk.looking() as look:
        found = list(links(look, desk.assembled.clock.now()))
    lines = [f"{'✓' if finding.fine else '✗'} {finding.says}" for finding in found]
    answer([asdict(finding) for finding in found], lines, as_json=as_json)


@links_command.command(name="try")
@json_option
@pass_desk
def try_(desk: Desk, as_json: bool) -> None:
    """Try each of them now. What has come of it is told by `upprop links show`, a minute or three later."""
    events = desk.house.bus.handle(TryLinks(f"cli:{whoever()}")).decision.events
    tried = [event.link for event in events if isinstance(event, LinkTried)]
    said = f"Tried now: {', '.join(tried)}." if tried else "There is no other number of ours to try one with."
    answer({"tried": tried}, [said], as_json=as_json)
