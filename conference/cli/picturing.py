"""`upprop picture [ACTIVATION] show`: a version as it is, as text for WIS, as a page, as what changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from conference.cli.answers import answer, json_option, local
from conference.cli.desk import Desk, pass_desk
from conference.domain.activation.picture_fields import PictureField
from conference.domain.activation.picture_sheet import plain
from conference.domain.errors import Refused
from conference.views.activation import CURRENT, meant
from conference.views.picture import page_of
from conference.views.pictures import Changed, Pictured, Version, changes, pictured, version_of


@click.command()
@click.argument("words", nargs=-1, metavar="[ACTIVATION] [show]")
@click.option("--version", type=click.IntRange(1), help="A version; by default the newest.")
@click.option("--wis", is_flag=True, help="The whole of it as plain text, to be put into WIS.")
@click.option(
    "--pdf", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Print it to a page."
)
@click.option("--diff", type=click.IntRange(1), metavar="N", help="What has changed since version N.")
@json_option
@pass_desk
def picture(
    desk: Desk,
    words: tuple[str, ...],
    version: int | None,
    wis: bool,
    pdf: Path | None,
    diff: int | None,
    as_json: bool,
) -> None:
    """Show the picture of an activation, by default of the one under way, and who has received it.

    It is written and sent with `upprop activation write-picture` and `send-picture`.
    """
    ids = words[:-1] if words and words[-1] == "show" else words
    if len(ids) > 1:
        raise click.UsageError("picture takes [ACTIVATION] show")
    zone = desk.upprop.county.zone
    with desk.looking() as look:
        activation = meant(look, ids[0] if ids else CURRENT)
        shown = version_of(look, activation, version)
        if diff is not None:
            found = changes(look, activation, diff, shown.number)
            lines = [line for change in found for line in _changed(change)]
            answer(found, lines or ["Nothing has changed."], as_json=as_json)
            return
        every = pictured(look, activation)
        page = page_of(look, activation, shown.number)
    if pdf is not None:
        # Only here: every other command would wait for what prints to be read in.
        from conference.papers.picture import picture_pdf

        _print(pdf, picture_pdf(page, activation.language, shown.at))
    if wis:
        answer({"id": every.id, "version": shown.number, "text": plain(page)}, [plain(page)], as_json=as_json)
        return
    answer(every if version is None else shown, list(_drawn(every, shown, zone)), as_json=as_json)


def _print(file: Path, page: bytes) -> None:
    try:
        file.write_bytes(page)
    except OSError as error:
        raise Refused(f"the page cannot be written: {error.strerror}") from error


def _drawn(every: Pictured, shown: Version, zone: str) -> Iterator[str]:
    yield f"Version {shown.number} of {len(every.versions)}: {shown.happened}"
    yield f"  {local(shown.at, zone)}, by {shown.author}"
    for field in shown.fields:
        yield field.heading
        yield from (f"  {line}" for line in field.words.splitlines())
        yield from (f"  ? {line}" for line in field.uncertain.splitlines())
    if shown.changed:
        yield f"Changed since version {shown.number - 1}: {', '.join(shown.changed)}."
    yield f"As a text, in {shown.parts} parts:"
    yield from (f"  {line}" for line in shown.text.splitlines())
    for version in every.versions:
        yield f"Version {version.number}: {_received(version)}"


def _received(version: Version) -> str:
    if not version.sent:
        return "sent to nobody."
    not_yet = [f"{one.function} ({one.status})" for one in version.sent if one.status != "delivered"]
    has_it = f"{len(version.sent) - len(not_yet)} of {len(version.sent)} have received it"
    return f"{has_it}; not {', '.join(not_yet)}." if not_yet else f"{has_it}."


def _changed(change: Changed) -> Iterator[str]:
    yield change.heading
    yield from (f"- {line}" for line in _lines(change.before))
    yield from (f"+ {line}" for line in _lines(change.after))


def _lines(field: PictureField) -> list[str]:
    return [*field.words.splitlines(), *(f"? {line}" for line in field.uncertain.splitlines())]
