"""What an inquiry asks, from one version to the next, and of whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from conference.domain.errors import BadInput
from conference.domain.instants import Instant


@dataclass(frozen=True)
class Question:
    """What is asked for: `wanted` of `unit`, where it is known how many; `uncertain` if that may move."""

    words: str
    unit: str
    wanted: int | None
    uncertain: bool
    deadline: Instant


@dataclass(frozen=True)
class Version:
    """The question as it was put from `at` on."""

    number: int
    question: Question
    at: Instant
    by: str


@dataclass(frozen=True)
class Asked:
    """A member, and the functions at it that the question goes to."""

    member: str
    functions: tuple[str, ...]


def must_make_sense(question: Question, now: Instant) -> None:
    """Raises BadInput."""
    if not question.words.strip() or not question.unit.strip():
        raise BadInput("an inquiry needs a question and what is counted")
    if question.wanted is not None and question.wanted < 1:
        raise BadInput("as many as are wanted must be at least one")
    if question.deadline <= now:
        raise BadInput("the deadline has passed already")


def put_to(functions: Iterable[tuple[str, str]]) -> tuple[Asked, ...]:
    """Who is asked, from (function, member) in their order: each member once, with all its functions."""
    asked: dict[str, tuple[str, ...]] = {}
    for function, member in functions:
        there = asked.get(member, ())
        asked[member] = there if function in there else (*there, function)
    return tuple(Asked(member, functions) for member, functions in asked.items())
