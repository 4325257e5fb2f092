"""What was put right without anybody's having told of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from conference.domain.decision import Event


class Mended(StrEnum):
    """What there was to put right."""

    STEP = "step"  # something not over waited for nothing; `about` is the due row put back
    CALL_FOUND = "call_found"  # asked for, never answered for, and found in the carrier's list
    CALL_ENDED = "call_ended"  # it had ended, and nobody had told
    JOINED = "joined"  # a line was in the room, and nobody had told
    LEFT = "left"  # a line was not in the room any more, and nobody had told
    LINE = "line"  # a line was not open or closed as it should have been
    ROOM = "room"  # the carrier's room had ended, and another begun
    TEXT = "text"  # its fate was asked for, since nobody had told
    CALL_STRAY = "call_stray"  # a call was up at the carrier that nobody here knew of


@dataclass(frozen=True)
class Reconciled(Event):
    """`about` is a seat or a page, the purpose of a text, or the name of a due row; never a number."""

    kind: Mended
    about: str
