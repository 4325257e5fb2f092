"""What is happening now, in one sentence, for whoever asks by key."""

from __future__ import annotations

from conference.domain.meeting.conference import Conference, ConferenceState
from conference.domain.meeting.floor import Floor
from conference.handlers.words import local_hour
from conference.ports import UnitOfWork


def what_now(
    uow: UnitOfWork, conference: Conference, floor: Floor | None
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The key and values of the sentence: how many are here, which block it is and who has the floor."""
    present, expected, _ = uow.seats.tally(conference.id)
    here = (("present", str(present)), ("expected", str(expected)))
    if conference.state is ConferenceState.GATHERING:
        return "now_gathering", (*here, ("time", local_hour(uow.county, conference.planned_at)))
    name = conference.format.blocks[conference.block].name if conference.block >= 0 else ""
    if floor is not None and floor.turn is not None:
        speaker = conference.format.seat(floor.turn.seat).called
        return "now_speaking", (*here, ("block", name), ("seat", speaker))
    return "now_block", (*here, ("block", name))
