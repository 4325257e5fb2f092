"""The picture of an activation: its versions and what differs, the sheet to write on, the page to print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from conference.domain.access.rights import Right
from conference.domain.activation.activation import Activation
from conference.domain.activation.inquiry_wishes import DOUBTED, WRITTEN
from conference.domain.activation.picture import LONGEST_FIELD, LONGEST_HEADER, Picture
from conference.domain.activation.picture_fields import PictureField
from conference.domain.errors import DomainError, NotFound
from conference.views.doable import doable
from conference.views.named import function_called, named
from conference.views.picture import page_of
from conference.views.pictures import Measured, changes, measured, pictured
from conference.views.sources import Look
from webhooks.console import doing
from webhooks.console.pages.activation import words
from webhooks.console.refusals import in_words, status_of
from webhooks.console.who import ASKS_AS, needs, who

page = Blueprint("picture", __name__)

NAMES: Final = (*WRITTEN, *DOUBTED, "happened")
BEGUN_FROM: Final = "begun_from"
"""The version on which somebody began to write: what others have written since must not be lost."""


@dataclass(frozen=True)
class Cell:
    """A field on the sheet that is written on. `theirs` is what somebody else has put there meanwhile."""

    place: int
    heading: str
    written: str
    doubted: str
    theirs: PictureField | None = None


@page.get("/aktivering/<id>/lagesbild")
@needs(Right.LOOK)
def picture(id: str) -> str:
    """The version that is asked for, else the newest; beside it what differs from another."""
    upprop, asks = doing.house(), who()
    with upprop.store.reading() as look:
        one = doing.activation_meant(look, id)
        seen = pictured(look, one)
        newest = len(seen.versions)
        number = _number(request.args.get("version"), newest, newest)
        since = _number(request.args.get("sedan"), max(number - 1, 0), newest)
        return render_template(
            "picture/page.html",
            id=one.id,
            why=one.why,
            seen=seen,
            version=seen.versions[number - 1] if number else None,
            since=since,
            changed=changes(look, one, since, number) if since and since != number else (),
            doable=doable(look, one, ASKS_AS[asks.role], upprop.clock.now(), member=asks.member),
            words=words,
            author=lambda by: named(upprop.county, by),
            called=lambda function: function_called(upprop.county, function),
        )


@page.get("/aktivering/<id>/lagesbild/skriv")
@needs(Right.LEAD)
def write(id: str) -> str:
    """The sheet, as the newest version has it."""
    with doing.house().store.reading() as look:
        one = doing.activation_meant(look, id)
        picture = look.pictures.look(one.id)
        before = _fields(picture, len(picture.versions))
        happened = picture.version().happened if picture.versions else one.why
        return _sheet(look, one, picture, [(field, None) for field in before], happened)


@page.post("/aktivering/<id>/lagesbild/skriv")
@needs(Right.LEAD)
def save(id: str) -> ResponseReturnValue:
    """A new version: of each field what has been changed here, so that two who write at once lose nothing."""
    said = _written()
    with doing.house().store.reading() as look:
        one = doing.activation_meant(look, id)
        picture = look.pictures.look(one.id)
        begun = _number(request.form.get(BEGUN_FROM), 0, len(picture.versions))
        old, new = _fields(picture, begun), _fields(picture, len(picture.versions))
        mine = _sheet_of(said)
        changed = [was != now for was, now in zip(old, mine, strict=True)]
        clash = [
            theirs if edited and theirs not in (was, now) else None
            for was, theirs, now, edited in zip(old, new, mine, changed, strict=True)
        ]
        sent_before = look.reads.taken(doing.stamp() or "")
        if any(clash) and not sent_before:
            kept = [now if edited else theirs for now, theirs, edited in zip(mine, new, changed, strict=True)]
            fault = _(
                "Somebody else has written in the same field meanwhile. Both are shown: keep what is right."
            )
            sheet = _sheet(look, one, picture, list(zip(kept, clash, strict=True)), said["happened"], fault)
            return sheet, 409
    try:
        doing.ask_activation(one.id, "write-picture", _wish(said, changed))
    except DomainError as error:
        with doing.house().store.reading() as look:
            sheet = _sheet(
                look, one, picture, [(field, None) for field in mine], said["happened"], in_words(error)
            )
        return sheet, status_of(error)
    return redirect(url_for("picture.picture", id=one.id))


@page.post("/aktivering/<id>/lagesbild/rakna")
@needs(Right.LEAD)
def count(id: str) -> str:
    """How long the text is that what is written would become, as it is written."""
    said = _written()
    with doing.house().store.reading() as look:
        one = doing.activation_meant(look, id)
        return render_template(
            "picture/count.html", measured=_measured(look, one, _sheet_of(said), said["happened"])
        )


@page.get("/aktivering/<id>/lagesbild/<int:number>.pdf")
@needs(Right.LOOK)
def pdf(id: str, number: int) -> Response:
    """A version on one page, to print."""
    from conference.papers.picture import picture_pdf  # what prints takes a while to be there

    with doing.house().store.reading() as look:
        one = doing.activation_meant(look, id)
        paper = picture_pdf(
            page_of(look, one, number), one.language, look.pictures.look(one.id).version(number).at
        )
    name = f"lagesbild-{number}.pdf"
    return Response(
        paper, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'}
    )


def _written() -> dict[str, str]:
    """What is on the sheet; a field left empty is empty, and not as it was."""
    return {name: request.form.get(name, "").replace("\r\n", "\n").strip() for name in NAMES}


def _sheet_of(said: Mapping[str, str]) -> list[PictureField]:
    return [
        PictureField(said[written], said[doubted]) for written, doubted in zip(WRITTEN, DOUBTED, strict=True)
    ]


def _wish(said: Mapping[str, str], changed: Sequence[bool]) -> dict[str, str]:
    """Of the fields those that were changed; the others stay as they are."""
    pairs = zip(WRITTEN, DOUBTED, changed, strict=True)
    fields = [name for written, doubted, edited in pairs if edited for name in (written, doubted)]
    return {name: said[name] for name in (*fields, "happened")}


def _fields(picture: Picture, number: int) -> tuple[PictureField, ...]:
    return picture.version(number).fields if number else (PictureField(),) * len(WRITTEN)


def _sheet(
    look: Look,
    one: Activation,
    picture: Picture,
    fields: Sequence[tuple[PictureField, PictureField | None]],
    happened: str,
    fault: str = "",
) -> str:
    headings = look.county.picture_headings[one.language]
    return render_template(
        "picture/write.html",
        id=one.id,
        why=one.why,
        happened=happened,
        cells=[
            Cell(place, heading, field.words, field.uncertain, theirs)
            for place, (heading, (field, theirs)) in enumerate(zip(headings, fields, strict=True), 1)
        ],
        begun_from=len(picture.versions),
        most=LONGEST_FIELD,
        most_happened=LONGEST_HEADER,
        measured=_measured(look, one, [field for field, _theirs in fields], happened),
        fault=fault,
        stamp=doing.new_stamp(),
    )


def _measured(look: Look, one: Activation, fields: Sequence[PictureField], happened: str) -> Measured:
    return measured(look, one, fields, happened, doing.house().clock.now())


def _number(written: str | None, usual: int, newest: int) -> int:
    """A version's number as an address or a form has it. Raises NotFound."""
    if not written:
        return usual
    if not (written.isascii() and written.isdigit() and len(written) < 6 and int(written) <= newest):
        raise NotFound(_("The picture has no such version."))
    return int(written)
