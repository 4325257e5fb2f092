"""The second factor: enrolled before anything is shown, right once; and codes for the day without it."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from conference.access import totp
from conference.domain.access import commands as c
from conference.domain.access.rights import Role
from tests.console.visitor import HTTPS, Visitor, an_account, digits, in_earnest, kept, pages
from tests.stage import KEY, Stage

pytestmark = pytest.mark.once


@pytest.fixture
def app(stage: Stage) -> Flask:
    an_account(stage)
    return pages(in_earnest(stage.upprop))


@pytest.fixture
def tib(app: Flask) -> Visitor:
    visitor = Visitor(app)
    visitor.signs_in()
    return visitor


def codes_on(visitor: Visitor) -> list[str]:
    return re.findall(r"<li><code>([a-z0-9-]+)</code>", visitor.last)


@pytest.mark.parametrize("role", [Role.LEADER, Role.OFFICE])
def test_until_one_is_enrolled_nothing_else_is_open(role: Role, stage: Stage, app: Flask) -> None:
    an_account(stage, "somebody", role)
    visitor = Visitor(app)
    visitor.signs_in("somebody")
    assert visitor.at == "/konto/andra-faktor"
    for path in ("/", "/historik", "/aktorer", "/konto", "/tryck/green"):
        visitor.opens(path)
        assert visitor.at == "/konto/andra-faktor", path
    visitor.sends("/tryck/green", member="huddinge", why="x")
    assert visitor.status == 401
    visitor.enrols(stage)
    assert len(codes_on(visitor)) == 10
    assert visitor.is_in


def test_the_app_reads_what_stands_in_letters_beside_it(stage: Stage, tib: Visitor) -> None:
    answer = tib.client.get("/konto/andra-faktor.svg", base_url=HTTPS)
    assert answer.content_type.startswith("image/svg+xml") and b"<svg" in answer.data
    assert b"style" not in answer.data and b"script" not in answer.data
    assert "no-store" in answer.headers["Cache-Control"]


def test_what_is_enrolled_is_sealed_and_its_codes_are_digests(stage: Stage, tib: Visitor) -> None:
    secret = tib.enrols(stage)
    account, shown = kept(stage), codes_on(tib)
    assert totp.unseal(account.totp, account.id, KEY) == secret
    assert len(account.codes) == 10 and not {secret, *shown} & {account.totp, *account.codes}


def test_wrong_digits_enrol_nothing(stage: Stage, tib: Visitor) -> None:
    tib.opens("/konto/andra-faktor")
    tib.sends("/konto/andra-faktor", code="000000")
    assert tib.status == 422 and not kept(stage).has_second


def test_the_password_alone_lets_nobody_in_any_more(stage: Stage, tib: Visitor, app: Flask) -> None:
    secret = tib.enrols(stage)
    visitor = Visitor(app)
    visitor.signs_in()
    assert visitor.at == "/logga-in/kod"
    for path in ("/", "/konto", "/konto/losenord", "/konto/andra-faktor", "/historik"):
        visitor.opens(path)
        assert visitor.at == "/logga-in/kod", path
    half = visitor.client.get_cookie("__Host-upprop", domain="upprop.example.org")
    stage.clock.forward(seconds=30)
    visitor.opens("/logga-in/kod")
    visitor.sends("/logga-in/kod", code=digits(secret, stage))
    whole = visitor.client.get_cookie("__Host-upprop", domain="upprop.example.org")
    assert visitor.is_in and half is not None and whole is not None and half.value != whole.value
    thief = Visitor(app)
    thief.client.set_cookie("__Host-upprop", half.value, domain="upprop.example.org", secure=True)
    thief.opens("/")
    assert thief.at == "/logga-in"


def test_digits_that_somebody_has_looked_at_over_a_shoulder_are_right_no_more(
    stage: Stage, tib: Visitor, app: Flask
) -> None:
    secret = tib.enrols(stage)
    visitor, thief = Visitor(app), Visitor(app)
    for one in (visitor, thief):
        one.signs_in()
    thief.sends("/logga-in/kod", code=digits(secret, stage))
    assert thief.status == 401, "they showed the app"
    stage.clock.forward(seconds=30)
    visitor.sends("/logga-in/kod", code=digits(secret, stage))
    assert visitor.is_in
    thief.sends("/logga-in/kod", code=digits(secret, stage))
    assert thief.status == 401 and not thief.is_in


def test_guessing_digits_locks_the_account_for_whoever_has_the_password(
    stage: Stage, tib: Visitor, app: Flask
) -> None:
    secret = tib.enrols(stage)
    stage.clock.forward(seconds=60)
    thief = Visitor(app)
    for n in range(5):
        thief.signs_in()
        thief.sends("/logga-in/kod", code=f"00000{n}")
        assert thief.status == 401
    thief.sends("/logga-in/kod", code=digits(secret, stage))
    assert thief.status == 401 and not thief.is_in
    thief.signs_in()
    assert thief.status == 401
    assert kept(stage).locked(stage.clock.wall())


def test_half_a_sign_in_is_over_after_ten_minutes(stage: Stage, tib: Visitor, app: Flask) -> None:
    secret = tib.enrols(stage)
    visitor = Visitor(app)
    visitor.signs_in()
    stage.clock.forward(seconds=601)
    visitor.sends("/logga-in/kod", code=digits(secret, stage))
    assert visitor.at == "/logga-in" and not visitor.is_in


def test_a_recovery_code_lets_in_once_however_it_is_written(stage: Stage, tib: Visitor, app: Flask) -> None:
    tib.enrols(stage)
    code = codes_on(tib)[3]
    visitor = Visitor(app)
    visitor.signs_in()
    visitor.sends("/logga-in/kod", recovery=code.upper().replace("-", " "))
    assert visitor.is_in
    visitor.opens("/konto")
    assert "9 återställningskoder är kvar" in visitor.words
    again = Visitor(app)
    again.signs_in()
    again.sends("/logga-in/kod", recovery=code)
    assert again.status == 401 and not again.is_in


def test_new_codes_take_the_place_of_the_old_ones_and_are_made_once(stage: Stage, tib: Visitor) -> None:
    tib.enrols(stage)
    old, before = codes_on(tib), kept(stage).codes
    tib.opens("/konto")
    stamped = tib.hidden
    tib.sends("/konto/koder")
    new, after = codes_on(tib), kept(stage).codes
    assert len(new) == 10 and not set(new) & set(old) and not set(before) & set(after)
    tib.sends("/konto/koder", **stamped)
    assert tib.at == "/konto" and kept(stage).codes == after


def test_the_last_one_stays_and_another_may_take_its_place(stage: Stage, tib: Visitor) -> None:
    tib.enrols(stage)
    tib.opens("/konto")
    tib.sends("/konto/ta-bort", what="totp")
    assert tib.status == 403 and kept(stage).totp
    stage.clock.forward(seconds=60)
    first = kept(stage).totp
    tib.enrols(stage)
    assert tib.at == "/konto" and kept(stage).totp != first


def test_what_guards_an_account_is_changed_by_whoever_has_just_shown_who_they_are(
    stage: Stage, tib: Visitor
) -> None:
    tib.enrols(stage)
    stage.clock.forward(minutes=31)
    for path in ("/konto/andra-faktor", "/konto/andra-faktor.svg"):
        tib.opens(path)
        assert tib.at == "/logga-in" and "Visa en gång till vem ni är" in tib.words, path
    tib.opens("/konto")
    before = kept(stage)
    for path in ("/konto/koder", "/konto/ta-bort", "/konto/andra-faktor", "/konto/passnyckel"):
        tib.sends(path, what="totp")
        assert tib.at == "/logga-in", path
        tib.opens("/konto")
    assert kept(stage) == before


def test_one_sealed_with_another_key_opens_nothing(stage: Stage, app: Flask) -> None:
    secret = totp.offered("l" * 40, "x", 0)
    stage.do(c.EnrolTotp("id-tib", totp.seal(secret, "id-tib", "l" * 40), 0))
    visitor = Visitor(app)
    visitor.signs_in()
    visitor.sends("/logga-in/kod", code=digits(secret, stage))
    assert visitor.status == 401
