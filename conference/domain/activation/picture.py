"""The picture (lägesbild): one page in four fields, in versions, and who has received which.

What is written is a version and never changed; the next one may leave fields as they were. Fields are known
by their place, so that a county may call them what it likes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from conference.domain.activation import picture_events as events
from conference.domain.activation.picture_fields import FIELDS, PictureField
from conference.domain.decision import Decision
from conference.domain.errors import BadInput, NotFound
from conference.domain.instants import Instant

LONGEST_FIELD = 2000
LONGEST_HEADER = 200
"""Characters. A page that holds more is no page."""


@dataclass(frozen=True)
class PictureVersion:
    """`happened` is its header: what has happened, in a line."""

    number: int
    happened: str
    fields: tuple[PictureField, ...]
    author: str
    at: Instant


@dataclass(frozen=True)
class Sent:
    """A version that went to these functions."""

    version: int
    functions: tuple[str, ...]
    at: Instant
    by: str


@dataclass
class Picture:
    """The picture of one activation."""

    activation: str
    versions: tuple[PictureVersion, ...] = ()
    sent: tuple[Sent, ...] = ()

    # --- what there is ------------------------------------------------------------------------------------

    def version(self, number: int | None = None) -> PictureVersion:
        """A version by its number, else the newest. Raises NotFound."""
        if not self.versions:
            raise NotFound("there is no picture yet")
        if number is None:
            return self.versions[-1]
        if not 1 <= number <= len(self.versions):
            raise NotFound(f"the picture has no version {number}")
        return self.versions[number - 1]

    def changed(self, number: int, since: int) -> tuple[int, ...]:
        """The fields, from 1, that differ between two versions. Raises NotFound."""
        return differing(self.version(since).fields, self.version(number).fields)

    def had_by(self, function: str) -> int | None:
        """The newest version that has been sent to a function."""
        return max((sent.version for sent in self.sent if function in sent.functions), default=None)

    def has_had(self, number: int) -> tuple[str, ...]:
        """The functions that a version has been sent to, each once."""
        return tuple(dict.fromkeys(f for sent in self.sent if sent.version == number for f in sent.functions))

    # --- what is done with it -----------------------------------------------------------------------------

    def write(
        self, happened: str | None, fields: Sequence[PictureField | None], by: str, now: Instant
    ) -> Decision:
        """A new version. What is None stays as it was. Raises BadInput if nothing comes of it."""
        if len(fields) != FIELDS:
            raise BadInput(f"a picture has {FIELDS} fields")
        before = self.versions[-1] if self.versions else None
        kept = before.fields if before else (PictureField(),) * FIELDS
        new = tuple(_tidy(field) if field else old for field, old in zip(fields, kept, strict=True))
        header = (before.happened if before else "") if happened is None else " ".join(happened.split())
        _must_fit(header, new)
        if before and (before.happened, before.fields) == (header, new):
            raise BadInput("nothing in the picture has changed")
        if not any(field.words or field.uncertain for field in new):
            raise BadInput("there is nothing in the picture")
        version = PictureVersion(len(self.versions) + 1, header, new, by, now)
        self.versions = (*self.versions, version)
        changed = differing(kept, new)
        written = events.PictureWritten(self.activation, version.number, header, new, by, changed)
        return Decision(events=(written,))

    def send(self, number: int, functions: Sequence[str], by: str, now: Instant) -> Decision:
        """A version goes to these functions. Raises NotFound if there is no such version."""
        version = self.version(number)
        to = tuple(dict.fromkeys(functions))
        if not to:
            raise BadInput("a picture must be sent to somebody")
        self.sent = (*self.sent, Sent(version.number, to, now, by))
        return Decision(events=(events.PictureSent(self.activation, version.number, to, by),))


def differing(older: Sequence[PictureField], newer: Sequence[PictureField]) -> tuple[int, ...]:
    """The places, from 1, where they are not the same."""
    pairs = enumerate(zip(older, newer, strict=True), 1)
    return tuple(place for place, (old, new) in pairs if old != new)


def _tidy(field: PictureField) -> PictureField:
    return PictureField(_lines(field.words), _lines(field.uncertain))


def _lines(words: str) -> str:
    """Lines keep their places; spaces around them mean nothing."""
    return "\n".join(line.strip() for line in words.strip().splitlines())


def _must_fit(happened: str, fields: Sequence[PictureField]) -> None:
    if len(happened) > LONGEST_HEADER:
        raise BadInput(f"what has happened is told in at most {LONGEST_HEADER} characters")
    if any(len(field.words) + len(field.uncertain) > LONGEST_FIELD for field in fields):
        raise BadInput(f"a field of the picture holds at most {LONGEST_FIELD} characters")
