"""`upprop directory numbers` and `upprop audit`: whose phones, and who has looked."""

from __future__ import annotations

import click

from conference.cli.answers import answer, json_option, local
from conference.cli.desk import Desk, pass_desk, whoever
from conference.domain.county.looking import LookUpNumbers, Reached
from conference.views.audit import REPLACED, Entry
from conference.views.audit import audit as looked
from conference.views.rungs import RUNGS


@click.command()
@click.argument("function")
@json_option
@pass_desk
def numbers(desk: Desk, function: str, as_json: bool) -> None:
    """Show by which phones FUNCTION is reached. That you have seen them is written down."""
    reached = desk.do(LookUpNumbers(function, whoever())).decision.answer
    assert isinstance(reached, Reached)
    lines = [f"{number:<16} {RUNGS[rung]}" for rung, number in reached.numbers.items()]
    on_duty = ", ".join(name for name in (reached.holder, reached.substitute) if name)
    answer(reached, [f"{reached.called}: {on_duty or 'nobody is on duty'}", *lines], as_json=as_json)


@click.command()
@click.option("--limit", type=click.IntRange(1, 1000), default=50, show_default=True)
@json_option
@pass_desk
def audit(desk: Desk, limit: int, as_json: bool) -> None:
    """Tell who has been shown numbers, and who has replaced the directory, the newest first."""
    with desk.looking() as look:
        found = looked(look, limit)
    zone = desk.upprop.county.zone
    lines = [_line(entry, zone) for entry in found.entries] or ["Nobody has looked at a number."]
    whole = f"{found.events} events, {'whole' if found.verified else 'BROKEN'}"
    answer(found, [*lines, f"History of the house: {whole}"], as_json=as_json)


def _line(entry: Entry, zone: str) -> str:
    did = "put in place" if entry.did == REPLACED else "was shown the numbers of"
    return f"{local(entry.at, zone, '%-d/%-m %Y %H.%M.%S')}  {entry.by} {did} {entry.what}"
