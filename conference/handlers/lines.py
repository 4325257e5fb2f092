"""What is known of the lines at the carrier: as we ordered them, and as they were found to be."""

from __future__ import annotations

from conference.domain.decision import NOTHING, Decision
from conference.domain.errors import NotFound
from conference.domain.instants import Instant
from conference.domain.meeting.commands import AmendLines, ObserveLines
from conference.domain.meeting.effects import SetLines
from conference.domain.meeting.mending_events import Mended
from conference.handlers.mended import mended
from conference.ports import Handlers, UnitOfWork


def observe_lines(command: ObserveLines, uow: UnitOfWork, now: Instant) -> Decision:
    """Orders carried out. A line that has gone and come back since has another label, and is left alone."""
    for id, label, open_ in sorted(command.lines):
        try:
            leg = uow.legs.get(id)
        except NotFound:
            continue
        if leg.label == label and not leg.over:
            leg.open = open_
    return NOTHING


def amend_lines(command: AmendLines, uow: UnitOfWork, now: Instant) -> Decision:
    """The carrier's word about a line counts, and then the lines are set: there is no other way to mute."""
    decision = NOTHING
    for id, muted in sorted(command.seen):
        try:
            leg = uow.legs.get(id)
        except NotFound:
            continue
        if leg.in_room:
            leg.open = not muted
            decision += mended(Mended.LINE, leg.seat)
    return decision + Decision(effects=(SetLines(command.conference),))


HANDLERS: Handlers = {ObserveLines: observe_lines, AmendLines: amend_lines}
