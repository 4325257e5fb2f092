"""What is happening now, in one sentence, for whoever asks by key."""

from __future__ import annotations

from conference.domain.county.texts import Saying, say
from conference.domain.meeting.conference import Conference, ConferenceState
from conference.domain.meeting.floor import Floor
from conference.handlers.words import local_hour
from conference.ports import UnitOfWork


def what_now(uow: UnitOfWork, conference: Conference, floor: Floor | None) -> Saying:
    """How many are here and when we start; once open, which block it is and who has the floor."""
    if conference.state is ConferenceState.GATHERING:
        present, expected, _ = uow.seats.tally(conference.id)
        time = local_hour(uow.county, conference.planned_at)
        return say("gathering_notice", present=present, expected=expected, time=time)
    block = conference.format.blocks[conference.block].name if conference.block >= 0 else conference.title
    turn = floor.turn if floor else None
    holder = conference.format.seat(turn.seat).called if turn else say("nobody")
    return say("what_now", block=block, holder=holder)
