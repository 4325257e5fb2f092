"""Why a seat's phone rang, or did not: one paragraph, told from history and from nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from conference.domain.instants import Instant, after
from conference.domain.meeting import events
from conference.domain.meeting.conference import Conference, ConferenceState
from conference.views.rungs import OUTCOMES, REASONS, RUNGS
from conference.views.sources import Look
from conference.views.wished import must_be_seat

Happened = Sequence[tuple[Instant, object]]

_ENDED = {"hung_up": "the phone was put down", "left": "they left", "lost": "the line was lost"}


@dataclass(frozen=True)
class Why:
    """The story of one seat in one meeting."""

    id: str
    state: str
    seat: str
    called: str
    told: str


def why(look: Look, conference: Conference, seat: str, zone: str) -> Why:
    """The paragraph. Raises NotFound if the meeting has no such seat."""
    must_be_seat(conference, seat)
    story = _Story(conference, seat, zone, look.history(conference.id))
    return Why(conference.id, conference.state.value, seat, story.called, " ".join(story.sentences()))


class _Story:
    def __init__(self, conference: Conference, seat: str, zone: str, happened: Happened) -> None:
        self.conference = conference
        self.place = conference.format.seat(seat)
        self.called = self.place.called
        self._zone = ZoneInfo(zone)
        self._mine = [(at, event) for at, event in happened if getattr(event, "seat", None) == seat]
        self._placed = [event for _, event in self._mine if isinstance(event, events.AttemptPlaced)]
        self._settled = {
            event.leg: event.outcome for _, event in self._mine if isinstance(event, events.AttemptSettled)
        }

    def sentences(self) -> Iterator[str]:
        if not self._placed:
            yield self._silence()
        before: events.AttemptPlaced | None = None
        lost = False
        for at, event in self._mine:
            match event:
                case events.AttemptPlaced():
                    yield self._rang(at, event, before, lost)
                    before, lost = event, False
                case events.SeatTaken():
                    yield self._taken(at, event)
                case events.LegJoined(listening=True):
                    yield f"At {self._clock(at)} {event.by or 'someone'} came in to listen."
                case events.LegEnded():
                    lost = True
                    how = _ENDED.get(event.how, event.how.replace("_", " "))
                    yield f"The line ended at {self._clock(at)}: {how}."
                case events.SeatDeclined():
                    who = event.by or "whoever answered"
                    yield f"At {self._clock(at)} {who} said that the seat would be empty."
                case events.SeatTicked():
                    yield f"At {self._clock(at)} it was heard on the radio, and ticked."
                case events.SeatNotReached():
                    reason = REASONS.get(event.reason, event.reason)
                    tried = "every rung had been tried" if self._placed else "it was given up"
                    yield f"At {self._clock(at)} {tried}: {reason}."

    def _rang(
        self, at: Instant, event: events.AttemptPlaced, before: events.AttemptPlaced | None, lost: bool
    ) -> str:
        phone = RUNGS.get(event.to, event.to)
        who = f" ({event.by})" if event.by else ""
        outcome = self._settled.get(event.leg, "under_way")
        became = OUTCOMES.get(outcome, outcome.replace("_", " "))
        because = self._because(event, before, lost)
        return f"At {self._clock(at)} {phone}{who} was called, {because}; it {became}."

    def _because(self, event: events.AttemptPlaced, before: events.AttemptPlaced | None, lost: bool) -> str:
        if before is None:
            return f"as {self.conference.title} called its seats and {self.called} is one of them"
        if lost:
            return "as the line had been lost or the place was missed"
        outcome = self._settled.get(before.leg, "under_way")
        earlier = f"{RUNGS.get(before.to, before.to)} {OUTCOMES.get(outcome, outcome.replace('_', ' '))}"
        return f"in a new round, as {earlier}" if event.round > before.round else f"as {earlier}"

    def _taken(self, at: Instant, event: events.SeatTaken) -> str:
        how = "by dialling in" if event.via == "dialled_in" else "when called"
        late = ", late" if event.late else ""
        as_ = f" as {event.as_}" if event.as_ != "holder" else ""
        return f"{event.by or 'Somebody'} took the seat{as_} {how} at {self._clock(at)}{late}."

    def _silence(self) -> str:
        """Why no phone has rung."""
        begins = f"No phone was called for {self.called}"
        conference, state = self.conference, self.conference.state
        if not conference.format.by_phone:
            return f"{begins}: {conference.title} is not held by phone."
        if not self.place.summoned:
            return f"{begins}: in {conference.title} the seat is not called, but may dial in."
        if state is ConferenceState.CANCELLED:
            return f"{begins}: the meeting was cancelled."
        if state is ConferenceState.PLANNED:
            begin = self._clock(after(conference.planned_at, -conference.format.gather_lead))
            return f"{begins} yet: {conference.title} begins to call its seats at {begin}."
        if any(isinstance(event, events.SeatTaken) for _, event in self._mine):
            return f"{begins}: somebody had come already."
        return f"{begins}: there was no number to call."

    def _clock(self, moment: Instant) -> str:
        return f"{moment.astimezone(self._zone):%H.%M.%S}"
