"""Which meetings there are, and which of them is meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from conference.domain.errors import BadInput, NotFound
from conference.domain.instants import Instant
from conference.domain.meeting.conference import Conference, ConferenceState
from conference.views.sources import Look

CURRENT = "current"
"""Said instead of an id: the meeting under way, else the next one planned, else the last one held."""
LATEST = 1000
"""How far back an abbreviated id is looked for."""

_FIRST = (
    (ConferenceState.OPEN, ConferenceState.GATHERING),
    (ConferenceState.CLOSING,),
    (ConferenceState.PLANNED,),
    (ConferenceState.ENDED, ConferenceState.SUMMARISED),
    (ConferenceState.CANCELLED,),
)


@dataclass(frozen=True)
class Row:
    """A meeting in a list."""

    id: str
    format: str
    title: str
    week: int
    state: str
    exercise: bool
    planned_at: Instant
    opened_at: Instant | None
    ended_at: Instant | None
    present: int
    expected: int


def listed(look: Look, *, limit: int = 100, state: str | None = None) -> tuple[Row, ...]:
    """The last planned first."""
    return tuple(_row(look, conference) for conference in look.reads.conferences(limit, state))


def meant(look: Look, words: str = CURRENT, *, states: Sequence[ConferenceState] = ()) -> Conference:
    """The meeting of an id, of its beginning, or of none. Raises NotFound, or BadInput if it may be several.

    `states` are those in which what is asked for makes sense: where no meeting is named, one that is in
    them is preferred.
    """
    if not words or words == CURRENT:
        return _current(look, states)
    if not words.isalnum() or not words.isascii():
        raise BadInput("the id of a meeting is letters and digits")
    exact = look.reads.conference(words)
    if exact is not None:
        return exact
    beginning = words.lower()
    found = [
        conference for conference in look.reads.conferences(LATEST) if conference.id.startswith(beginning)
    ]
    if not found:
        raise NotFound(f"no meeting's id begins with {words[:40]}")
    if len(found) > 1:
        raise BadInput(f"{len(found)} meetings have ids that begin with {words}: write more of it")
    return found[0]


def _current(look: Look, states: Sequence[ConferenceState]) -> Conference:
    every = look.reads.conferences(LATEST)
    fitting = [one for one in every if one.state in states] or every
    for stage in _FIRST:
        found = [one for one in fitting if one.state in stage]
        if len(found) > 1 and stage[0] is ConferenceState.OPEN:
            raise BadInput(f"{len(found)} meetings are under way: say which, {_ids(found)}")
        if found:
            over = stage[0] in (ConferenceState.ENDED, ConferenceState.CANCELLED)
            return (max if over else min)(found, key=lambda one: (one.planned_at, one.id))
    raise NotFound("there is no meeting yet")


def _ids(conferences: Sequence[Conference]) -> str:
    return " or ".join(f"{one.id[:6]} ({one.title})" for one in conferences)


def _row(look: Look, conference: Conference) -> Row:
    present, expected, _ = look.seats.tally(conference.id)
    return Row(
        conference.id,
        conference.format.id,
        conference.title,
        conference.week,
        conference.state.value,
        conference.exercise,
        conference.planned_at,
        conference.opened_at,
        conference.ended_at,
        present,
        expected,
    )
