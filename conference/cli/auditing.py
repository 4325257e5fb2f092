"""`upprop directory numbers` and `upprop audit`: whose phones, and who has looked."""

from __future__ import annotations

from typing import Final

import click

from conference.cli.answers import answer, json_option, local
from conference.cli.desk import Desk, pass_desk, whoever
from conference.domain.county.looking import LookUpNumbers, Reached
from conference.views import audit as kinds
from conference.views.audit import Entry
from conference.views.audit import audit as looked
from conference.views.rungs import RUNGS

DID: Final = {
    kinds.SEEN: "was shown the numbers of",
    kinds.REPLACED: "put in place",
    kinds.MADE: "made the account",
    kinds.CHANGED: "changed the account",
    kinds.SIGNED_IN: "signed in by",
    kinds.REFUSED: "was turned away as",
    kinds.SIGNED_OUT: "signed out as",
    kinds.REVOKED: "put out sign-ins of",
}
"""What each kind of entry is called between who and what."""


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
    """Tell who was shown numbers, replaced the directory, signed in or was turned away, the newest first."""
    with desk.looking() as look:
        found = looked(look, limit)
    zone = desk.upprop.county.zone
    lines = [_line(entry, zone) for entry in found.entries] or ["Nobody has looked at a number or signed in."]
    whole = f"{found.events} events, {'whole' if found.verified else 'BROKEN'}"
    answer(found, [*lines, f"History of the house: {whole}"], as_json=as_json)


def _line(entry: Entry, zone: str) -> str:
    return f"{local(entry.at, zone, '%-d/%-m %Y %H.%M.%S')}  {entry.by} {DID[entry.did]} {entry.what}"
