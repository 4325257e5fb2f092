"""The inquiries of an activation: what was asked, what each member has answered, how much is wanted still."""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.activation.inquiry import Inquiry
from conference.domain.activation.inquiry_question import Version
from conference.domain.activation.inquiry_total import Answer, Total
from conference.domain.instants import Instant
from conference.views.sources import Look


@dataclass(frozen=True)
class Answered:
    """A member, and all it has answered; `standing` is what counts, if anything does."""

    member: str
    name: str
    standing: Answer | None
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Standing:
    """An inquiry as it stands."""

    id: str
    asked_by: str
    told_to: str | None
    asked_at: Instant
    closed_at: Instant | None
    versions: tuple[Version, ...]
    members: tuple[Answered, ...]
    total: Total
    short: int | None


def inquiries_of(look: Look, activation: str) -> tuple[Standing, ...]:
    """In the order in which they were asked."""
    return tuple(_standing(look, inquiry) for inquiry in look.inquiries.of(activation))


def inquiry(look: Look, id: str) -> Standing:
    """Raises NotFound."""
    return _standing(look, look.inquiries.look(id))


def _standing(look: Look, inquiry: Inquiry) -> Standing:
    standing = {answer.member: answer for answer in inquiry.standing}
    total = inquiry.total
    return Standing(
        id=inquiry.id,
        asked_by=inquiry.asked_by,
        told_to=inquiry.told_to,
        asked_at=inquiry.asked_at,
        closed_at=inquiry.closed_at,
        versions=inquiry.versions,
        members=tuple(
            Answered(
                member,
                look.county.member(member).name,
                standing.get(member),
                tuple(answer for answer in inquiry.answers if answer.member == member),
            )
            for member in inquiry.members
        ),
        total=total,
        short=total.short_of(inquiry.question.wanted),
    )
