"""One's own account: where one is signed in, and a new password."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from conference.domain.access.rights import Role
from tests.console.visitor import OWN, Visitor, an_account, in_earnest, pages
from tests.stage import Stage

PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile Safari/604.1"


@pytest.fixture
def app(stage: Stage) -> Flask:
    an_account(stage, "revisor", Role.AUDITOR)
    return pages(in_earnest(stage.upprop))


@pytest.fixture
def desk(app: Flask) -> Visitor:
    return _in(Visitor(app))


@pytest.fixture
def phone(app: Flask) -> Visitor:
    return _in(Visitor(app, PHONE))


def _in(visitor: Visitor) -> Visitor:
    visitor.signs_in("revisor")
    return visitor


def test_one_sees_where_one_is_signed_in_and_puts_oneself_out_there(desk: Visitor, phone: Visitor) -> None:
    desk.opens("/konto")
    assert "Firefox, Linux" in desk.words and "Safari, iPhone" in desk.words
    [other] = re.findall(r'name="sign_in" value="([0-9a-f]{64})"', desk.last)
    desk.sends("/konto/inloggningar", sign_in=other)
    assert "Safari, iPhone" not in desk.words
    assert desk.is_in and not phone.is_in


def test_all_others_at_once(desk: Visitor, phone: Visitor) -> None:
    phone.opens("/konto")
    phone.sends("/konto/inloggningar", sign_in="")
    assert phone.is_in and not desk.is_in


def test_nobody_puts_out_somebody_else(stage: Stage, app: Flask, desk: Visitor) -> None:
    an_account(stage, "annan", Role.AUDITOR)
    other = Visitor(app)
    other.signs_in("annan")
    with stage.upprop.store.reading() as look:
        [id] = [one.id for one in look.sign_ins.of("id-revisor", stage.clock.wall())]
    other.opens("/konto")
    other.sends("/konto/inloggningar", sign_in=id)
    assert other.status == 404 and desk.is_in


def test_a_new_password_asks_for_the_old_one_and_ends_what_is_elsewhere(
    desk: Visitor, phone: Visitor, app: Flask
) -> None:
    new = "fyra gröna hästar"
    desk.opens("/konto/losenord")
    desk.sends("/konto/losenord", now="fel", new=new, again=new)
    assert desk.status == 422
    desk.sends("/konto/losenord", now=OWN, new=new, again=new)
    assert desk.at == "/konto" and "Lösenordet är ändrat" in desk.words
    assert desk.is_in and not phone.is_in
    phone.signs_in("revisor", new)
    assert phone.is_in
    old = Visitor(app)
    old.signs_in("revisor", OWN)
    assert old.status == 401


def test_guessing_the_old_one_from_an_open_desk_locks_it(stage: Stage, desk: Visitor, app: Flask) -> None:
    for _ in range(5):
        desk.opens("/konto/losenord")
        desk.sends("/konto/losenord", now="fel", new="x", again="x")
    desk.sends("/konto/losenord", now=OWN, new="fyra gröna hästar", again="fyra gröna hästar")
    assert desk.status == 422
    stage.forward(seconds=61)
    desk.sends("/konto/losenord", now=OWN, new="fyra gröna hästar", again="fyra gröna hästar")
    assert desk.at == "/konto"


@pytest.mark.parametrize(
    ("agent", "told"),
    [
        (PHONE, "Safari, iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 Chrome/140.0 Safari/537 Edg/140.0", "Edge, Windows"),
        ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537 Chrome/140.0 Mobile Safari/537", "Chrome, Android"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 15) Gecko Firefox/140.0", "Firefox, Mac"),
        ("curl/8", ""),
    ],
)
def test_a_browser_is_told_as_coarsely_as_that_it_is_known(agent: str, told: str) -> None:
    from webhooks.console.signing_in.devices import device

    assert device(agent) == told
