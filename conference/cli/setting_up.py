"""`upprop up`, `migrate`, `units` and `directory load`: the house before any meeting."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from functools import partial
from pathlib import Path

import click

from conference.bus import Away, StorageError
from conference.cli.answers import answer, json_option
from conference.cli.desk import Desk, pass_desk, whoever
from conference.cli.letting_in import how_the_first_is_made
from conference.cli.moving import copy_from
from conference.cli.units import units as written_units
from conference.cli.up import up as keep_up
from conference.county.directory import read_directory
from conference.domain.county.county import County
from conference.domain.county.looking import DirectoryReplaced
from conference.host.directory import read, replace
from conference.ports import UnitOfWork
from conference.settings import HOME
from conference.storage.migrate import is_missing
from conference.storage.migrate import migrate as bring_up_to_date


@click.command()
@pass_desk
def up(desk: Desk) -> None:
    """Run everything on this machine until Ctrl-C."""
    raise click.exceptions.Exit(
        keep_up(desk.settings, partial(_prepared, desk), partial(_first_account, desk))
    )


@click.command()
@click.option("--from", "source", metavar="URL", help="Copy everything in that database into this one.")
@click.option("--although-running", is_flag=True, help="Copy although processes have not been stopped.")
@pass_desk
def migrate(desk: Desk, source: str | None, although_running: bool) -> None:
    """Bring the database to this version. An exercise gets its people and numbers too."""
    if source is not None:
        copied = copy_from(desk, source, although_running=although_running)
        click.echo(f"{sum(copied.values())} rows have been copied, and every history is whole.")
        return
    click.echo(
        "The database is at this version." + ("" if not prepare(desk) else " The exercise has its people.")
    )


@click.command()
@click.option(
    "--directory",
    type=click.Path(path_type=Path),
    default=HOME,
    show_default="this one",
    help="Where the product lies on the host.",
)
@click.option("--user", default="upprop", show_default=True, help="Who runs it there.")
@pass_desk
def units(desk: Desk, directory: Path, user: str) -> None:
    """Print systemd units made from the Procfile."""
    for name, text in written_units(desk.settings, directory=directory, user=user).items():
        click.echo(f"# {name}\n{text}")


@click.group()
def directory() -> None:
    """People, numbers, rota and codes."""


@directory.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@json_option
@pass_desk
def load(desk: Desk, folder: Path, as_json: bool) -> None:
    """Put what FOLDER says in the place of the whole directory, or refuse it with every fault."""
    upprop = desk.house
    told = replace(upprop, read(upprop, folder), whoever())
    counted = {"phones": told.phones, "people": told.people, "shifts": told.shifts, "codes": told.codes}
    answer(counted, _told(told), as_json=as_json)


def prepare(desk: Desk) -> bool:
    """Migrate. Tells whether an empty directory was filled with an exercise's fiction.

    A file that is not in its place, where this host has kept a call list, is a database that is lost: an
    empty one put there would be taken for it.
    """
    if is_missing(desk.settings.database_url) and desk.assembled.snapshot.confirmed_at() is not None:
        reserve = desk.assembled.snapshot.path.parent
        raise Away(f"the database is not in its place: put it back, or take {reserve} away to begin anew")
    bring_up_to_date(desk.settings.database_url)
    fiction = desk.settings.county / "fiction"
    if not desk.settings.exercise or not fiction.is_dir():
        return False
    upprop = desk.house
    with closing(upprop.store):
        with upprop.store.reading() as look:
            if _has_people(look, upprop.county):
                return False
        # Not within the transaction: on a busy machine PostgreSQL would end it for idling.
        people = read_directory(fiction, upprop.county, require_fiction=True)
        with upprop.store.writing() as work:
            if _has_people(work, upprop.county):
                return False
            work.directory.replace(people)
    return True


def _has_people(work: UnitOfWork, county: County) -> bool:
    return any(work.directory.phones(function.id).numbers for function in county.functions)


def _prepared(desk: Desk) -> None:
    """Without the database all starts nevertheless, if there is a call list: a press does not need it."""
    try:
        prepare(desk)
    except StorageError as error:
        if desk.assembled.snapshot.confirmed_at() is None:
            raise
        click.echo(f"upprop: {error}. Presses are taken in reserve until it is there.", err=True)


def _first_account(desk: Desk) -> list[str]:
    """Nothing where the database cannot be asked: there is something else to see to then."""
    try:
        return how_the_first_is_made(desk)
    except StorageError:
        return []


def _told(new: DirectoryReplaced) -> Iterable[str]:
    yield (
        f"{new.phones} functions have numbers, {new.people} people {new.shifts} shifts; "
        f"{new.codes} functions have a code."
    )
