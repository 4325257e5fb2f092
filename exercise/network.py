"""The network as a whole: carriers side by side, the phones behind them, officers, faults, on one agenda.

A test gives it a clock it can move and a way into the product, and steps it; the program (`__main__`) sleeps
between what is due. A REST request only notes what is wanted: everything that follows comes from the agenda,
so no callback is ever made inside a request.
"""

import threading
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from exercise.carrier import Carrier
from exercise.clock import Agenda, Clock
from exercise.control.api import add_control
from exercise.doors import Doors
from exercise.ears import Ears
from exercise.exchange.exchanges import Exchanges
from exercise.exchange.looping import loop_back
from exercise.fetch import Carrying, Fetch, on_the_spot
from exercise.gate import RestRequest
from exercise.officers.phone import Phone
from exercise.officers.staff import Staff
from exercise.open_lines import OpenLines
from exercise.wall import Wall

VOICE_NUMBER = "+46846500400"
TEXT_NUMBER = "+46701740699"


class Network:
    """`app` speaks Twilio's REST API, for every account, and the control API. One lock keeps requests and the
    agenda apart.

    The account it is made with is its first carrier, and what is said of a network's account, exchange or
    faults is said of that one; others may be added beside it.
    """

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
        self._exchanges = Exchanges()
        self.ears = Ears(self.agenda, self._exchanges)  # before those who react: cause stands before effect
        self.open_lines = OpenLines(self.agenda, self._exchanges)
        self.staff = Staff(self.agenda, self._exchanges, voice_number, text_number)
        self.wall = Wall(self._exchanges, self.staff, self.ears)
        loop_back(self._exchanges)
        self._carry, self._hold = carry, hold
        self._voice_url, self._text_url, self._voice_status_url = voice_url, text_url, voice_status_url
        self.carriers: dict[str, Carrier] = {}
        first = self.add_carrier(account_sid, auth_token, voice_number, text_number, calls_per_second)
        self.account, self.exchange, self.faults = first.account, first.exchange, first.faults
        self._first, self.app = first, first.app
        add_control(self.app, self)
        self.app.wsgi_app = Doors(first, self.carriers)  # type: ignore[method-assign]

    def add_carrier(
        self, sid: str, token: str, voice_number: str, text_number: str, calls_per_second: float = 1.0
    ) -> Carrier:
        """Another account, which reaches the same phones and asks the same addresses."""
        carrier = Carrier(
            self.agenda,
            self._exchanges,
            self.lock,
            self._carry,
            self._hold,
            sid=sid,
            token=token,
            voice_number=voice_number,
            text_number=text_number,
            calls_per_second=calls_per_second,
            voice_url=self._voice_url,
            text_url=self._text_url,
            voice_status_url=self._voice_status_url,
        )
        self.carriers[sid] = carrier
        return carrier

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
        """Every REST request that the first carrier has taken, in order, with what became of it."""
        return self._first.requests
