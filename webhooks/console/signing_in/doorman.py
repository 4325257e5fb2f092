"""The doorman: knows who is in, lets in whoever has shown something right, and counts what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import cast

from flask import Response, current_app, g, redirect, request, session, url_for

from conference.access.passwords import Passwords
from conference.bootstrap import Upprop
from conference.bus import StorageError
from conference.domain.access import commands as c
from conference.domain.access.account import Account, Factor, Proof
from conference.domain.access.sign_in import NOTED_EVERY, SignIn, Standing, standing
from conference.domain.errors import NotFound, Refused
from conference.storage.work import Work
from webhooks.console.signing_in import cookies
from webhooks.console.signing_in.devices import device
from webhooks.console.signing_in.lately import Lately
from webhooks.console.who import NEXT, Who, even_if_away
from webhooks.knocks import Knocks
from webhooks.peers import client


@dataclass(frozen=True)
class Caller:
    """Who stands at the door, and how far they have come in. `token` is what their browser holds."""

    token: str
    sign_in: SignIn
    account: Account
    standing: Standing


class Doorman:
    """One for each process. Safe to share between threads."""

    def __init__(self, house: Upprop, knocks: Knocks, passwords: Passwords) -> None:
        self.house, self.passwords = house, passwords
        self._knocks = knocks
        self._lately = Lately()

    @property
    def key(self) -> str:
        return self.house.settings.secret_key

    @property
    def wall(self) -> float:
        return self.house.clock.wall()

    # --- who is in

    def recognise(self) -> Who | None:
        """Whoever asks, if they are in. While the database is away whoever was in lately, for pressing alone.

        Raises StorageError.
        """
        g.caller = None
        if not (token := cookies.held()):
            return None
        id = cookies.digest(token)
        try:
            g.caller = self._caller(token, id)
        except StorageError:
            if even_if_away() and (who := self._lately.who(id)) is not None:
                return who
            raise
        if g.caller is None or g.caller.standing is not Standing.IN:
            self._lately.forget(id)
            return None
        self._note(g.caller)
        who = _who(g.caller, self.wall)
        self._lately.note(id, who)
        return who

    def _caller(self, token: str, id: str) -> Caller | None:
        try:
            with self.house.store.reading() as look:
                sign_in = look.sign_ins.look(id)
                account = look.accounts.look(sign_in.account)
        except NotFound:
            return None
        if not sign_in.alive(self.wall) or account.disabled:
            return None
        return Caller(
            token, sign_in, account, standing(sign_in, account, exercise=self.house.settings.exercise)
        )

    def _note(self, caller: Caller) -> None:
        if self.wall - caller.sign_in.seen >= NOTED_EVERY:
            with suppress(StorageError):
                self.house.bus.handle(c.SeeSignIn(caller.sign_in.id))

    # --- letting in and turning away

    def account(self, find: Callable[[Work], Account | None]) -> Account | None:
        """One that is looked for in a way."""
        with self.house.store.reading() as look:
            try:
                return find(look)
            except NotFound:
                return None

    def let_in(self, account: Account, proof: Proof, *, once: str | None = None) -> Response:
        """Take what was shown, and lead on with a new word for the browser to hold.

        What is shown `once` is right once. Raises Refused, NotFound.
        """
        token, before, wanted = cookies.new_token(), cookies.held(), session.get(NEXT, "")
        handled = self.house.bus.handle(
            c.LetIn(
                account.id,
                cookies.digest(token),
                proof,
                device(request.user_agent.string),
                cookies.digest(before) if before else "",
            ),
            stamp=once,
        )
        if not handled.done:
            raise Refused("that has been shown before")
        session.clear()  # what was promised to whoever held the page before
        if wanted:
            session[NEXT] = wanted
        answer = cast(Response, redirect(url_for("signing_in.password.sign_in"), 303))
        cookies.give(answer, token)
        return answer

    def turn_away(self, by: Factor, login: str = "", account: Account | None = None) -> None:
        """Something was wrong: it counts against the account and the address it came from."""
        self._knocks.in_vain(self._address)
        self.house.bus.handle(c.TurnAway(login, by, account.id if account else ""))

    def waits(self) -> int | None:
        """Seconds for which nothing from that address is looked at."""
        return self._knocks.waits(self._address)

    def sign_out(self, sign_in: str) -> None:
        """Out, even where the database cannot be told: the browser holds nothing any more."""
        self._lately.forget(sign_in)
        with suppress(StorageError):
            self.house.bus.handle(c.SignOut(sign_in))

    @property
    def _address(self) -> str:
        return client(request.environ, self.house.settings.trusted_proxies)


def doorman() -> Doorman:
    return cast(Doorman, current_app.extensions["doorman"])


def at_door() -> Caller | None:
    """Whoever stands there, if anybody does."""
    return cast(Caller | None, g.get("caller"))


def caller() -> Caller:
    """Whoever stands at the door. Only within a view that is `open_at` some standing."""
    return cast(Caller, g.caller)


def _who(caller: Caller, wall: float) -> Who:
    one, fresh = caller.account, caller.sign_in.fresh(wall)
    return Who(one.id, one.login, one.name, one.role, one.member, one.language, fresh)
