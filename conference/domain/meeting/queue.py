"""Who has asked for the floor. Numbers only rise, so ties cannot happen; urgency moves nobody."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Ticket:
    """A place in the queue."""

    number: int
    seat: str
    urgent: bool = False


@dataclass
class Queue:
    """Tickets in their order, and the last number given out."""

    tickets: tuple[Ticket, ...] = ()
    last: int = 0

    @property
    def seats(self) -> tuple[str, ...]:
        return tuple(ticket.seat for ticket in self.tickets)

    def ask(self, seat: str, *, urgent: bool) -> Ticket | None:
        """A ticket for the seat. Asking again changes nothing but whether it is urgent."""
        known = next((ticket for ticket in self.tickets if ticket.seat == seat), None)
        if known is None:
            self.last += 1
            ticket = Ticket(self.last, seat, urgent)
            self.tickets += (ticket,)
            return ticket
        if known.urgent or not urgent:
            return None
        ticket = replace(known, urgent=True)
        self.tickets = tuple(ticket if other is known else other for other in self.tickets)
        return ticket

    def tear(self, seat: str) -> bool:
        """The seat waits no longer; False if it did not."""
        waited = seat in self.seats
        self.tickets = tuple(ticket for ticket in self.tickets if ticket.seat != seat)
        return waited
