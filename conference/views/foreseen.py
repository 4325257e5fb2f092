"""What will happen if somebody presses now: who is looked for, how many are called, and when all ring.

It is reckoned where what whoever has pressed is told is reckoned, so that the two never differ.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from conference.domain.activation.activation import Activation
from conference.domain.activation.press import GREEN
from conference.domain.county.county import County
from conference.domain.instants import Instant
from conference.handlers import pressing
from conference.ports import House
from conference.views.on_duty import OnDutyNow, on_duty
from conference.views.sources import Look


@dataclass(frozen=True)
class Foreseen:
    """`paged` are rung and texted at once, `told` by text alone, `called` rung to the meeting, by name.

    `within` are seconds until the last of them rings at the latest; None where a leader's word is waited for:
    `guarded`, or somebody has it in hand. `joins`: the press would be one more reason of that activation.
    """

    button: str
    paged: tuple[OnDutyNow, ...]
    told: tuple[OnDutyNow, ...]
    called: tuple[str, ...]
    within: int | None
    guarded: bool
    undo_seconds: int
    joins: str = ""
    why: str = ""
    pressed_at: Instant | None = None


def foreseen(look: Look, button: str, now: Instant) -> Foreseen:
    """Nothing is stored, and nobody rings."""
    activation, joins = pressing.foreseen(look, button, now)

    def known(functions: tuple[str, ...]) -> tuple[OnDutyNow, ...]:
        return on_duty(look, now, functions) if functions else ()

    return _told(look.county, look.house, activation, joins, known, now)


def unlooked(county: County, house: House, button: str, now: Instant) -> Foreseen:
    """The same where the database does not answer: nobody is named, and what is under way is not known."""

    def unnamed(functions: tuple[str, ...]) -> tuple[OnDutyNow, ...]:
        return tuple(OnDutyNow(one, county.function(one).called, "", "", None) for one in functions)

    return _told(county, house, pressing.begun(house, button, now), False, unnamed, now)


def _told(
    county: County,
    house: House,
    activation: Activation,
    joins: bool,
    names: Callable[[tuple[str, ...]], tuple[OnDutyNow, ...]],
    now: Instant,
) -> Foreseen:
    paged, told = _sought(county, activation, joins)
    format_ = pressing.called_to(county, activation.button)
    return Foreseen(
        button=activation.button,
        paged=names(paged),
        told=names(told),
        called=tuple(format_.seat(slug).called for slug in format_.summoned),
        within=pressing.all_ring_within(county, house, activation, now),
        guarded=activation.guarded,
        undo_seconds=county.limits.undo_seconds,
        joins=activation.id if joins else "",
        why=activation.why if joins else "",
        pressed_at=activation.pressed_at if joins else None,
    )


def _sought(county: County, activation: Activation, joins: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Those who are rung and texted on account of the press itself, and those who are only texted."""
    if joins:
        return (), county.paged
    if activation.button == GREEN or activation.guarded:
        return county.paged, ()
    seated = {seat.function for seat in county.formats["bla"].seats}
    return (), tuple(one for one in county.paged if one not in seated)
