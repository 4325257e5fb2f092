"""The end of a meeting."""

from __future__ import annotations

from conference.domain.decision import Decision, Due
from conference.domain.errors import Refused
from conference.domain.instants import Instant, after
from conference.domain.meeting import commands as c
from conference.domain.meeting.conference import ConferenceState
from conference.domain.meeting.effects import EndRoom
from conference.handlers import breaking_out
from conference.handlers.winding_up import settle_end, wind_up
from conference.ports import Handlers, UnitOfWork

GOODBYES = 20
"""Seconds the legs are given to hear goodbye before the meeting is over without the carrier's word."""


def end(command: c.EndConference, uow: UnitOfWork, now: Instant) -> Decision:
    """End the meeting: the room at the carrier ends, and each leg's own script says goodbye.

    Without a room there is nothing to wait for.
    """
    conference = uow.conferences.get(command.conference)
    if conference.state not in (ConferenceState.GATHERING, ConferenceState.OPEN):
        raise Refused(f"a meeting that is {conference.state} cannot be ended")
    staying = breaking_out.stay(uow, conference, now) if conference.break_out else None
    if staying is not None:
        return staying  # the room goes on, as theirs
    ended = wind_up(uow, conference, command.by, now)
    if not conference.room:
        return ended + settle_end(c.SettleEnd(conference.id), uow, now)
    settle = Due(c.SettleEnd(conference.id), after(now, GOODBYES), f"{conference.id}/settle")
    return ended + Decision(effects=(EndRoom(conference.id),), due=(settle,))


HANDLERS: Handlers = {c.EndConference: end}
