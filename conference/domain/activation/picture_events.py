"""What has happened to the picture of an activation. The record draws it from these alone."""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.activation.events import ActivationEvent
from conference.domain.activation.picture_fields import PictureField


@dataclass(frozen=True)
class PictureWritten(ActivationEvent):
    """A version of the picture, whole. `changed` are the fields that differ from the one before, from 1."""

    version: int
    happened: str
    fields: tuple[PictureField, ...]
    author: str
    changed: tuple[int, ...]


@dataclass(frozen=True)
class PictureSent(ActivationEvent):
    """A version went to these functions, by text."""

    version: int
    functions: tuple[str, ...]
    by: str
