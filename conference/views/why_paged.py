"""Why a phone rang when a button had been pressed, or did not: one paragraph, told from history alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from zoneinfo import ZoneInfo

from conference.domain.activation import events as e
from conference.domain.activation.activation import Activation
from conference.domain.county.county import County
from conference.domain.errors import NotFound
from conference.domain.instants import Instant
from conference.views.rungs import OUTCOMES, RUNGS
from conference.views.sources import Look
from conference.views.why import Why

ANSWERED: Mapping[str, str] = {
    "joined": "was answered, with the key that acknowledges",
    "someone_else": "was answered, and it was passed on",
}
"""What the phone did, where a page says it otherwise than a seat."""


def why_paged(look: Look, activation: Activation, name: str, zone: str) -> Why:
    """The paragraph. `name` is a function, or a page or a seat of it. Raises NotFound if there is none."""
    function = _function(look.county, activation, name)
    story = _Story(look.county, activation, function, zone, look.history(activation.id))
    return Why(activation.id, activation.state.value, function, story.called, " ".join(story.sentences()))


def _function(county: County, activation: Activation, name: str) -> str:
    paged = {page.slug: page.function for page in activation.pages}
    if name in paged:
        return paged[name]
    if any(function.id == name for function in county.functions):
        return name
    for format_ in county.formats.values():
        if format_.has(name):
            return format_.seat(name).function
    raise NotFound(f"there is no function or seat called {name[:60]}")


class _Story:
    def __init__(
        self,
        county: County,
        activation: Activation,
        function: str,
        zone: str,
        happened: Sequence[tuple[Instant, object]],
    ) -> None:
        self.county = county
        self.activation = activation
        self.function = function
        self.called = county.function(function).called
        self._zone = ZoneInfo(zone)
        self._happened = happened
        self._pages = {
            event.page: event
            for _, event in happened
            if isinstance(event, e.PageBegan) and event.function == function
        }
        self._settled = {
            event.leg: event.outcome for _, event in happened if isinstance(event, e.PageAttemptSettled)
        }
        self._before: dict[str, e.PageAttemptPlaced] = {}
        self._passed_on = False

    def sentences(self) -> Iterator[str]:
        yield self._pressed()
        if not self._pages:
            yield self._silence()
        for at, event in self._happened:
            match event:
                case e.PageBegan(page=page) if page in self._pages:
                    yield self._looked_for(at, event)
                case e.PageAttemptPlaced(page=page) if page in self._pages:
                    yield self._rang(at, event)
                    self._before[page] = event
                case e.PageEnded(page=page) if page in self._pages:
                    self._passed_on = event.outcome == "passed_on"
                    yield self._ended(at, event)

    def _pressed(self) -> str:
        first = next(event for _, event in self._happened if isinstance(event, e.ButtonPressed))
        member = self.county.member(first.member).name
        pressed_at = self._clock(self.activation.pressed_at)
        return f"At {pressed_at} {member} pressed the {first.button} button: {first.fit}."

    def _looked_for(self, at: Instant, event: e.PageBegan) -> str:
        limits = self.county.limits
        begins = f"At {self._clock(at)} {self.called}"
        if event.stage == "correction":
            return f"{begins} was to be told that the press is taken back, as word of it had come there."
        if event.stage == "last_resort":
            waited = limits.last_resort_after // 60
            return (
                f"{begins} was looked for as the last resort: nobody had acknowledged for {waited} minutes."
            )
        if event.stage == "substitute" and self._passed_on:
            return f"{begins}'s substitute was looked for."
        if event.stage == "substitute":
            waited = limits.substitutes_after // 60
            return f"{begins}'s substitute was looked for too: nobody had acknowledged for {waited} minutes."
        return f"{begins} was paged, as one of those on duty."

    def _rang(self, at: Instant, event: e.PageAttemptPlaced) -> str:
        who = f" ({event.by})" if event.by else ""
        phone = RUNGS.get(event.to, event.to)
        because = self._because(event)
        return f"At {self._clock(at)} {phone}{who} was called{because}; it {self._became(event)}."

    def _because(self, event: e.PageAttemptPlaced) -> str:
        before = self._before.get(event.page)
        if before is None:
            return ""
        if event.possible_duplicate:
            return " once more, since nobody could say whether it had rung"
        if event.round > before.round:
            return f" in round {event.round}, as nobody had acknowledged"
        return f", as {RUNGS.get(before.to, before.to)} {self._became(before)}"

    def _became(self, event: e.PageAttemptPlaced) -> str:
        outcome = self._settled.get(event.leg, "under_way")
        if outcome == "joined" and self._pages[event.page].stage == "correction":
            return "was answered, and whoever answered was told"
        return ANSWERED.get(outcome) or OUTCOMES.get(outcome, outcome.replace("_", " "))

    def _ended(self, at: Instant, event: e.PageEnded) -> str:
        if self._pages[event.page].stage == "correction" and event.outcome == "acknowledged":
            return "With that it was done."
        begins = f"At {self._clock(at)}"
        match event.outcome:
            case "acknowledged":
                return f"{begins} it was acknowledged here, and nobody was looked for any more."
            case "passed_on":
                return f"{begins} whoever answered said that somebody else must take it."
            case "not_reached":
                return f"{begins} no more was tried: nobody had been reached."
        return f"{begins} no more was tried: {self._no_longer(at)}."

    def _no_longer(self, at: Instant) -> str:
        """Why a page was called off at that moment."""
        for moment, event in self._happened:
            if moment == at and isinstance(event, e.ActivationAcknowledged):
                return f"{self._who(event)} had acknowledged"
            if moment == at and isinstance(event, e.ActivationEnded):
                return f"the activation was {event.state.replace('_', ' ')}"
        return "it was called off"

    def _silence(self) -> str:
        """Why no phone has rung."""
        begins = f"No phone was called for {self.called}"
        limits = self.county.limits
        acknowledged = next(
            ((at, event) for at, event in self._happened if isinstance(event, e.ActivationAcknowledged)), None
        )
        if self.function == limits.last_resort and acknowledged:
            at, event = acknowledged
            return f"{begins}, the last resort: {self._who(event)} had acknowledged at {self._clock(at)}."
        if self.function == limits.last_resort or self.function not in self.county.paged:
            return f"{begins}: a press pages those on duty alone{self._meetings()}."
        return f"{begins}: blue pages nobody, and those on duty who are not called to it are told by text."

    def _meetings(self) -> str:
        """Where to ask further: whoever was called to a meeting is told of in that meeting's history."""
        called = [
            meeting.id
            for meeting in self.activation.meetings
            if any(
                seat.function == self.function and seat.summoned
                for seat in self.county.formats[meeting.format].seats
            )
        ]
        return f" (who was called to a meeting is told by --of {' or '.join(called)})" if called else ""

    def _who(self, event: e.ActivationAcknowledged) -> str:
        known = {function.id: function.called for function in self.county.functions}
        called = known.get(event.by, event.by)
        return f"{event.name} ({called})" if event.name else called

    def _clock(self, moment: Instant) -> str:
        return f"{moment.astimezone(self._zone):%H.%M.%S}"
