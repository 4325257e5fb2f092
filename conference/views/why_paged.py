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
from conference.views.why import Put, Why

ANSWERED: Mapping[str, str] = {
    "joined": "was answered, with the key that acknowledges",
    "someone_else": "was answered, and it was passed on",
}
"""What the phone did, where a page says it otherwise than a seat."""
PRESSED: Mapping[str, str] = {
    "green": "At {time} {member} pressed the green button: {why}.",
    "blue": "At {time} {member} pressed the blue button: {why}.",
}
OVER: Mapping[str, str] = {
    "stood_down": "the activation was stood down",
    "undone": "the activation was undone",
    "mistaken": "the activation was mistaken",
}
"""Why a page was called off with its activation."""


def why_paged(look: Look, activation: Activation, name: str, zone: str, put: Put = str) -> Why:
    """The paragraph, in the language that `put` speaks. Raises NotFound.

    `name` is a function, or a page or a seat of it.
    """
    function = _function(look.county, activation, name)
    story = _Story(look.county, activation, function, zone, look.history(activation.id), put)
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
        put: Put,
    ) -> None:
        self.county = county
        self.activation = activation
        self.function = function
        self.called = county.function(function).called
        self._zone = ZoneInfo(zone)
        self._put = put
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
        said = self._put(PRESSED[first.button])
        return said.format(time=self._clock(self.activation.pressed_at), member=member, why=first.fit)

    def _looked_for(self, at: Instant, event: e.PageBegan) -> str:
        limits, who = self.county.limits, self.called
        match event.stage:
            case "correction":
                return self._say(
                    "At {time} {who} was to be told that the press is taken back, "
                    "as word of it had come there.",
                    at,
                    who=who,
                )
            case "last_resort":
                return self._say(
                    "At {time} {who} was looked for as the last resort: "
                    "nobody had acknowledged for {n} minutes.",
                    at,
                    who=who,
                    n=str(limits.last_resort_after // 60),
                )
            case "substitute" if self._passed_on:
                return self._say("At {time} {who}'s substitute was looked for.", at, who=who)
            case "substitute":
                return self._say(
                    "At {time} {who}'s substitute was looked for too: "
                    "nobody had acknowledged for {n} minutes.",
                    at,
                    who=who,
                    n=str(limits.substitutes_after // 60),
                )
        return self._say("At {time} {who} was paged, as one of those on duty.", at, who=who)

    def _rang(self, at: Instant, event: e.PageAttemptPlaced) -> str:
        who = f" ({event.by})" if event.by else ""
        return self._say(
            "At {time} {phone}{who} was called{because}; it {became}.",
            at,
            phone=self._word(RUNGS, event.to),
            who=who,
            because=self._because(event),
            became=self._became(event),
        )

    def _because(self, event: e.PageAttemptPlaced) -> str:
        before = self._before.get(event.page)
        if before is None:
            return ""
        if event.possible_duplicate:
            return self._put(" once more, since nobody could say whether it had rung")
        if event.round > before.round:
            return self._put(" in round {n}, as nobody had acknowledged").format(n=event.round)
        phone, became = self._word(RUNGS, before.to), self._became(before)
        return self._put(", as {phone} {became}").format(phone=phone, became=became)

    def _became(self, event: e.PageAttemptPlaced) -> str:
        outcome = self._settled.get(event.leg, "under_way")
        if outcome == "joined" and self._pages[event.page].stage == "correction":
            return self._put("was answered, and whoever answered was told")
        return self._word(ANSWERED if outcome in ANSWERED else OUTCOMES, outcome)

    def _ended(self, at: Instant, event: e.PageEnded) -> str:
        if self._pages[event.page].stage == "correction" and event.outcome == "acknowledged":
            return self._put("With that it was done.")
        match event.outcome:
            case "acknowledged":
                return self._say(
                    "At {time} it was acknowledged here, and nobody was looked for any more.", at
                )
            case "passed_on":
                return self._say("At {time} whoever answered said that somebody else must take it.", at)
            case "not_reached":
                return self._say("At {time} no more was tried: nobody had been reached.", at)
        return self._say("At {time} no more was tried: {why}.", at, why=self._no_longer(at))

    def _no_longer(self, at: Instant) -> str:
        """Why a page was called off at that moment."""
        for moment, event in self._happened:
            if moment == at and isinstance(event, e.ActivationAcknowledged):
                return self._put("{who} had acknowledged").format(who=self._who(event))
            if moment == at and isinstance(event, e.ActivationEnded):
                return self._word(OVER, event.state)
        return self._put("it was called off")

    def _silence(self) -> str:
        """Why no phone has rung."""
        limits, who = self.county.limits, self.called
        acknowledged = next(
            ((at, event) for at, event in self._happened if isinstance(event, e.ActivationAcknowledged)), None
        )
        if self.function == limits.last_resort and acknowledged:
            at, event = acknowledged
            return self._say(
                "No phone was called for {seat}, the last resort: {who} had acknowledged at {time}.",
                at,
                seat=who,
                who=self._who(event),
            )
        if self.function == limits.last_resort or self.function not in self.county.paged:
            said = self._put("No phone was called for {seat}: a press pages those on duty alone{meetings}.")
            return said.format(seat=who, meetings=self._meetings())
        return self._put(
            "No phone was called for {seat}: blue pages nobody, and those on duty who are not called to it "
            "are told by text."
        ).format(seat=who)

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
        if not called:
            return ""
        or_ = self._put(" or ").join(called)
        return self._put(" (who was called to a meeting is told by --of {meetings})").format(meetings=or_)

    def _who(self, event: e.ActivationAcknowledged) -> str:
        known = {function.id: function.called for function in self.county.functions}
        called = known.get(event.by, event.by)
        return f"{event.name} ({called})" if event.name else called

    def _say(self, sentence: str, at: Instant, **values: str) -> str:
        return self._put(sentence).format(time=self._clock(at), **values)

    def _word(self, words: Mapping[str, str], which: str) -> str:
        return self._put(words[which]) if which in words else which.replace("_", " ")

    def _clock(self, moment: Instant) -> str:
        return f"{moment.astimezone(self._zone):%H.%M.%S}"
