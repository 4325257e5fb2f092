"""Somebody stands in for a leader in one activation; the one relieved and the one who takes over are told."""

from __future__ import annotations

from conference.domain.activation import commands as c
from conference.domain.activation import long_run
from conference.domain.activation.activation import Activation
from conference.domain.activation.staffing import leader_of, must_be_free
from conference.domain.county.texts import Saying, say
from conference.domain.decision import Decision
from conference.domain.errors import Refused
from conference.domain.instants import Instant
from conference.handlers.long_run import plan_anew
from conference.handlers.words import local_hour
from conference.handlers.written import write_to_functions
from conference.ports import Handlers, UnitOfWork

VALID = 10 * 3600
"""Seconds that it is worth being told."""


def staff_seat(command: c.StaffSeat, uow: UnitOfWork, now: Instant) -> Decision:
    """Meetings convened from now on have the stand-in in the seat, and what is written goes to it."""
    activation = uow.activations.get(command.activation)
    green = uow.county.formats["gron"]
    seat = leader_of(green, command.seat)
    if command.function is not None:
        _must_be_reached(uow, uow.county.function(command.function).id)
        others = [one for one in activation.staffing if one.function != seat.function]
        must_be_free(green, others, command.function)
    new = uow.county.function(command.function or seat.function)
    values = {"time": local_hour(uow.county, now), "seat": seat.called, "why": activation.why}
    relieved = _tell(uow, activation, seat.function, say("relieved", by=new.name, **values), now)
    decision = long_run.staff(activation, seat.seat, seat.function, command.function, command.by, now)
    takes_over = _tell(uow, activation, seat.function, say("stands_in", **values), now)
    return decision + relieved + takes_over + plan_anew(uow, activation, now)


def _must_be_reached(uow: UnitOfWork, function: str) -> None:
    if uow.directory.phones(function).holder is None:
        raise Refused(f"{function} has no phone")


def _tell(uow: UnitOfWork, activation: Activation, function: str, told: Saying, now: Instant) -> Decision:
    """Whoever sees to what is that function's at this moment."""
    return write_to_functions(
        uow, activation, "instruction", told, (function,),
        valid=VALID, now=now,
    )  # fmt: skip


HANDLERS: Handlers = {c.StaffSeat: staff_seat}
