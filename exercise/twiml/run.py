"""The run of one call through its documents, verb by verb."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol
from urllib.parse import urljoin

from exercise.clock import Due
from exercise.exchange.call import Call, CallState, Ending
from exercise.exchange.events import QuestionClosed, QuestionHeard, QuestionOpened
from exercise.exchange.exchange import Exchange
from exercise.exchange.room import Leaving
from exercise.exchange.sounds import Playing, Sound
from exercise.twiml.dial import Dial, Entry
from exercise.twiml.document import BadDocument, Element, read, sounds_of
from exercise.twiml.gather import Gather
from exercise.twiml.hangup import Hangup
from exercise.twiml.pause import Pause
from exercise.twiml.play import Play
from exercise.twiml.redirect import Redirect
from exercise.twiml.reject import Reject
from exercise.twiml.say import Say

MOST_AT_ONCE = 10  # documents in one moment; one that only sends on to itself would never end


class Verb(Protocol):
    """Besides `start` a verb may have `key`, `spoken_to`, `silence`, `left_room` and `stop`."""

    def start(self, run: "Run") -> None: ...


VERBS: dict[str, Callable[[Element], Verb]] = {
    "Say": Say,
    "Play": Play,
    "Pause": Pause,
    "Gather": Gather,
    "Dial": Dial,
    "Redirect": Redirect,
    "Hangup": Hangup,
    "Reject": Reject,
}


class House(Protocol):
    """What a run needs of the carrier around it."""

    def ask(
        self,
        call: Call,
        url: str,
        method: str,
        extra: dict[str, str],
        then: Callable[[str | None, str], None],
    ) -> None:
        """Fetch a document; `then` gets its body (None if there is none to be had) and its address."""

    def enter(self, call: Call, entry: Entry) -> bool: ...

    def trouble(self, call: Call, code: int, why: str, url: str) -> None: ...


class Run:
    """The programme of one call."""

    def __init__(self, exchange: Exchange, house: House, call: Call) -> None:
        self._exchange, self._house, self.call = exchange, house, call
        self._verbs: Sequence[Element] = ()
        self._verb: Verb | None = None
        self._url = ""
        self._playing: Playing | None = None
        self._chapter = 0  # counts changes of document, so that a late answer to an old question is dropped
        self._moment: tuple[datetime | None, int] = (None, 0)
        self._first: Callable[[], None] = lambda: None

    # How it begins and is turned

    def begin_when_answered(self, first: Callable[[], None]) -> None:
        self._first = first

    def fetch(self, url: str, method: str, extra: dict[str, str] | None = None) -> None:
        """Ask for the next document; an empty address is the current one again."""
        self._drop_document()
        if self._goes_in_circles():
            self.trouble(11215, "Too many redirects")
            self.hang_up()
            return
        chapter, target = self._chapter, urljoin(self._url, url)

        def then(body: str | None, address: str) -> None:
            if chapter != self._chapter or self.call.has_ended:
                return
            if body is None:
                self.hang_up()
            else:
                self.follow(body, address)

        self._house.ask(self.call, target, method, extra or {}, then)

    def follow(self, body: str, url: str) -> None:
        """Take up a document. One that cannot be read hangs up."""
        self._drop_document()
        self._url = url
        try:
            self._verbs = read(body)
        except BadDocument as bad:
            self.trouble(bad.code, str(bad))
            self.hang_up()
            return
        if self.call.inbound and self.call.state is CallState.RINGING and not self._begins_with("Reject"):
            self._exchange.answer(self.call)
        self.go_on()

    def take_over(self, begin: Callable[[], None]) -> None:
        """The call is wanted elsewhere: out of its room and its document, on to another."""
        self._drop_document()
        self._exchange.rooms.leave(self.call, Leaving.TAKEN_OUT)
        begin()

    # What the exchange tells

    def answered(self) -> None:
        if not self.call.inbound:
            self._first()

    def key(self, key: str) -> None:
        if isinstance(self._verb, Gather | Dial):
            self._verb.key(self, key)

    def spoken_to(self, words: str) -> None:
        if isinstance(self._verb, Gather):
            self._verb.spoken_to(self, words)

    def silence(self) -> None:
        if isinstance(self._verb, Gather):
            self._verb.silence(self)

    def left_room(self, _why: Leaving) -> None:
        if isinstance(self._verb, Dial) and not self.call.has_ended:
            self._verb.left_room(self)

    def ended(self) -> None:
        self._drop_document()

    # What verbs ask for

    def go_on(self) -> None:
        if self.call.has_ended:
            return
        if not self._verbs:
            self.hang_up()
            return
        element, self._verbs = self._verbs[0], self._verbs[1:]
        kind = VERBS.get(element.name)
        if kind is None:
            self.trouble(12200, f"{element.name} is not a verb this network knows")
            self.go_on()
            return
        self._verb = kind(element)
        self._verb.start(self)

    def play(self, sounds: list[Sound], then: Callable[[], None]) -> None:
        self._playing = self._exchange.play(self.call, sounds, then)

    def stop_playing(self) -> None:
        if self._playing is not None:
            self._playing.stop()
            self._playing = None

    def sounds_of(self, elements: tuple[Element, ...]) -> list[Sound]:
        return sounds_of(elements)

    def after(self, seconds: float, act: Callable[[], None]) -> Due:
        return self._exchange.agenda.after(seconds, act)

    def question_opened(self) -> None:
        self._exchange.wire.tell(QuestionOpened(self.call))

    def question_heard(self) -> None:
        self._exchange.wire.tell(QuestionHeard(self.call))

    def question_closed(self) -> None:
        self._exchange.wire.tell(QuestionClosed(self.call))

    def enter_room(self, entry: Entry) -> bool:
        return self._house.enter(self.call, entry)

    def leave_room(self) -> None:
        self._exchange.rooms.leave(self.call, Leaving.HUNG_UP)

    def hang_up(self) -> None:
        self._exchange.hang_up(self.call)

    def reject(self, *, busy: bool) -> None:
        self._exchange.turn_away(self.call, Ending.BUSY if busy else Ending.NO_ANSWER)
        if self.call.is_up:
            self.hang_up()

    def trouble(self, code: int, why: str) -> None:
        self._house.trouble(self.call, code, why, self._url)

    def _goes_in_circles(self) -> bool:
        now = self._exchange.agenda.now()
        moment, count = self._moment
        self._moment = (now, count + 1 if moment == now else 1)
        return self._moment[1] > MOST_AT_ONCE

    def _begins_with(self, name: str) -> bool:
        return bool(self._verbs) and self._verbs[0].name == name

    def _drop_document(self) -> None:
        self._chapter += 1
        self.stop_playing()
        stop = getattr(self._verb, "stop", None)
        if stop is not None:
            stop()
        self._verb, self._verbs = None, ()
