"""A phone that takes no more texts from us: whoever is paged first is told at once.

It has texted a word that carriers take for it, or a carrier has refused a text to it for that. Nobody at that
phone knows what they have done, and nothing of ours reaches them in writing to say so.
"""

from __future__ import annotations

from typing import Final

from conference.domain.activation.text_meaning import Meaning
from conference.domain.county.texts import say
from conference.domain.decision import NOTHING, Decision
from conference.domain.instants import Instant, after
from conference.domain.meeting.barring_events import OptedOut
from conference.domain.meeting.commands import ReceiveText
from conference.handlers.paged_first import paged_first
from conference.handlers.words import write_text
from conference.ports import UnitOfWork

TOLD: Final = "readiness"
AGAIN: Final = 3600
"""Seconds in which it is told once of each phone."""
VALID: Final = 6 * 3600


def by_text(command: ReceiveText, meant: Meaning, uow: UnitOfWork, now: Instant) -> Decision | None:
    return notice(uow, command.number, now)


def notice(uow: UnitOfWork, number: str, now: Instant) -> Decision:
    """Tell of it, if the phone is somebody's."""
    known = uow.directory.whose(number)
    if known is None:
        return NOTHING
    function = uow.county.function(known.function)
    told_to = paged_first(uow, now, but=number)
    about = f"opted-out/{function.id}/{known.to}"
    if told_to is None or _told_already(uow, told_to.number, about, now):
        return NOTHING
    return Decision(events=(OptedOut(function.id),)) + write_text(
        uow, None, TOLD, say("opted_out", seat=function.called), number=told_to.number,
        seat=told_to.function, language=told_to.language, valid=VALID, now=now, about=about,
    )  # fmt: skip


def _told_already(uow: UnitOfWork, phone: str, about: str, now: Instant) -> bool:
    last = uow.texts.last_about(phone, about)
    return last is not None and last.written_at > after(now, -AGAIN)
