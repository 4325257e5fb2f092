"""The guideline that may fit what has happened, offered to those who lead beside what they are told."""

from __future__ import annotations

from collections.abc import Sequence

from conference.domain.activation.activation import Activation
from conference.domain.activation.past import Guideline, fitting
from conference.domain.county.texts import Saying, say
from conference.ports import UnitOfWork


def offered(uow: UnitOfWork, activation: Activation) -> Sequence[Guideline]:
    """Those that may fit what all who pressed have said, the best first."""
    said = " ".join(f"{press.why} {press.words}" for press in activation.presses)
    kinds = (uow.county.event(press.kind) for press in activation.presses if press.kind)
    named = " ".join(kind.words[uow.county.language] for kind in kinds if kind)
    return fitting(uow.past.guidelines(), said, named)


def with_guideline(uow: UnitOfWork, activation: Activation, told: Saying) -> Saying:
    """What is told, and then the guideline that fits best, if there is one."""
    found = offered(uow, activation)
    return say("guideline_hint", told=told, title=found[0].title) if found else told
