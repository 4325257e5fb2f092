"""`upprop history …`: what has been, how often, and which guideline may fit what happens now."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import click

from conference.cli.answers import answer, json_option
from conference.cli.desk import Desk, pass_desk
from conference.county.past import Past, read_past
from conference.domain.activation.past import Year
from conference.storage.past import Kept
from conference.views import past

FOLDER: Final = "history"


@click.group()
def history() -> None:
    """Activations that have been, and the guidelines agreed since."""


@history.command("import")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), required=False)
@json_option
@pass_desk
def import_(desk: Desk, folder: Path | None, as_json: bool) -> None:
    """Add what FOLDER tells of the time before, or refuse it with every fault.

    Without FOLDER it is the county's own. What has been imported before is left as it is.
    """
    upprop = desk.house
    county = upprop.county
    read = read_past(
        folder or desk.settings.county / FOLDER, never=county.words[county.language].get("never", ())
    )
    with upprop.store.writing() as work:
        kept = work.past.keep(read.activations, read.guidelines)
    answer(kept, _imported(read, kept), as_json=as_json)


@history.command("list")
@click.option("--year", type=click.IntRange(1, 9999), help="Only those of one year.")
@json_option
@pass_desk
def list_(desk: Desk, year: int | None, as_json: bool) -> None:
    """List every activation there is a trace of, the latest first."""
    with desk.looking() as look:
        found = past.activations(look, year)
    answer(found, [_line(one) for one in found] or [_NOTHING], as_json=as_json)


@history.command()
@json_option
@pass_desk
def years(desk: Desk, as_json: bool) -> None:
    """Count them year by year, and the months in which there was none."""
    with desk.looking() as look:
        counted = past.years(look, desk.upprop.clock.now())
    answer(counted, [_bar(year) for year in counted] or [_NOTHING], as_json=as_json)


@history.command()
@click.argument("words", nargs=-1)
@json_option
@pass_desk
def guidelines(desk: Desk, words: tuple[str, ...], as_json: bool) -> None:
    """List the guidelines; with WORDS about what has happened, those that may fit, the best first."""
    with desk.looking() as look:
        found = past.guidelines(look, " ".join(words) if words else None)
    nothing = "No guideline seems to fit." if words else _NOTHING
    answer(found, [f"{one.adopted_on}  {one.title}" for one in found] or [nothing], as_json=as_json)


_NOTHING: Final = "There is nothing yet; `upprop history import` adds what was before."


def _imported(read: Past, kept: Kept) -> Iterable[str]:
    yield (
        f"{kept.activations} of {len(read.activations)} activations are new, "
        f"{kept.guidelines} of {len(read.guidelines)} guidelines"
        + (f"; {kept.reworded} are found by other words now." if kept.reworded else ".")
    )
    if not any((kept.activations, kept.guidelines, kept.reworded)):
        yield "Everything was there already."


def _line(one: past.Been) -> str:
    line = f"{one.day}  {one.origin:<8}  {one.title}"
    if one.state is None:
        return line
    told = (*(("exercise",) if one.exercise else ()), one.state.replace("_", " "))
    return f"{line}  ({', '.join(told)}{'' if one.counted else '; not counted'})"


def _bar(year: Year) -> str:
    """A year as a bar, one step for each."""
    quiet = f"{year.quiet_months} month{'s' if year.quiet_months != 1 else ''} without"
    return f"{year.year}  {year.activations:>3}  {'█' * year.activations:<20}  {quiet}"
