"""The picture of an activation in its versions: as data, as plain text for WIS, as a page."""

from __future__ import annotations

from typing import Final, Literal

from pydantic import BaseModel, ConfigDict

from conference.domain.activation.picture_sheet import plain
from conference.domain.errors import NotFound
from conference.views.activation import meant
from conference.views.picture import page_of
from conference.views.pictures import Pictured, Version, pictured, version_of
from webhooks.api.operations import Asked, Operation, Paper

TEXT: Final = "text/plain; charset=utf-8"
PDF: Final = "application/pdf"


class Form(BaseModel):
    """In which form a version is wanted."""

    model_config = ConfigDict(extra="forbid")

    form: Literal["json", "wis", "pdf"] = "json"


def every(asked: Asked) -> Pictured:
    with asked.upprop.store.reading() as look:
        return pictured(look, meant(look, asked.path["id"]))


def one(asked: Asked) -> Version | Paper:
    with asked.upprop.store.reading() as look:
        activation = meant(look, asked.path["id"])
        version = version_of(look, activation, _number(asked.path["version"]))
        if asked.query.form == "json":
            return version
        page = page_of(look, activation, version.number)
    if asked.query.form == "wis":
        return Paper(plain(page).encode(), TEXT)
    # Only here: what prints takes a third of the time in which a door that died is open again.
    from conference.papers.picture import picture_pdf

    return Paper(picture_pdf(page, activation.language, version.at), PDF)


def _number(written: str) -> int:
    if not (written.isascii() and written.isdigit() and len(written) < 10):
        raise NotFound("versions of a picture are numbered from 1")
    return int(written)


OPERATIONS: Final = (
    Operation(
        "pictures",
        "GET",
        "/activations/{id}/pictures",
        "The picture in all its versions, and who has received which",
        every,
        Pictured,
    ),
    Operation(
        "picture",
        "GET",
        "/activations/{id}/pictures/{version}",
        "A version of the picture, in the form that is wanted",
        one,
        Version,
        query=Form,
        papers=("text/plain", PDF),
    ),
)
