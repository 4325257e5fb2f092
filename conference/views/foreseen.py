"""What will happen if somebody presses now: who is looked for, how many are called, and when all ring.

It is reckoned where what whoever has pressed is told is reckoned, so that the two never differ.
"""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.activation.activation import Activation
from conference.domain.activation.press import GREEN
from conference.domain.county.county import County
from conference.domain.county.formats import Format
from conference.domain.instants import Instant
from conference.handlers import pressing
from conference.views.on_duty import OnDutyNow, on_duty
from conference.views.sources import Look


@dataclass(frozen=True)
class Foreseen:
    """`paged` are rung and texted at once, `told` by text alone, `called` rung to the meeting, by name.

    `within` are seconds until the last of them rings at the latest; None where that waits for a leader's word:
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
    paged, told = _sought(look.county, activation, joins)
    return Foreseen(
        button=button,
        paged=on_duty(look, now, paged) if paged else (),
        told=on_duty(look, now, told) if told else (),
        called=_called(pressing.called_to(look, activation.button)),
        within=pressing.all_ring_within(look, activation, now),
        guarded=activation.guarded,
        undo_seconds=look.county.limits.undo_seconds,
        joins=activation.id if joins else "",
        why=activation.why if joins else "",
        pressed_at=activation.pressed_at if joins else None,
    )


def unlooked(county: County, button: str) -> Foreseen:
    """As much of it as the county's folder says, where the database does not answer; nobody is named."""
    format_ = county.formats["gron" if button == GREEN else "bla"]
    green = button == GREEN
    sought = tuple(OnDutyNow(one, county.function(one).called, "", "", None) for one in county.paged)
    seated = {seat.function for seat in format_.seats}
    return Foreseen(
        button=button,
        paged=sought if green else (),
        told=() if green else tuple(one for one in sought if one.function not in seated),
        called=_called(format_),
        within=None,
        guarded=False,
        undo_seconds=county.limits.undo_seconds,
    )


def _called(format_: Format) -> tuple[str, ...]:
    return tuple(format_.seat(slug).called for slug in format_.summoned)


def _sought(county: County, activation: Activation, joins: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Those who are rung and texted on account of the press itself, and those who are only texted."""
    if joins:
        return (), county.paged
    if activation.button == GREEN or activation.guarded:
        return county.paged, ()
    seated = {seat.function for seat in county.formats["bla"].seats}
    return (), tuple(one for one in county.paged if one not in seated)
