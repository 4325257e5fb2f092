"""Why a seat's phone rang, or did not: one paragraph, told from history and from nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from conference.domain.instants import Instant, after
from conference.domain.meeting import events
from conference.domain.meeting.conference import Conference, ConferenceState
from conference.views.rungs import AS, OUTCOMES, REASONS, RUNGS
from conference.views.sources import Look
from conference.views.wished import must_be_seat

Happened = Sequence[tuple[Instant, object]]

Put = Callable[[str], str]
"""Puts a sentence, which stands here in English, into the reader's language; what is in braces stays."""

ENDED: Mapping[str, str] = {
    "hung_up": "the phone was put down",
    "left": "they left",
    "lost": "the line was lost",
}
"""How a line ended."""


@dataclass(frozen=True)
class Why:
    """The story of one seat in one meeting."""

    id: str
    state: str
    seat: str
    called: str
    told: str


def why(look: Look, conference: Conference, seat: str, zone: str, put: Put = str) -> Why:
    """The paragraph, in the language that `put` speaks. Raises NotFound if there is no such seat."""
    must_be_seat(conference, seat)
    story = _Story(conference, seat, zone, look.history(conference.id), put)
    return Why(conference.id, conference.state.value, seat, story.called, " ".join(story.sentences()))


class _Story:
    def __init__(self, conference: Conference, seat: str, zone: str, happened: Happened, put: Put) -> None:
        self.conference = conference
        self.place = conference.format.seat(seat)
        self.called = self.place.called
        self._put = put
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
                    yield self._say("At {time} {who} came in to listen.", at, who=self._someone(event.by))
                case events.LegEnded():
                    lost = True
                    how = self._word(ENDED, event.how)
                    yield self._say("The line ended at {time}: {how}.", at, how=how)
                case events.SeatDeclined():
                    who = event.by or self._put("whoever answered")
                    yield self._say("At {time} {who} said that the seat would be empty.", at, who=who)
                case events.SeatTicked():
                    yield self._say("At {time} it was heard on the radio, and ticked.", at)
                case events.SeatNotReached():
                    reason = self._word(REASONS, event.reason)
                    if self._placed:
                        yield self._say("At {time} every rung had been tried: {reason}.", at, reason=reason)
                    else:
                        yield self._say("At {time} it was given up: {reason}.", at, reason=reason)

    def _rang(
        self, at: Instant, event: events.AttemptPlaced, before: events.AttemptPlaced | None, lost: bool
    ) -> str:
        who = f" ({event.by})" if event.by else ""
        return self._say(
            "At {time} {phone}{who} was called, {because}; it {became}.",
            at,
            phone=self._word(RUNGS, event.to),
            who=who,
            because=self._because(event, before, lost),
            became=self._became(event),
        )

    def _because(self, event: events.AttemptPlaced, before: events.AttemptPlaced | None, lost: bool) -> str:
        if before is None:
            return self._put("as {title} called its seats and {seat} is one of them").format(
                title=self.conference.title, seat=self.called
            )
        if lost:
            return self._put("as the line had been lost or the place was missed")
        phone, became = self._word(RUNGS, before.to), self._became(before)
        if event.round > before.round:
            return self._put("in a new round, as {phone} {became}").format(phone=phone, became=became)
        return self._put("as {phone} {became}").format(phone=phone, became=became)

    def _became(self, event: events.AttemptPlaced) -> str:
        return self._word(OUTCOMES, self._settled.get(event.leg, "under_way"))

    def _taken(self, at: Instant, event: events.SeatTaken) -> str:
        how = self._put("by dialling in") if event.via == "dialled_in" else self._put("when called")
        as_ = self._put(" as {role}").format(role=self._word(AS, event.as_)) if event.as_ != "holder" else ""
        return self._say(
            "{who} took the seat{as_} {how} at {time}{late}.",
            at,
            who=event.by or self._put("Somebody"),
            as_=as_,
            how=how,
            late=self._put(", late") if event.late else "",
        )

    def _silence(self) -> str:
        """Why no phone has rung."""
        conference, state = self.conference, self.conference.state
        names = {"seat": self.called, "title": conference.title}
        if not conference.format.by_phone:
            said = self._put("No phone was called for {seat}: {title} is not held by phone.")
        elif not self.place.summoned:
            said = self._put(
                "No phone was called for {seat}: in {title} the seat is not called, but may dial in."
            )
        elif state is ConferenceState.CANCELLED:
            said = self._put("No phone was called for {seat}: the meeting was cancelled.")
        elif state is ConferenceState.PLANNED:
            begin = after(conference.planned_at, -conference.format.gather_lead)
            names["time"] = self._clock(begin)
            said = self._put(
                "No phone was called for {seat} yet: {title} begins to call its seats at {time}."
            )
        elif any(isinstance(event, events.SeatTaken) for _, event in self._mine):
            said = self._put("No phone was called for {seat}: somebody had come already.")
        else:
            said = self._put("No phone was called for {seat}: there was no number to call.")
        return said.format(**names)

    def _say(self, sentence: str, at: Instant, **values: str) -> str:
        return self._put(sentence).format(time=self._clock(at), **values)

    def _word(self, words: Mapping[str, str], which: str) -> str:
        return self._put(words[which]) if which in words else which.replace("_", " ")

    def _someone(self, name: str | None) -> str:
        return name or self._put("someone")

    def _clock(self, moment: Instant) -> str:
        return f"{moment.astimezone(self._zone):%H.%M.%S}"
