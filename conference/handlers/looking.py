"""A look at a function's numbers, or at everybody's, to be printed."""

from __future__ import annotations

from dataclasses import asdict
from typing import Final

from conference.domain.county.looking import LookUpNumbers, NumbersSeen, PrintPaper, Reached
from conference.domain.decision import Decision
from conference.domain.instants import Instant
from conference.ports import Handlers, UnitOfWork

PAPER: Final = "paper"
"""What all numbers together are called in history."""


def look_up(command: LookUpNumbers, uow: UnitOfWork, now: Instant) -> Decision:
    """The numbers, and in history that they were seen: never the one without the other. Raises NotFound."""
    function = uow.county.function(command.function)
    phones, on_duty = uow.directory.phones(function.id), uow.directory.on_duty(function.id, now)
    reached = Reached(
        function.id,
        function.called,
        {rung: number for rung, number in asdict(phones).items() if number},
        on_duty.holder.name if on_duty.holder else None,
        on_duty.substitute.name if on_duty.substitute else None,
    )
    return Decision(events=(NumbersSeen(command.by, function.id),), answer=reached)


def print_paper(command: PrintPaper, uow: UnitOfWork, now: Instant) -> Decision:
    """Every function's numbers and who holds it now, and in history that they were seen."""
    return Decision(events=(NumbersSeen(command.by, PAPER),), answer=uow.directory.everybody(now))


HANDLERS: Handlers = {LookUpNumbers: look_up, PrintPaper: print_paper}
