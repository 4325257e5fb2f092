"""The picture: written, and sent."""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.activation.picture_fields import PictureField
from conference.domain.decision import Command


@dataclass(frozen=True)
class WritePicture(Command):
    """A new version of the picture. A field that is None stays as it was, and so does `happened`."""

    activation: str
    fields: tuple[PictureField | None, ...]
    by: str
    happened: str | None = None


@dataclass(frozen=True)
class SendPicture(Command):
    """Text a version, the newest if none is named, to functions or members; to everybody if none are."""

    activation: str
    by: str
    version: int | None = None
    to: tuple[str, ...] = ()
