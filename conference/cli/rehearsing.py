"""`upprop rehearse`: an exercise, played by these very commands. It reads its own words."""

from __future__ import annotations

import click


@click.command(
    context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False},
    add_help_option=False,
)
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="SCENARIO [OPTION]...")
def rehearse(words: tuple[str, ...]) -> None:
    """Play an exercise with real processes and the exercise network."""
    # Imported only now: a rehearsal gives commands itself, and so knows all of them.
    from conference.cli.rehearse.command import main

    raise click.exceptions.Exit(main(words))
