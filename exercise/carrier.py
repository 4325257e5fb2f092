"""One carrier: an account with an exchange, rooms, a pace, a token, faults and a REST surface of its own.

What goes wrong at one touches no other. The phones behind them are the same.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager

from flask import Flask

from exercise.clock import Agenda
from exercise.exchange.call import Call
from exercise.exchange.events import CallAnswered
from exercise.exchange.exchange import Exchange
from exercise.exchange.exchanges import Exchanges
from exercise.faults import Faults
from exercise.fetch import Carrying
from exercise.gate import Gate, RestRequest
from exercise.routes import Route
from exercise.twilio.account import Account
from exercise.twilio.call_callbacks import CallCallbacks
from exercise.twilio.conference_callbacks import ConferenceCallbacks
from exercise.twilio.conferencing import Conferencing
from exercise.twilio.inbound import answer_inbound
from exercise.twilio.message_callbacks import MessageCallbacks
from exercise.twilio.post import Post
from exercise.twilio.sids import new_sid
from exercise.twilio.surface import add_surface
from exercise.twilio.voice import Voice


class Carrier:
    """`app` speaks Twilio's REST API for this account."""

    def __init__(
        self,
        agenda: Agenda,
        exchanges: Exchanges,
        lock: AbstractContextManager[object],
        carry: Carrying,
        hold: Callable[[float], object],
        *,
        sid: str,
        token: str,
        voice_number: str,
        text_number: str,
        calls_per_second: float,
        voice_url: str,
        text_url: str,
        voice_status_url: str | None,
    ) -> None:
        self.agenda = agenda
        self.faults = Faults(agenda)
        self.exchange = Exchange(agenda, calls_per_second, new_sid, exchanges.lines)
        exchanges.add(self.exchange, frozenset({voice_number, text_number}))
        self.account = Account(
            sid=sid,
            token=token,
            voice_number=voice_number,
            text_number=text_number,
            voice_url=voice_url,
            text_url=text_url,
            voice_status_url=voice_status_url,
            exchange=self.exchange,
            post=Post(agenda, carry, self.faults, token),
        )
        callbacks, voice = self._at_work()
        self.app = Flask("exercise")
        self.app.url_rule_class = Route
        add_surface(self.app, self.account, voice, callbacks)
        self.gate = Gate(self.app.wsgi_app, agenda, self.faults, lock, hold)
        self.app.wsgi_app = self.gate  # type: ignore[method-assign]
        self.faults.on_line_rule = lambda: agenda.soon(self._look_at_lines)
        self.exchange.wire.on(CallAnswered, lambda event: agenda.soon(lambda: self._may_fall(event.call)))

    def _at_work(self) -> tuple[ConferenceCallbacks, Voice]:
        account = self.account
        conferencing = Conferencing(account)
        callbacks = ConferenceCallbacks(account)
        voice = Voice(account, conferencing)
        CallCallbacks(account)
        MessageCallbacks(account)
        answer_inbound(account, voice)
        return callbacks, voice

    @property
    def requests(self) -> list[RestRequest]:
        """Every REST request taken, in order, with what became of it."""
        return self.gate.taken

    def _look_at_lines(self) -> None:
        for call in list(self.exchange.calls.values()):
            self._may_fall(call)

    def _may_fall(self, call: Call) -> None:
        if call.is_up and self.faults.on_line(call.phone):
            self.exchange.hang_up(call)
