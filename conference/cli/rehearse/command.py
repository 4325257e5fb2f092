"""The command and its options. What it needs is imported when it is given: nobody else should wait for it."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click


@click.command("rehearse")
@click.argument("scenario", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--json", "json_to", type=click.Path(dir_okay=False, path_type=Path), help="Write the result here."
)
@click.option(
    "--record", "record_to", type=click.Path(dir_okay=False, path_type=Path), help="Write the record here."
)
@click.option(
    "--faults",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Break what this schedule says while it is played.",
)
@click.option("--seed", default=0, help="Which storm of the schedule it is to be.")
@click.option("--postgres", is_flag=True, help="On a throwaway PostgreSQL instead of a file.")
@click.option("--keep", is_flag=True, help="Keep the folder of the rehearsal also when it passed.")
def rehearse(
    scenario: Path,
    json_to: Path | None,
    record_to: Path | None,
    faults: Path | None,
    seed: int,
    postgres: bool,
    keep: bool,
) -> None:
    """Play SCENARIO with real processes and the exercise network, and judge how it went."""
    from conference.cli.rehearse.from_file import play

    storm = (faults, seed) if faults else None
    sys.exit(play(scenario, json_to=json_to, record_to=record_to, storm=storm, postgres=postgres, keep=keep))


def main(arguments: Sequence[str]) -> int:
    """The command for whoever has its words rather than a terminal; the exit code."""
    try:
        rehearse.main(args=list(arguments), standalone_mode=False)
    except click.ClickException as refused:
        refused.show()
        return refused.exit_code
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 1
    return 0
