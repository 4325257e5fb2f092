"""The tables. An aggregate is a document (`doc`, JSON) beside the columns it is searched by.

What is searched often is searched through an index that holds only what is still alive, so that
looking costs the same in the tenth year as on the first day.
"""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    FromClause,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

from conference.domain.meeting.conference import ConferenceState
from conference.domain.meeting.leg import OVER, LegState
from conference.storage.moments import Moment

NOT_OVER_YET: Final = (
    ConferenceState.PLANNED,
    ConferenceState.GATHERING,
    ConferenceState.OPEN,
    ConferenceState.CLOSING,
)
ALIVE: Final = tuple(state for state in LegState if state not in OVER)
IN_ROOM: Final = (LegState.IN_ROOM,)
HERE: Final = (LegState.IN_ROOM, LegState.OUT)
"""Whoever has stepped out to a menu is here all the same."""
UNSETTLED: Final = ("pending", "unknown", "sent")
"""A text of which no more is to be heard is `closed` here, whatever it is called in its document."""
WAITING: Final = ("waiting",)
IN_HAND: Final = ("claimed", "unknown")
OPEN: Final = ("waiting", "claimed", "unknown")
"""The states in which an effect still keeps later ones of its strand waiting."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Counter = BigInteger().with_variant(Integer, "sqlite")
"""A number given by the database; SQLite gives only plain integers by itself."""

ByLetters = String().with_variant(String(collation="C"), "postgresql")
"""Sorted by the letters' own numbers, so that all keys with one beginning lie side by side."""


def _only(table: FromClause, column: str, values: Sequence[str]) -> dict[str, Any]:
    """An index that holds only these rows, in either database."""
    condition = table.c[column].in_(list(values))
    return {"sqlite_where": condition, "postgresql_where": condition}


conferences = Table(
    "conferences",
    metadata,
    Column("id", String, primary_key=True),
    Column("format", String, nullable=False),
    Column("state", String, nullable=False),
    Column("planned_at", Moment, nullable=False),
    Column("plan", String, nullable=False),  # digest of the format it was planned with
    Column("doc", Text, nullable=False),
    Column("room", String),
    Column("activation", String),
    Index(None, "planned_at"),
    Index(None, "room"),
    Index(None, "activation"),
)
Index(
    "ix_conferences_alive",
    conferences.c.planned_at,
    conferences.c.state,
    **_only(conferences, "state", NOT_OVER_YET),
)

plans = Table(
    "plans",
    metadata,
    Column("digest", String, primary_key=True),
    Column("doc", Text, nullable=False),
)

floors = Table(
    "floors",
    metadata,
    Column("conference", String, primary_key=True),
    Column("doc", Text, nullable=False),
)

seats = Table(
    "seats",
    metadata,
    Column("conference", String, primary_key=True),
    Column("slug", String, primary_key=True),
    Column("rank", Integer, nullable=False),
    Column("summoned", Boolean, nullable=False),
    Column("speaks", Boolean, nullable=False),
    Column("leads", Boolean, nullable=False),
    Column("outcome", String, nullable=False),
    Column("holder", String),
    Column("code", String, nullable=False),
    Column("doc", Text, nullable=False),
    Index("ix_seats_places", "conference", "rank", "slug", "summoned", "holder"),
    Index(None, "code"),
)

legs = Table(
    "legs",
    metadata,
    Column("id", String, primary_key=True),
    Column("conference", String),
    Column("seat", String),
    Column("number", String),
    Column("state", String, nullable=False),
    Column("place", String, nullable=False),
    Column("listening", Boolean, nullable=False),
    Column("doc", Text, nullable=False),
    Column("activation", String),
    Index(None, "conference", "seat"),
    Index(None, "activation"),
)
Index("ix_legs_in_room", legs.c.conference, **_only(legs, "state", IN_ROOM))
Index("ix_legs_alive", legs.c.number, **_only(legs, "state", ALIVE))

texts = Table(
    "texts",
    metadata,
    Column("id", String, primary_key=True),
    Column("conference", String),
    Column("seat", String),
    Column("purpose", String, nullable=False),
    Column("number", String, nullable=False),
    Column("version", Integer),
    Column("status", String, nullable=False),
    Column("written_at", Moment, nullable=False),
    Column("doc", Text, nullable=False),
    Column("activation", String),
    Column("about", String),
    Index(None, "conference", "purpose"),
    Index(None, "activation", "purpose"),
    Index(None, "about"),
    Index(None, "number", "purpose", "written_at"),
)

Index("ix_texts_open", texts.c.written_at, **_only(texts, "status", UNSETTLED))

activations = Table(
    "activations",
    metadata,
    Column("id", String, primary_key=True),
    Column("state", String, nullable=False),
    Column("pressed_at", Moment, nullable=False),
    Column("doc", Text, nullable=False),
    Index(None, "pressed_at"),
    Index(None, "state", "pressed_at"),
)

