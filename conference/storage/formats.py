"""The formats that conferences were planned with.

A conference keeps its format for good, and a format is by far the largest part of it; so it is stored
apart, once, under its digest. Reading a conference then costs the same however many seats it has.
"""

import json
from dataclasses import replace
from hashlib import sha256

from sqlalchemy import Connection, select

from conference.domain.county.formats import Format
from conference.domain.meeting.conference import Conference
from conference.storage import codec
from conference.storage.shelf import Stored
from conference.storage.tables import plans
from conference.storage.upsert import insert_new


class Formats:
    """What this process has read of them. They never change, so nothing here grows stale."""

    def __init__(self) -> None:
        self._known: dict[str, Format] = {}
        self._digests: dict[int, str] = {}  # by identity, of those in `_known`

    def digest(self, connection: Connection, format: Format) -> str:
        """The digest of a format, which is stored if it is new."""
        if (known := self._digests.get(id(format))) is not None:
            return known
        doc = codec.dump(format)
        digest = sha256(doc.encode()).hexdigest()
        insert_new(connection, plans, digest=digest, doc=doc)
        return digest

    def get(self, connection: Connection, digest: str) -> Format:
        if digest not in self._known:
            doc = connection.execute(select(plans.c.doc).where(plans.c.digest == digest)).scalar_one()
            format = codec.load(Format, doc)
            self._known.setdefault(digest, format)
            self._digests[id(self._known[digest])] = digest
        return self._known[digest]


def without_format(conference: Conference) -> str:
    """A conference's document less its format."""
    doc: bytes = codec.adapter(Conference).dump_json(conference, exclude={"format"})
    return doc.decode()


def with_format(row: Stored, format: Format) -> Conference:
    conference: Conference = codec.adapter(Conference).validate_python(
        {**json.loads(row["doc"]), "format": format}
    )
    return conference if conference.format is format else replace(conference, format=format)
