"""A meeting at one moment, read once for all who look at its page, whoever they are."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from conference.domain.instants import Instant
from conference.domain.meeting.conference import Conference, ConferenceState
from conference.views.last_done import Done, last_done
from conference.views.noted import Noted, noted
from conference.views.quiet import quiet
from conference.views.record import LookAtHistory
from conference.views.room import Room, room
from webhooks.console import doing

BEFORE: Final = frozenset({ConferenceState.PLANNED, ConferenceState.GATHERING})
MOST_KNOWN: Final = 50
"""Meetings of which it is remembered who has been quiet."""

_QUIET: dict[str, tuple[Instant, tuple[str, ...]]] = {}


@dataclass(frozen=True)
class Sight:
    """What of it is for those who lead alone, `done` and `quiet`, is left out where others read it."""

    conference: Conference
    room: Room
    notes: Sequence[Noted]
    done: tuple[Done, ...]
    quiet: tuple[str, ...]
    voices: Collection[str]
    """The carriers that it could be held by."""


def sight(look: LookAtHistory, conference: Conference) -> Sight:
    """The meeting as it is now."""
    upprop = doing.house()
    now = upprop.clock.now()
    return Sight(
        conference,
        room(look, conference, now),
        noted(look, conference.id),
        last_done(look, conference.id),
        _quiet(look, conference, now) if conference.state in BEFORE else (),
        upprop.house.voices,
    )


def _quiet(look: LookAtHistory, conference: Conference, now: Instant) -> tuple[str, ...]:
    """Asked once an hour: it is read out of whole records, and hardly changes while the page is looked at."""
    hour = now.replace(minute=0, second=0, microsecond=0)
    known = _QUIET.get(conference.id)
    if known is None or known[0] != hour:
        if len(_QUIET) >= MOST_KNOWN:
            _QUIET.clear()
        known = _QUIET[conference.id] = (hour, quiet(look, conference))
    return known[1]
