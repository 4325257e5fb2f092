"""The picture in its versions, each whole, with who has been sent which."""

from __future__ import annotations

from dataclasses import dataclass, field

from conference.domain.activation import picture_events as e
from conference.domain.instants import Instant
from conference.domain.meeting.record.times import written


@dataclass
class PictureRow:
    """A version, and the times at which it went out."""

    written: e.PictureWritten
    at: Instant
    sent: list[tuple[Instant, e.PictureSent]] = field(default_factory=list)

    def row(self) -> dict[str, object]:
        """Its row in the record."""
        version = self.written
        return {
            "version": version.version,
            "at": written(self.at),
            "author": version.author,
            "happened": version.happened,
            "fields": [{"words": field.words, "uncertain": field.uncertain} for field in version.fields],
            "changed": list(version.changed),
            "sent": [
                {"at": written(at), "by": sent.by, "functions": list(sent.functions)}
                for at, sent in self.sent
            ],
        }


@dataclass
class Pictures:
    """See the module."""

    versions: dict[int, PictureRow] = field(default_factory=dict)

    def take(self, at: Instant, event: object) -> None:
        if isinstance(event, e.PictureWritten):
            self.versions[event.version] = PictureRow(event, at)
        if isinstance(event, e.PictureSent) and (row := self.versions.get(event.version)):
            row.sent.append((at, event))

    def rows(self) -> list[dict[str, object]]:
        """The record's `pictures`, version by version."""
        return [row.row() for row in self.versions.values()]
