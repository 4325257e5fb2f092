"""How an activation lasts and is left, for a terminal: who stands in, what is proposed, who objects."""

from __future__ import annotations

from collections.abc import Iterator

from conference.cli.answers import local
from conference.views.activation import Lasting, Objected, StandDown

DAY_AND_HOUR = "%-d/%-m at %H.%M"


def drawn_lasting(lasting: Lasting, zone: str) -> Iterator[str]:
    """What keeps it going, as far as anything does."""
    if lasting.every is not None:
        yield f"A meeting follows each {lasting.every / 3600:g} hours."
    if lasting.hours:
        yield f"A meeting follows at {', '.join(lasting.hours)}."
    if lasting.next_at is not None:
        yield f"Next meeting {local(lasting.next_at, zone, DAY_AND_HOUR)}."
    for function, stand_in in lasting.stand_ins.items():
        yield f"  {stand_in} stands in for {function}"
    if lasting.review_at is not None:
        yield f"To be reconsidered {local(lasting.review_at, zone, DAY_AND_HOUR)}."


def drawn_stand_down(stand_down: StandDown, zone: str) -> Iterator[str]:
    """One proposal, in a few lines."""
    at = local(stand_down.at, zone, "%H.%M")
    yield f"Stand-down proposed {at} by {stand_down.by}: {_stands(stand_down, zone)}"
    for objection in stand_down.objections:
        yield f"  {local(objection.at, zone, '%H.%M')}  {objection.member} objects: {_words(objection)}"
    not_told = [function for function, status in stand_down.asked.items() if status != "delivered"]
    if not_told:
        yield f"  Text not delivered: {', '.join(not_told)}"


def _stands(stand_down: StandDown, zone: str) -> str:
    why = f" ({stand_down.why})" if stand_down.why else ""
    if stand_down.outcome != "open":
        return f"{stand_down.outcome.replace('_', ' ')}{why}."
    if stand_down.waits:
        return "objections wait for an answer."
    return f"objections are heard until {local(stand_down.until, zone, DAY_AND_HOUR)}."


def _words(objection: Objected) -> str:
    answer = (
        f"answered by {objection.answered_by}: {objection.answer}" if objection.answer else "not answered"
    )
    return f"{objection.words or 'no reason given'} ({answer})"
