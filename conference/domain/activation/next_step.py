"""What an activation that is not over waits for: a due row, one of its meetings, or the leaders' word.

See `conference/domain/meeting/next_step.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from conference.domain.activation import commands as c
from conference.domain.activation.activation import Activation, ActivationState
from conference.domain.activation.standing_down import current
from conference.domain.decision import Due
from conference.domain.instants import Instant, after
from conference.domain.meeting.conference import ConferenceState
from conference.domain.meeting.next_step import OVER as MEETING_OVER
from conference.domain.meeting.next_step import Step
from conference.domain.meeting.summons import WaitForLine, WaitUntil

S = ActivationState


def of_activation(activation: Activation, call_out_after: int, now: Instant) -> Iterator[Step]:
    """What the activation itself waits for. Nothing where leaders have the word: they have acknowledged it,
    it was pressed too often, its meetings go on or have been.
    """
    if activation.state is S.PRESSED and not activation.guarded:
        at = max(now, after(activation.pressed_at, call_out_after))
        yield Step(Due(c.CallOutByItself(activation.id), at, activation.key("call-out")))
    if activation.state is S.PROPOSED and not current(activation).waits:
        proposal = current(activation)
        up = c.StandDownTimeUp(activation.id, proposal.id)
        yield Step(Due(up, max(now, proposal.until), activation.key("stand-down")))
    if not activation.over and activation.review_at is not None:
        again = Due(c.RemindOfReview(activation.id), max(now, activation.review_at), activation.key("review"))
        yield Step(again)


def of_pages(activation: Activation, now: Instant) -> Iterator[Step]:
    """What the rounds of its pages wait for, where no call decides."""
    for page in activation.pages:
        if page.open and not isinstance(step := page.next_step(now), WaitForLine):
            yield Step(page.ring_at(step.at if isinstance(step, WaitUntil) else now))


def of_meetings(
    activation: Activation, states: Mapping[str, ConferenceState], now: Instant
) -> Iterator[Step]:
    """What its meetings have become, where it has not been told."""
    for meeting in activation.under_way():
        state = states[meeting.id]
        opened = state is ConferenceState.OPEN and meeting.state == "planned"
        if opened or state in MEETING_OVER:
            yield Step(Due(c.ObserveMeeting(activation.id, meeting.id), now, f"told/{meeting.id}"))
