"""How the answers to an inquiry stand: by member, and together. Computed, never stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from conference.domain.activation.answer_words import Kind
from conference.domain.instants import Instant


@dataclass(frozen=True)
class Answer:
    """What a member said to a version, and by what door (`via` is text, key, api, cli or console).

    One that is `late` came after the deadline, one that is `changed` takes the place of an earlier one.
    """

    member: str
    version: int
    kind: Kind
    number: int | None
    uncertain: bool
    words: str
    via: str
    by: str
    at: Instant
    late: bool
    changed: bool


@dataclass(frozen=True)
class Total:
    """`certain` and `uncertain` are sums. The rest are members, in the order in which they were asked.

    `unsure` say that they do not know how many, `in_words` have written what no sum can be made of.
    """

    certain: int
    uncertain: int
    none: tuple[str, ...]
    unsure: tuple[str, ...]
    in_words: tuple[str, ...]
    answered: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def sums(self) -> tuple[int, int]:
        return self.certain, self.uncertain

    def short_of(self, wanted: int | None) -> int | None:
        """How many are still wanted, counting only what is certain; None where nobody knows how many are."""
        return None if wanted is None else max(0, wanted - self.certain)


def total(asked: Sequence[str], standing: Sequence[Answer]) -> Total:
    """What the members' standing answers, at most one each, come to."""
    by_member = {answer.member: answer for answer in standing}

    def of(kind: Kind) -> tuple[str, ...]:
        return tuple(member for member in asked if member in by_member and by_member[member].kind == kind)

    return Total(
        certain=sum(answer.number or 0 for answer in standing if not answer.uncertain),
        uncertain=sum(answer.number or 0 for answer in standing if answer.uncertain),
        none=of("none"),
        unsure=of("uncertain"),
        in_words=of("words"),
        answered=tuple(member for member in asked if member in by_member),
        missing=tuple(member for member in asked if member not in by_member),
    )
