"""When those in a meeting meet next: what is told at its end, on the line and in the summary."""

from __future__ import annotations

from conference.domain.activation.long_run import RHYTHMIC
from conference.domain.instants import Instant, after
from conference.domain.meeting.conference import Conference, ConferenceState
from conference.handlers.ahead import following
from conference.ports import UnitOfWork


def meets_next(uow: UnitOfWork, conference: Conference, now: Instant) -> Instant | None:
    """The next meeting of the activation, as planned or by its cadence; else that of the county.

    The activation is looked at without a lock, for its row would have to be locked before the meeting's.
    """
    moment = max(now, conference.planned_at)
    activation = uow.activations.look(conference.activation) if conference.activation else None
    if activation is None or activation.over:
        return following(uow, moment)
    alike = {conference.format.id, RHYTHMIC}
    others = [one.id for one in activation.under_way() if one.format in alike and one.id != conference.id]
    planned = [one for one in map(uow.conferences.look, others) if one.state is ConferenceState.PLANNED]
    if planned:
        return min(one.planned_at for one in planned)
    if activation.cadence is None or conference.format.id != RHYTHMIC:
        return following(uow, moment)
    earliest = after(now, conference.format.gather_lead)
    return activation.cadence.following(conference.planned_at, earliest, uow.county.zone)
