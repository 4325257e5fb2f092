"""A refusal as one sentence and an exit code. Nobody at a terminal at night is shown a traceback.

0 done   1 a fault in Upprop, or a check that found something   2 bad input   3 refused   4 not reachable
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import click

from conference.bus import StorageError
from conference.cli.up import AlreadyUp
from conference.clock import BadClockFile
from conference.county.faults import CountyFaults
from conference.domain.errors import BadInput, DomainError, NotAllowed, NotFound, Refused
from conference.mask import mask_numbers
from conference.settings import BadSettings

FAULT: Final = 1
BAD_INPUT: Final = 2
REFUSED: Final = 3
NOT_REACHABLE: Final = 4

_CODES: Final[tuple[tuple[type[Exception], int], ...]] = (
    (BadSettings, BAD_INPUT),
    (CountyFaults, BAD_INPUT),
    (BadClockFile, BAD_INPUT),
    (BadInput, BAD_INPUT),
    (NotFound, BAD_INPUT),
    (Refused, REFUSED),
    (NotAllowed, REFUSED),
    (AlreadyUp, REFUSED),
    (StorageError, NOT_REACHABLE),
)


class Refusal(click.exceptions.Exit):
    """What ends a command: a sentence on stderr, and the exit code."""

    def __init__(self, sentence: str, code: int) -> None:
        super().__init__(code)
        click.echo(f"upprop: {sentence}", err=True)


@contextmanager
def in_one_sentence() -> Iterator[None]:
    """Whatever goes wrong within is told in words."""
    try:
        yield
    except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
        raise
    except Exception as error:
        raise Refusal(_sentence(error), _code(error)) from error


@contextmanager
def when_done() -> Iterator[None]:
    """What is shown after a deed. The deed stands even if the database goes before it can be shown.

    Without this, whoever asked would be told that nobody was there, ask again, and be refused.
    """
    try:
        yield
    except StorageError as away:
        click.echo(f"upprop: it is done; how it stands now cannot be read: {away}", err=True)


def _code(error: Exception) -> int:
    known = (code for kind, code in _CODES if isinstance(error, kind))
    return next(known, NOT_REACHABLE if isinstance(error, OSError) else FAULT)


def _sentence(error: Exception) -> str:
    if isinstance(error, DomainError):
        return mask_numbers(error.sentence)
    if any(isinstance(error, kind) for kind, _ in _CODES):
        return mask_numbers(str(error))
    if isinstance(error, OSError):
        return f"{error.strerror or type(error).__name__}: {error.filename or 'something outside'}"
    return f"there is a fault in Upprop itself: {type(error).__name__}"
