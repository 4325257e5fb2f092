"""A county: all that makes it this county and not another. Read from a folder, never from code."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from conference.domain.county import clusters
from conference.domain.county.calendar import Calendar
from conference.domain.county.clusters import ClusterSpan
from conference.domain.county.formats import Format
from conference.domain.county.functions import Function
from conference.domain.county.ladders import Ladder
from conference.domain.county.members import Member
from conference.domain.county.texts import Texts
from conference.domain.errors import NotFound

Words = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Language, then name, to words: synonyms of wishes, weekdays, months. In groups: `group.name`."""


@dataclass(frozen=True)
class Limits:
    """The county's patience, in seconds from the press, and the function rung when all else fails."""

    substitutes_after: int = 300
    call_out_after: int = 600
    one_activation_within: int = 600
    page_ring_seconds: int = 35
    page_rounds: tuple[int, ...] = (0, 60, 150)
    last_resort: str | None = None


@dataclass(frozen=True)
class County:
    """`leaders` are seats in order of chairing. The first of `languages` is the county's own."""

    id: str
    name: str
    zone: str
    languages: tuple[str, ...]
    leaders: tuple[str, ...]
    members: tuple[Member, ...]
    cluster_spans: tuple[ClusterSpan, ...]
    functions: tuple[Function, ...]
    ladders: Mapping[str, Ladder]
    formats: Mapping[str, Format]
    texts: Texts
    words: Words
    calendar: Calendar
    limits: Limits = field(default_factory=Limits)
    exercises: str | None = None

    @property
    def language(self) -> str:
        return self.languages[0]

    def member(self, id: str) -> Member:
        """Raises NotFound."""
        for member in self.members:
            if member.id == id:
                return member
        raise NotFound(f"there is no member {id}")

    def function(self, id: str) -> Function:
        """Raises NotFound."""
        for function in self.functions:
            if function.id == id:
                return function
        raise NotFound(f"there is no function {id}")

    def cluster_of(self, member: str, day: date) -> str | None:
        return clusters.cluster_of(self.cluster_spans, member, day)

    def members_of(self, cluster: str, day: date) -> tuple[str, ...]:
        return clusters.members_of(self.cluster_spans, cluster, day)
