"""Which wishes of an activation are worth showing: what the table grants, less what would come to nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from conference.domain.activation.activation import Activation
from conference.domain.activation.press import BLUE
from conference.domain.activation.wishes import WISHES
from conference.domain.instants import Instant
from conference.domain.meeting.wish import Role
from conference.views.sources import Look

OF_AN_INQUIRY: Final = frozenset({"answer-inquiry", "amend-inquiry", "close-inquiry"})


def doable(
    look: Look, activation: Activation, role: Role, now: Instant, *, member: str = ""
) -> frozenset[str]:
    """By their ids. `member`: somebody who may ask for that one alone, and is shown what concerns it.

    Taking a press back is not among them: that is for whoever pressed (`Activation.undo_left`).
    """
    shown = {
        wish.id
        for wish in WISHES.values()
        if role in wish.who and activation.state in wish.states and _sensible(wish.id, activation, now)
    }
    if not any(_asks(one.members, member) for one in look.inquiries.of(activation.id) if not one.closed_at):
        shown -= OF_AN_INQUIRY
    if not look.pictures.look(activation.id).versions:
        shown -= {"send-picture"}
    return frozenset(shown - {"undo"})


def _asks(members: tuple[str, ...], member: str) -> bool:
    return not member or member in members


def _sensible(id: str, activation: Activation, now: Instant) -> bool:
    condition = _WHEN.get(id)
    return condition is None or condition(activation, now)


def _blue_is_open(activation: Activation, now: Instant) -> bool:
    held = [meeting for meeting in activation.meetings if meeting.format == "bla"]
    waits = len(held) > 1 and held[-1].state == "planned"
    return activation.button == BLUE and activation.blue_outcome is None and not waits


def _may_be_planned(activation: Activation, now: Instant) -> bool:
    planned = any(meeting.format == "formote" for meeting in activation.under_way())
    return activation.button != BLUE and not planned


_WHEN: Final[Mapping[str, Callable[[Activation, Instant], bool]]] = {
    "acknowledge": lambda a, now: a.acknowledged_by is None,
    "plan": _may_be_planned,
    "outcome": _blue_is_open,
    "split": lambda a, now: len(a.presses) > 1,
    "answer": lambda a, now: bool(a.proposals and a.proposals[-1].unanswered),
    "stand-down-all-the-same": lambda a, now: bool(a.proposals) and a.proposals[-1].until <= now,
}
"""Where the table's states do not say it all."""
