"""People, numbers and rota: what changes daily, as against what the office decides once.

One phone must not stand for two seats of one meeting: whoever dials in from it could not be told apart, and a
call to it would be a call too many.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from conference.domain.county.formats import Format
from conference.domain.county.functions import OnDuty, Person, Phones
from conference.domain.county.rota import Shift, on_duty
from conference.domain.instants import Instant


@dataclass(frozen=True)
class Directory:
    """`codes` are the eight-digit codes by function, in plain; they are kept only as digests."""

    phones: Mapping[str, Phones] = field(default_factory=dict)
    persons: Mapping[str, Person] = field(default_factory=dict)
    shifts: tuple[Shift, ...] = ()
    codes: Mapping[str, str] = field(default_factory=dict, repr=False)

    def on_duty(self, function: str, at: Instant) -> OnDuty:
        return on_duty(self.shifts, function, at)


@dataclass(frozen=True)
class SharedNumber:
    number: str
    seats: tuple[str, ...]


def numbers_shared(format: Format, phones: Mapping[str, Phones]) -> tuple[SharedNumber, ...]:
    """The numbers that stand for more than one seat of the format, with those seats."""
    holders: dict[str, list[str]] = {}
    for plan in format.seats:
        duty = phones.get(plan.function)
        for number in dict.fromkeys(duty.numbers if duty else ()):
            holders.setdefault(number, []).append(plan.seat)
    return tuple(SharedNumber(number, tuple(seats)) for number, seats in holders.items() if len(seats) > 1)
