"""Nothing that is not over waits for nothing: whatever a next step is missing of is given it back.

`lacking_…` only look, and may be asked without a lock; what they say then can be untrue a moment later, since
another may be about to write. `restore` looks once more with the rows locked, and acts.
"""

from __future__ import annotations

from collections.abc import Iterable

from conference.domain.activation import next_step as of_night
from conference.domain.activation.activation import Activation
from conference.domain.decision import NOTHING, Decision
from conference.domain.instants import Instant
from conference.domain.meeting import next_step as steps
from conference.domain.meeting.commands import ObserveStray, RestoreSteps
from conference.domain.meeting.conference import Conference
from conference.domain.meeting.mending_events import Mended, Reconciled
from conference.domain.meeting.next_step import Step
from conference.handlers.mended import mended
from conference.ports import Handlers, UnitOfWork


def restore(command: RestoreSteps, uow: UnitOfWork, now: Instant) -> Decision:
    """Put back what is lacking now, and say so in the history of what it is about."""
    if command.activation is not None:
        lacking = lacking_of_activation(uow, uow.activations.get(command.activation), now)
    elif command.conference is not None:
        lacking = lacking_of_meeting(uow, uow.conferences.get(command.conference), now)
    elif command.leg is not None:
        lacking = lacking_of_line(uow, command.leg, now)
    else:
        return NOTHING
    told = tuple(Reconciled(Mended.STEP, step.due.key) for step in lacking)
    return Decision(events=told, due=tuple(step.due for step in lacking))


def lacking_of_meeting(uow: UnitOfWork, conference: Conference, now: Instant) -> tuple[Step, ...]:
    """What a meeting, its seats, its lines and its texts should wait for and do not."""
    wanted: list[Step | None] = []
    if conference.state not in steps.OVER or conference.state is steps.S.ENDED:
        wanted.append(steps.of_meeting(conference, uow.floors.get(conference.id), now))
    if conference.state in steps.CALLING:
        wanted += steps.of_seats(conference, uow.seats.of(conference.id), now)
    over = conference.state in steps.OVER
    wanted += [steps.of_line(leg, now, over=over) for leg in uow.legs.of(conference.id)]
    wanted += [steps.of_text(text, now) for text in uow.texts.open_of(conference.id)]
    return _lacking(uow, wanted)


def lacking_of_activation(uow: UnitOfWork, activation: Activation, now: Instant) -> tuple[Step, ...]:
    """What an activation, its pages, their lines and its texts should wait for and do not."""
    id = activation.id
    states = {one.id: uow.conferences.look(one.id).state for one in activation.under_way()}
    wanted: list[Step | None] = [
        *of_night.of_activation(activation, uow.county.limits.call_out_after, now),
        *of_night.of_pages(activation, now),
        *of_night.of_meetings(activation, states, now),
        *(steps.of_line(leg, now) for leg in uow.legs.of_activation(id)),
        *(steps.of_text(text, now) for text in uow.texts.of_activation(id)),
    ]
    return _lacking(uow, wanted)


def lacking_of_line(uow: UnitOfWork, leg: str, now: Instant) -> tuple[Step, ...]:
    """The same of a line on which nobody has yet said for whom."""
    return _lacking(uow, [steps.of_line(uow.legs.get(leg), now)])


def _lacking(uow: UnitOfWork, wanted: Iterable[Step | None]) -> tuple[Step, ...]:
    asked = [step for step in wanted if step is not None]
    keys = [key for step in asked for key in step.keys]
    there = uow.waiting(keys, [step.strand for step in asked if step.strand is not None])
    return tuple(step for step in asked if there.isdisjoint((*step.keys, step.strand)))


def observe_stray(command: ObserveStray, uow: UnitOfWork, now: Instant) -> Decision:
    """It belongs to nothing, so that the house's own history tells of it."""
    return mended(Mended.CALL_STRAY, "inbound" if command.inbound else "outbound")


HANDLERS: Handlers = {RestoreSteps: restore, ObserveStray: observe_stray}
