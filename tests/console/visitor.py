"""Somebody before the pages who is not known yet: signs in as a browser without JavaScript would."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pyotp
from argon2 import PasswordHasher
from flask import Flask

from conference.access.passwords import Passwords
from conference.bootstrap import Upprop
from conference.domain.access import commands as c
from conference.domain.access.account import Account
from conference.domain.access.rights import Role
from tests.console.reader import Reader
from tests.stage import Stage
from webhooks.console import create_app
from webhooks.knocks import Knocks

QUICK = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
FIRST, OWN = "first-first-first-first", "två blå tåg i snö"
HTTPS = "https://upprop.example.org"


def in_earnest(upprop: Upprop, **settings: Any) -> Upprop:
    """The same product, as it would be were it no exercise."""
    given = {"exercise": False, "console_base_url": HTTPS, **settings}
    return replace(upprop, settings=replace(upprop.settings, **given))


def pages(upprop: Upprop, *, in_vain: str = "1000/minute") -> Flask:
    return create_app(upprop, knocks=Knocks(in_vain=in_vain), passwords=QUICK)


def an_account(stage: Stage, login: str = "tib", role: Role = Role.LEADER, **known: Any) -> str:
    """One made with a first password; `own`: and already changed."""
    own = known.pop("own", True)
    id = f"id-{login}"
    password = "" if known.get("subject") else QUICK.hash(FIRST)
    stage.do(c.MakeAccount(id, login, f"Namn {login}", role, "cli:test", password=password, **known))
    if own and password:
        stage.do(c.ChangePassword(id, QUICK.hash(OWN), ""))
    return id


def kept(stage: Stage, login: str = "tib") -> Account:
    with stage.upprop.store.reading() as look:
        found = look.accounts.by_login(login)
    assert found is not None
    return found


class Visitor(Reader):
    """See the module."""

    def __init__(self, app: Flask, agent: str = "Mozilla/5.0 (X11; Linux) Firefox/140.0") -> None:
        self.app, self.answer = app, None
        self.client = app.test_client()
        self.client.environ_base["HTTP_USER_AGENT"] = agent
        self.base = HTTPS if app.config["SESSION_COOKIE_SECURE"] else "http://localhost"

    def opens(self, path: str) -> None:
        self.answer = self.client.get(path, base_url=self.base, follow_redirects=True)

    def sends(self, path: str, **fields: Any) -> None:
        self.answer = self.client.post(
            path, base_url=self.base, data={**self.hidden, **fields}, follow_redirects=True
        )

    @property
    def at(self) -> str:
        """Where they are."""
        assert self.answer is not None
        return self.answer.request.path

    def signs_in(self, login: str = "tib", password: str = OWN) -> None:
        self.opens("/logga-in")
        self.sends("/logga-in", login=login, password=password)

    def enrols(self, stage: Stage) -> str:
        """An app with six digits; its secret."""
        self.opens("/konto/andra-faktor")
        secret = self.last.split('class="letters">')[1].split("<")[0].replace(" ", "")
        self.sends("/konto/andra-faktor", code=digits(secret, stage))
        return secret

    @property
    def is_in(self) -> bool:
        self.opens("/")
        return self.at == "/" and self.status == 200


def digits(secret: str, stage: Stage) -> str:
    """What the app shows now."""
    return pyotp.TOTP(secret).at(int(stage.clock.wall()))
