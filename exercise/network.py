"""The network as a whole: exchange, Twilio's surface, officers, faults, on one agenda.

A test gives it a clock it can move and a way into the product, and steps it; the program (`__main__`) sleeps
between what is due. A REST request only notes what is wanted: everything that follows comes from the agenda,
so no callback is ever made inside a request.
"""

import threading
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from flask import Flask

from exercise.clock import Agenda, Clock
from exercise.control.api import add_control
from exercise.ears import Ears
from exercise.exchange.exchange import Exchange
from exercise.faults import Faults
from exercise.fetch import Carrying, Fetch, on_the_spot
from exercise.gate import Gate, RestRequest
from exercise.officers.phone import Phone
from exercise.officers.staff import Staff
from exercise.open_lines import OpenLines
from exercise.routes import Route
from exercise.twilio.account import Account
from exercise.twilio.call_callbacks import CallCallbacks
from exercise.twilio.conference_callbacks import ConferenceCallbacks
from exercise.twilio.conferencing import Conferencing
from exercise.twilio.inbound import answer_inbound
from exercise.twilio.looping import loop_back
from exercise.twilio.message_callbacks import MessageCallbacks
from exercise.twilio.post import Post
from exercise.twilio.sids import new_sid
from exercise.twilio.surface import add_surface
from exercise.twilio.voice import Voice

VOICE_NUMBER = "+46846500400"
TEXT_NUMBER = "+46701740699"


class Network:
    """`app` speaks Twilio's REST API and the control API. One lock keeps requests and the agenda apart."""

    def __init__(
        self,
        clock: Clock,
        fetch: Fetch | None = None,
        *,
        account_sid: str,
        auth_token: str,
        voice_url: str,
        text_url: str,
        calls_per_second: float = 1.0,
        voice_number: str = VOICE_NUMBER,
        text_number: str = TEXT_NUMBER,
        voice_status_url: str | None = None,
        carry: Carrying | None = None,
        hold: Callable[[float], object] = lambda _seconds: None,
        lag: Callable[[], float] = lambda: 0.0,
    ) -> None:
        if carry is None:
            if fetch is None:
                raise ValueError("a network needs a way out: fetch or carry")
            carry = on_the_spot(fetch)
        self.lock = threading.RLock()
        self.lag = lag
        self.agenda = Agenda(clock)
        self.faults = Faults(self.agenda)
        self.exchange = Exchange(self.agenda, calls_per_second, new_sid)
        self.ears = Ears(self.exchange)  # before those who react, so that cause stands before effect
        self.open_lines = OpenLines(self.exchange)
        self.staff = Staff(self.exchange, voice_number, text_number)
        self.account = Account(
            sid=account_sid,
            token=auth_token,
            voice_number=voice_number,
            text_number=text_number,
            voice_url=voice_url,
            text_url=text_url,
            voice_status_url=voice_status_url,
            exchange=self.exchange,
            post=Post(self.agenda, carry, self.faults, auth_token),
        )
        conferencing = Conferencing(self.account)
        callbacks = ConferenceCallbacks(self.account)
        voice = Voice(self.account, conferencing)
        CallCallbacks(self.account)
        MessageCallbacks(self.account)
        answer_inbound(self.account, voice)
        loop_back(self.account)
        self.app = Flask("exercise")
        self.app.url_rule_class = Route
        add_surface(self.app, self.account, voice, callbacks)
        add_control(self.app, self)
        self._gate = Gate(self.app.wsgi_app, self.agenda, self.faults, self.lock, hold)
        self.app.wsgi_app = self._gate  # type: ignore[method-assign]

    # Time

    def next_at(self) -> datetime | None:
        """When the next thing is due, if anything is."""
        with self.lock:
            return self.agenda.next_at()

    def run_due(self, now: datetime) -> int:
        """Do all that is due by then, and what comes of it by then; how many things were done."""
        done = 0
        while True:
            with self.lock:
                if not self.agenda.run_one(now):
                    return done
            done += 1

    # Phones

    def phone(self, number: str) -> Phone:
        return self.staff.phone(number)

    def script(self, scripts: Mapping[str, Mapping[str, Any]]) -> None:
        """Put an officer at each of these phones."""
        with self.lock:
            for number, words in scripts.items():
                self.staff.give_script(number, words)

    @property
    def unexpected(self) -> list[dict[str, str]]:
        """Calls and texts that came to phones nobody had scripted."""
        return self.staff.unexpected

    @property
    def requests(self) -> list[RestRequest]:
        """Every REST request taken, in order, with what became of it."""
        return self._gate.taken
