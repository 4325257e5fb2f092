"""The inquiries of an activation: what was asked, what each member has answered, how much is wanted still."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from conference.domain.activation.inquiry import Inquiry
from conference.domain.activation.inquiry_question import Version
from conference.domain.activation.inquiry_total import Answer, Total
from conference.domain.errors import BadInput, NotFound
from conference.domain.instants import Instant
from conference.views.sources import Look

LATEST = 1000


@dataclass(frozen=True)
class Answered:
    """A member, and all it has answered; `standing` is what counts, if anything does."""

    member: str
    name: str
    standing: Answer | None
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Standing:
    """An inquiry as it stands: open, or closed by hand or with its activation."""

    id: str
    state: str
    activation: str
    asked_by: str
    told_to: str | None
    asked_at: Instant
    closed_at: Instant | None
    versions: tuple[Version, ...]
    members: tuple[Answered, ...]
    total: Total
    short: int | None

    @property
    def newest(self) -> Version:
        return self.versions[-1]


@dataclass(frozen=True)
class Row:
    """An inquiry in a list: its newest version, and what the answers come to."""

    id: str
    state: str
    question: str
    unit: str
    wanted: int | None
    deadline: Instant
    version: int
    certain: int
    uncertain: int
    answered: int
    asked: int


def inquiries_of(look: Look, activation: str) -> tuple[Standing, ...]:
    """In the order in which they were asked."""
    return tuple(_standing(look, inquiry) for inquiry in look.inquiries.of(activation))


def listed(look: Look, activation: str) -> tuple[Row, ...]:
    """The same, each in a few words."""
    return tuple(_row(look, inquiry) for inquiry in look.inquiries.of(activation))


def inquiry(look: Look, id: str) -> Standing:
    """Raises NotFound."""
    return _standing(look, look.inquiries.look(id))


def latest(look: Look) -> Sequence[Inquiry]:
    """Of every activation, in the order in which they were asked."""
    return look.inquiries.latest(LATEST)


def among(asked: Sequence[Inquiry], words: str = "") -> Inquiry:
    """The inquiry of an id or of its beginning; of none, the last asked that is open, or else the last.

    Raises NotFound, or BadInput if it may be several.
    """
    if not words:
        still_open = [one for one in asked if one.closed_at is None]
        if not asked:
            raise NotFound("there is no inquiry yet")
        return (still_open or asked)[-1]
    found = [one for one in asked if one.id.startswith(words.lower())]
    if not found:
        raise NotFound(f"no inquiry's id begins with {words[:40]}")
    if len(found) > 1:
        raise BadInput(f"{len(found)} inquiries have ids that begin with {words[:40]}: write more of it")
    return found[0]


def _state(look: Look, inquiry: Inquiry) -> str:
    over = inquiry.closed_at is not None or look.activations.look(inquiry.activation).over
    return "closed" if over else "open"


def _standing(look: Look, inquiry: Inquiry) -> Standing:
    standing = {answer.member: answer for answer in inquiry.standing}
    total = inquiry.total
    return Standing(
        id=inquiry.id,
        state=_state(look, inquiry),
        activation=inquiry.activation,
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


def _row(look: Look, inquiry: Inquiry) -> Row:
    question, total = inquiry.question, inquiry.total
    return Row(
        id=inquiry.id,
        state=_state(look, inquiry),
        question=question.words,
        unit=question.unit,
        wanted=question.wanted,
        deadline=question.deadline,
        version=inquiry.newest.number,
        certain=total.certain,
        uncertain=total.uncertain,
        answered=len(total.answered),
        asked=len(inquiry.asked),
    )
