"""What ends with a meeting: its turn and block, the calls for its seats, and at last the meeting itself."""

from __future__ import annotations

from collections.abc import Mapping

from conference.domain.county.formats import Medium
from conference.domain.decision import NOTHING, Decision, Due
from conference.domain.instants import Instant
from conference.domain.meeting import commands as c
from conference.domain.meeting import events
from conference.domain.meeting.conference import Conference, ConferenceState
from conference.handlers import agenda, calls
from conference.handlers.coming import meets_next
from conference.handlers.told import tell_activation
from conference.ports import Handlers, UnitOfWork

NOT_HEARD: Mapping[Medium, str] = {"radio": "not_ticked", "text": "no_reply", "written": "no_reply"}
"""What is said of a seat of which nothing was heard, where nobody was called."""


def wind_up(uow: UnitOfWork, conference: Conference, by: str | None, now: Instant) -> Decision:
    """The meeting is closing: all of it but its room, of which its caller knows what is to become."""
    decision = agenda.finish(uow, conference, now)
    conference.state = ConferenceState.CLOSING
    conference.next_at = meets_next(uow, conference, now)
    for seat in uow.seats.of(conference.id):
        decision += seat.call_off(now)
        if seat.summoned:
            decision += seat.give_up(now, reason=NOT_HEARD.get(conference.format.medium))
    closing = events.ConferenceClosing(by)
    return decision + Decision(events=(closing,), cancelled=(f"{conference.id}/*",))


def settle_end(command: c.SettleEnd, uow: UnitOfWork, now: Instant) -> Decision:
    """The room is gone: the meeting is over and its summary can be drafted."""
    conference = uow.conferences.get(command.conference)
    if conference.state is not ConferenceState.CLOSING:
        return NOTHING
    conference.state = ConferenceState.ENDED
    conference.ended_at = now
    draft = Due(c.DraftSummary(conference.id), now, f"{conference.id}/summary")
    ended = Decision(events=(events.ConferenceEnded(),), due=(draft,), cancelled=(f"{conference.id}/settle",))
    return ended + tell_activation(conference, now) + calls.look_after_all(uow, conference, now)


HANDLERS: Handlers = {c.SettleEnd: settle_end}
