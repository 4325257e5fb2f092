"""The picture: written in versions, and sent by text to those who should have it."""

from __future__ import annotations

from functools import partial

from conference.domain.activation import commands as c
from conference.domain.activation.activation import Activation
from conference.domain.activation.picture import PictureVersion
from conference.domain.activation.picture_text import as_text
from conference.domain.activation.recipients import sent_to
from conference.domain.decision import Decision
from conference.domain.errors import BadInput
from conference.domain.instants import Instant
from conference.handlers.under_way import under_way
from conference.handlers.words import local_hour, words_in
from conference.handlers.written import never_in, write_to_functions
from conference.ports import Handlers, UnitOfWork

VALID = 10 * 3600
"""Seconds a picture is worth delivering: the carrier's own longest."""


def write(command: c.WritePicture, uow: UnitOfWork, now: Instant) -> Decision:
    """A new version, the first one too."""
    activation = under_way(uow, command.activation)
    picture = uow.pictures.of(activation.id)
    decision = picture.write(command.happened, command.fields, command.by, now)
    return decision + Decision(answer=picture.version().number)


def send(command: c.SendPicture, uow: UnitOfWork, now: Instant) -> Decision:
    """A version goes by text to whoever holds each of these functions now."""
    activation = under_way(uow, command.activation)
    picture = uow.pictures.of(activation.id)
    version = picture.version(command.version)
    reached = [
        function
        for function in sent_to(uow.county, command.to)
        if uow.directory.phones(function).holder is not None
    ]
    if not reached:
        raise BadInput("nobody among those has a phone to be texted on")

    return picture.send(version.number, reached, command.by, now) + write_to_functions(
        uow, activation, "picture", partial(text_of, uow, activation, version), reached,
        valid=VALID, now=now, version=version.number, about=activation.id,
    )  # fmt: skip


def text_of(uow: UnitOfWork, activation: Activation, version: PictureVersion, language: str) -> str:
    """A version as a text message, without the marks of an exercise."""
    return as_text(
        version, uow.county.picture_headings[language], words_in(uow, language), never_in(uow),
        happened=activation.why, time=local_hour(uow.county, version.at), exercise=uow.house.exercise,
    )  # fmt: skip


HANDLERS: Handlers = {c.WritePicture: write, c.SendPicture: send}
