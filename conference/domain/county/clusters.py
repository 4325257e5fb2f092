"""Which municipalities share a seat, and since when. Membership changes; records of older meetings do not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class ClusterSpan:
    """A member belongs to a cluster from one day to another, both counted; None is until further notice."""

    member: str
    cluster: str
    from_: date
    to: date | None = None

    def holds_on(self, day: date) -> bool:
        return self.from_ <= day and (self.to is None or day <= self.to)

    def meets(self, other: "ClusterSpan") -> bool:
        """The two speak of the same member on the same day."""
        last, other_last = self.to or date.max, other.to or date.max
        return self.member == other.member and self.from_ <= other_last and other.from_ <= last


def cluster_of(spans: Iterable[ClusterSpan], member: str, day: date) -> str | None:
    for span in spans:
        if span.member == member and span.holds_on(day):
            return span.cluster
    return None


def members_of(spans: Iterable[ClusterSpan], cluster: str, day: date) -> tuple[str, ...]:
    """In the order of the county's own list."""
    return tuple(span.member for span in spans if span.cluster == cluster and span.holds_on(day))
