"""The order in which a seat is tried: a ladder names the rungs, the phones and the rota give them flesh."""

from dataclasses import dataclass
from typing import Literal

from conference.domain.county.functions import OnDuty, Person, Phones

RungKind = Literal[
    "holder", "holder_second", "substitute", "substitute_second", "switchboard", "guest", "last_resort"
]
As = Literal["holder", "substitute", "guest"]

RUNG_KINDS: tuple[RungKind, ...] = (
    "holder",
    "holder_second",
    "substitute",
    "substitute_second",
    "switchboard",
    "guest",
    "last_resort",
)


@dataclass(frozen=True)
class Ladder:
    id: str
    rungs: tuple[RungKind, ...]


@dataclass(frozen=True)
class Rung:
    """One number to try. `by` is the name of whoever should answer, where the rota knows it."""

    to: RungKind
    number: str
    by: str | None
    as_: As
    language: str


def build(ladder: Ladder, phones: Phones, on_duty: OnDuty, language: str = "sv") -> tuple[Rung, ...]:
    """The rungs that can be rung, in order. One without a number, or with one tried before, is left out."""
    rungs: list[Rung] = []
    for kind in ladder.rungs:
        number = _number(phones, kind)
        if number is None or any(rung.number == number for rung in rungs):
            continue
        person, as_ = _answers(kind, on_duty)
        spoken_to = on_duty.holder if kind == "last_resort" else person
        spoken = spoken_to.language if spoken_to else language
        rungs.append(Rung(kind, number, person.name if person else None, as_, spoken))
    return tuple(rungs)


def _number(phones: Phones, kind: RungKind) -> str | None:
    numbers: dict[RungKind, str | None] = {
        "holder": phones.holder,
        "holder_second": phones.holder_second,
        "substitute": phones.substitute,
        "substitute_second": phones.substitute_second,
        "switchboard": phones.switchboard,
        "guest": phones.guest,
        "last_resort": phones.last_resort,
    }
    return numbers[kind] or None


def _answers(kind: RungKind, on_duty: OnDuty) -> tuple[Person | None, As]:
    """Whoever answers a switchboard or the last resort is a substitute whose name nobody knows beforehand.

    The last resort is rung on a duty phone all the same, and whoever has that is spoken to in their language.
    """
    if kind in ("holder", "holder_second"):
        return on_duty.holder, "holder"
    if kind in ("substitute", "substitute_second"):
        return on_duty.substitute, "substitute"
    return None, "guest" if kind == "guest" else "substitute"
