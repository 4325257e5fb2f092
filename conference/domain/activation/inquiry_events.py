"""What has happened to the inquiries of an activation. The record draws them from these alone."""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.activation.events import ActivationEvent
from conference.domain.instants import Instant


@dataclass(frozen=True)
class InquiryAsked(ActivationEvent):
    """A question went to these members, each by the functions it was sent to. Version one follows."""

    inquiry: str
    by: str
    told: str | None
    members: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class InquiryVersioned(ActivationEvent):
    """What is asked from here on: the first version of it, or another since the need has changed."""

    inquiry: str
    version: int
    question: str
    unit: str
    wanted: int | None
    uncertain: bool
    deadline: Instant
    by: str


@dataclass(frozen=True)
class InquiryAnswered(ActivationEvent):
    """`kind` is number, none, uncertain or words; `changed` if the member had answered before."""

    inquiry: str
    member: str
    version: int
    kind: str
    number: int | None
    uncertain: bool
    words: str
    via: str
    by: str
    late: bool
    changed: bool


@dataclass(frozen=True)
class AskerTold(ActivationEvent):
    """Whoever asked was told how the answers stand. `why` is moved, reached or deadline."""

    inquiry: str
    why: str
    certain: int
    uncertain: int
    answered: int
    asked: int


@dataclass(frozen=True)
class InquiryClosed(ActivationEvent):
    inquiry: str
    by: str
