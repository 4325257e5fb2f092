"""`upprop paper`: call list, speaking orders and roll-calls on paper, for when nothing else is left."""

from __future__ import annotations

from pathlib import Path

import click

from conference.cli.answers import answer, json_option
from conference.cli.desk import Desk, pass_desk, whoever
from conference.domain.errors import Refused
from conference.host.printing import folder_of, print_paper
from conference.papers.folder import Folder


@click.command()
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where to put it; by default PAPER_DIR, where it is printed anew each day.",
)
@click.option("--language", help="One of the county's; by default the first.")
@json_option
@pass_desk
def paper(desk: Desk, folder: Path | None, language: str | None, as_json: bool) -> None:
    """Print call list, speaking orders and roll-calls (PDF). That you have seen the numbers is kept."""
    upprop = desk.house
    tongue = language or upprop.county.language
    if tongue not in upprop.county.languages:
        raise Refused(f"{tongue} is none of the county's languages: {', '.join(upprop.county.languages)}")
    try:
        path = print_paper(upprop, whoever(), tongue, Folder(folder) if folder else folder_of(upprop))
    except OSError as error:
        raise Refused(f"the paper cannot be written: {error.strerror}") from error
    answer({"path": str(path)}, [f"Printed: {path}"], as_json=as_json)
