"""What a meeting has become is told to the activation it belongs to, as a follow-on of its own.

An activation is locked before its meetings, so a meeting never reaches for it.
"""

from __future__ import annotations

from conference.domain.activation.commands import ObserveMeeting
from conference.domain.decision import NOTHING, Decision, Due
from conference.domain.instants import Instant
from conference.domain.meeting.conference import Conference


def tell_activation(conference: Conference, now: Instant) -> Decision:
    """The meeting has opened, ended or been cancelled."""
    if conference.activation is None:
        return NOTHING
    told = ObserveMeeting(conference.activation, conference.id)
    return Decision(due=(Due(told, now, f"told/{conference.id}"),))
