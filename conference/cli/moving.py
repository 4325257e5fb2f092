"""`upprop backup`, `restore` and `migrate --from`: all there is, on its way to another place or time.

A backup holds numbers, names and codes: it is sealed with SECRET_KEY and its owner's alone, and is worth
nothing without that key, which is to be kept elsewhere.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import click

from conference.cli.answers import answer, json_option
from conference.cli.desk import Desk, pass_desk
from conference.domain.errors import BadInput
from conference.files import put
from conference.host.at_rest import AtRest, bring_to_rest
from conference.reserve.sealing import BACKUP, Unreadable, seal, unseal
from conference.storage import Store
from conference.storage.backup import Damaged, draw, lay_out
from conference.storage.migrate import migrate
from conference.storage.transplant import refuse_while_alive, transplant

PATIENCE: Final = 600.0
"""Seconds of the wall for one statement over everything there is."""

File = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=File)
@json_option
@pass_desk
def backup(desk: Desk, file: Path, as_json: bool) -> None:
    """Write all there is at this moment to FILE, sealed with SECRET_KEY. Processes may run meanwhile."""
    desk.house.store.check()
    with closing(_opened(desk.settings.database_url)) as store:
        content = seal(draw(store, desk.assembled.clock.wall()), desk.settings.secret_key, BACKUP)
    put(file.absolute(), content)
    size = len(content)
    answer({"file": str(file), "bytes": size}, [f"{file} holds all there is: {size} bytes."], as_json=as_json)


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Put it in the place of what the database has now.")
@click.option(
    "--nothing-since",
    is_flag=True,
    help="Nothing has happened since it was drawn: go on where it stood. Else what was under way is ended.",
)
@json_option
@pass_desk
def restore(desk: Desk, file: Path, replace: bool, nothing_since: bool, as_json: bool) -> None:
    """Put the backup in FILE in place. All processes must have been stopped."""
    with tempfile.TemporaryDirectory(prefix="upprop-restore-") as folder:
        laid_out = Path(folder) / "upprop.db"
        try:
            content = unseal(file.read_bytes(), desk.settings.secret_key, BACKUP)
            head = lay_out(content, laid_out)
        except (Unreadable, Damaged) as error:
            raise BadInput(f"{file} is not put in place: {error}") from error
        copied = _transplanted(desk, f"sqlite:///{laid_out}", replaces=replace)
    rest = AtRest((), ()) if nothing_since else bring_to_rest(desk.house, head.wall)
    told = {"rows": sum(copied.values()), "ended": rest.ended, "held": rest.held}
    answer(told, _said(sum(copied.values()), rest), as_json=as_json)


def copy_from(desk: Desk, source: str, *, although_running: bool) -> dict[str, int]:
    """Everything in another database, into this one, which must have nothing in it."""
    if source == desk.settings.database_url:
        raise BadInput("that is the very database it would be copied into: set DATABASE_URL to the new one")
    with closing(_opened(source)) as there:
        there.check()
        if not although_running:
            refuse_while_alive(there, desk.assembled.clock.wall())
    return _transplanted(desk, source, replaces=False)


def _transplanted(desk: Desk, source: str, *, replaces: bool) -> dict[str, int]:
    url = desk.settings.database_url
    migrate(url)
    with closing(_opened(source)) as there, closing(_opened(url)) as here:
        refuse_while_alive(here, desk.assembled.clock.wall())
        return transplant(there, here, replaces=replaces)


def _opened(url: str) -> Store:
    if urlsplit(url).scheme.partition("+")[0] not in ("sqlite", "postgresql"):
        raise BadInput("the address of a database begins with sqlite: or postgresql:")
    try:
        return Store(url, patience=PATIENCE)
    except ValueError as error:
        raise BadInput(f"{error}") from error


def _said(rows: int, rest: AtRest) -> Iterator[str]:
    yield f"{rows} rows are in place, and every history is whole."
    for id in rest.ended:
        yield f"Meeting {id} was under way when the backup was drawn, and has been ended."
    for id in rest.held:
        yield f"{id} waits for you: nothing of it happens by itself until you end it, or cancel it."