inquiries = Table(
    "inquiries",
    metadata,
    Column("id", String, primary_key=True),
    Column("activation", String, nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("doc", Text, nullable=False),
    Index(None, "activation", "asked_at"),
)

pictures = Table(
    "pictures",
    metadata,
    Column("activation", String, primary_key=True),
    Column("doc", Text, nullable=False),
)

# --- the directory: replaced as a whole -----------------------------------------------------------------

phones = Table(
    "phones",
    metadata,
    Column("function", String, primary_key=True),
    Column("rung", String, primary_key=True),
    Column("number", String, nullable=False),
    # Not unique: a switchboard may serve several functions that never sit in one meeting.
    Index(None, "number"),
)

people = Table(
    "people",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("language", String, nullable=False),
)

shifts = Table(
    "shifts",
    metadata,
    Column("id", Counter, primary_key=True),
    Column("function", String, nullable=False),
    Column("person", String, nullable=False),
    Column("starts", Moment, nullable=False),
    Column("ends", Moment, nullable=False),
    Column("substitute", Boolean, nullable=False),
    Index(None, "function", "ends"),
)

function_codes = Table(
    "function_codes",
    metadata,
    Column("function", String, primary_key=True),
    Column("hmac", String, nullable=False),
)

tries = Table(
    "tries",
    metadata,
    Column("id", Counter, primary_key=True),
    Column("number", String, nullable=False),  # a digest, never the number
    Column("at", Moment, nullable=False),
    Index(None, "number", "at"),
    Index(None, "at"),
)

# --- what comes in, what must go out, what is to be done later ------------------------------------------

inbox = Table(
    "inbox",
    metadata,
    Column("stamp", String, primary_key=True),
    Column("at", Double, nullable=False),
    Index(None, "at"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Counter, primary_key=True),
    Column("strand", String, nullable=False),
    Column("lane", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("doc", Text, nullable=False),
    Column("urgency", Integer, nullable=False),
    Column("ready_at", Moment, nullable=False),
    Column("until", Moment),
    Column("conference", String),
    Column("state", String, nullable=False),
    Column("claimed_by", String),
    Column("claimed_at", Double),
    Column("unknown_at", Double),
    Column("looked_at", Double),
    Column("tries", Integer, nullable=False),
    Column("looks", Integer, nullable=False),
    Column("note", String, nullable=False),
    Column("made_at", Double, nullable=False),
    Column("unfound", Integer, nullable=False, server_default="0"),  # of the tries, those looked for in vain
    Column("carrier", String),  # of a call; none: the usual one
    sqlite_autoincrement=True,
)
Index("ix_outbox_waiting", outbox.c.lane, outbox.c.urgency, outbox.c.id, **_only(outbox, "state", WAITING))
Index("ix_outbox_open", outbox.c.strand, outbox.c.id, **_only(outbox, "state", OPEN))
Index("ix_outbox_in_hand", outbox.c.state, **_only(outbox, "state", IN_HAND))

due = Table(
    "due",
    metadata,
    Column("id", Counter, primary_key=True),
    Column("key", ByLetters, unique=True),
    Column("at", Moment, nullable=False),
    Column("kind", String, nullable=False),
    Column("doc", Text, nullable=False),
    Column("conference", String),
    Index(None, "at", "id"),
    sqlite_autoincrement=True,  # an id taken by a relay must never come to mean a later row
)

beats = Table(
    "beats",
    metadata,
    Column("process", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("host", String, nullable=False),
    Column("wall", Double, nullable=False),
)

pace = Table(
    "pace",
    metadata,
    Column("carrier", String, primary_key=True),
    Column("next_at", Moment, nullable=False),
)

reserves = Table(
    "reserves",
    metadata,
    Column("id", String, primary_key=True),
    Column("opened_at", Moment, nullable=False),
    Column("moved_at", Moment),  # into this database; nothing while it is a reserve itself
    Column("words", Text, nullable=False),  # of what is spoken: its row there, and its row here
)

# --- history --------------------------------------------------------------------------------------------

chains = Table(
    "chains",
    metadata,
    Column("id", String, primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("head", String, nullable=False),
)

history = Table(
    "history",
    metadata,
    Column("id", Counter, primary_key=True),
    Column("chain", String, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("at", Moment, nullable=False),
    Column("digest", String, nullable=False),
    Column("prev", String, nullable=False),
    Column("hash", String, nullable=False),
    Index(None, "chain", "seq", unique=True),
    sqlite_autoincrement=True,
)

payloads = Table(
    "payloads",
    metadata,
    Column("chain", String, primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("salt", String, nullable=False),
    Column("body", Text, nullable=False),
)
