"""A county: all that makes it this county and not another. Read from a folder, never from code."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from conference.domain.county import clusters
from conference.domain.county.calendar import Calendar
from conference.domain.county.clusters import ClusterSpan
from conference.domain.county.event_kinds import EventKind
from conference.domain.county.formats import Format
from conference.domain.county.functions import Function
from conference.domain.county.ladders import Ladder
from conference.domain.county.members import Member
from conference.domain.county.texts import Texts
from conference.domain.errors import NotFound

Words = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Language, then name, to words: synonyms of wishes, weekdays, months. In groups: `group.name`."""

Headings = tuple[str, str, str, str]


@dataclass(frozen=True)
class Limits:
    """The county's patience, in seconds from the press, and the function rung when all else fails.

    Presses beyond `presses_per_hour` wait for a leader's word. `stand_down_window` is open from the proposal.
    The leaders are reminded after `review_after` to reconsider, then `review_every` so often. Whoever asked
    is told of an inquiry's answers at most each `inquiry_told_every` seconds.
    """

    substitutes_after: int = 300
    call_out_after: int = 600
    one_activation_within: int = 600
    page_ring_seconds: int = 35
    page_rounds: tuple[int, ...] = (0, 60, 150)
    last_resort: str | None = None
    last_resort_after: int = 450
    presses_per_hour: int = 4
    undo_seconds: int = 10
    stand_down_window: int = 600
    review_after: int = 72 * 3600
    review_every: int = 24 * 3600
    inquiry_told_every: int = 120


@dataclass(frozen=True)
class County:
    """`leaders` are seats in order of chairing. The first of `languages` is the county's own.

    `paged` are the functions sought when somebody presses, in order. `events` are the kinds of event a phone
    can tell, `picture_headings` the four fields of the picture by language. `countries` are the prefixes of
    those whose numbers are called at all. `groups` is what those who stand together on a roll-call are
    called, by group and language.
    """

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
    paged: tuple[str, ...] = ()
    events: tuple[EventKind, ...] = ()
    picture_headings: Mapping[str, Headings] = field(default_factory=dict)
    countries: tuple[str, ...] = ("+46",)
    groups: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

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

    def event(self, id: str) -> EventKind | None:
        """The kind of event by its id, if the county has it."""
        return next((kind for kind in self.events if kind.id == id), None)

    def cluster_of(self, member: str, day: date) -> str | None:
        return clusters.cluster_of(self.cluster_spans, member, day)

    def members_of(self, cluster: str, day: date) -> tuple[str, ...]:
        return clusters.members_of(self.cluster_spans, cluster, day)
