"""What kept it going: how often one met, when it was to be reconsidered, who stood in for whom."""

from __future__ import annotations

from dataclasses import dataclass, field

from conference.domain.activation import long_run_events as e
from conference.domain.instants import Instant
from conference.domain.meeting.record.times import written


@dataclass
class Lasting:
    """See the module. Each in the order in which it was set: what stands is the last."""

    cadences: list[tuple[Instant, e.CadenceSet]] = field(default_factory=list)
    reviews: list[tuple[Instant, e.ReviewSet]] = field(default_factory=list)
    reminders: list[tuple[Instant, e.ReviewCame]] = field(default_factory=list)
    staffed: list[tuple[Instant, e.SeatStaffed]] = field(default_factory=list)
    review_at: Instant | None = None

    def take(self, at: Instant, event: object) -> None:
        match event:
            case e.CadenceSet():
                self.cadences.append((at, event))
            case e.ReviewSet():
                self.reviews.append((at, event))
                self.review_at = event.at
            case e.ReviewCame():
                self.reminders.append((at, event))
                self.review_at = event.again_at
            case e.SeatStaffed():
                self.staffed.append((at, event))

    def row(self) -> dict[str, object]:
        """The record's `lasting`."""
        return {
            "cadences": [
                {"at": written(at), "by": set_.by, "every": set_.every, "hours": list(set_.hours)}
                for at, set_ in self.cadences
            ],
            "reviews": [
                {"at": written(at), "by": set_.by, "review_at": written(set_.at)} for at, set_ in self.reviews
            ],
            "reminded_at": [written(at) for at, _ in self.reminders],
            "review_at": written(self.review_at),
            "staffed": [
                {
                    "at": written(at),
                    "by": staffed.by,
                    "seat": staffed.seat,
                    "function": staffed.function,
                    "stand_in": staffed.stand_in,
                }
                for at, staffed in self.staffed
            ],
        }
