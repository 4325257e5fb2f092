"""`upprop rehearse`: a scenario told against the exercise network. It reads its own words."""

from __future__ import annotations

import click


@click.command(
    context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False}, add_help_option=False
)
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="SCENARIO [OPTION]...")
def rehearse(words: tuple[str, ...]) -> None:
    """Tell a SCENARIO with both sides on this machine, and judge how it went."""
    from conference.cli import rehearse as rehearsal

    raise click.exceptions.Exit(rehearsal.main(list(words)))
