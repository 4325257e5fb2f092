"""What was seen at a carrier, and not told: told in history, so that whoever reads the record knows."""

from __future__ import annotations

from conference.domain.decision import NOTHING, Decision
from conference.domain.meeting.facts import FOUND, LOOKED, Fact, Told
from conference.domain.meeting.leg import ENDINGS, Leg, LegState
from conference.domain.meeting.mending_events import Mended, Reconciled


def by_looking(fact: Fact, leg: Leg, before: LegState) -> Decision:
    """A fact that nobody told, if the line is another one for it.

    The end of a call that came in need not be told at all, and is no news.
    """
    if fact.kind is Told.ACCEPTED and fact.detail == FOUND:
        return mended(Mended.CALL_FOUND, leg.seat)
    if fact.stream != LOOKED or leg.state is before:
        return NOTHING
    if fact.kind is Told.JOINED:
        return mended(Mended.JOINED, leg.seat)
    if fact.kind is Told.LEFT:
        return mended(Mended.LEFT, leg.seat)
    if fact.kind in ENDINGS and leg.via == "called":
        return mended(Mended.CALL_ENDED, leg.seat)
    return NOTHING


def mended(kind: Mended, about: str | None) -> Decision:
    return Decision(events=(Reconciled(kind, about or "nobody"),))
