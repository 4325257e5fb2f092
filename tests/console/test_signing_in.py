"""Coming in by password: what is asked first, what is told of what was wrong, and what the browser holds."""

from __future__ import annotations

from http.cookies import SimpleCookie

import pytest
from flask import Flask

from conference.access.passwords import Passwords
from conference.domain.access import commands as c
from conference.domain.access.rights import Role
from tests.console.visitor import FIRST, HTTPS, OWN, Visitor, an_account, in_earnest, kept, pages
from tests.stage import Stage

pytestmark = pytest.mark.once

WRONG = "Det var inte rätt"


@pytest.fixture
def app(stage: Stage) -> Flask:
    return pages(in_earnest(stage.upprop))


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    return Visitor(app)


def test_whoever_is_not_in_is_asked_who_they_are_and_led_on_to_what_they_wanted(
    stage: Stage, visitor: Visitor
) -> None:
    an_account(stage, "revisor", Role.AUDITOR)
    visitor.opens("/historik")
    assert visitor.at == "/logga-in" and "Historik" not in visitor.words
    visitor.sends("/logga-in", login=" REVISOR ", password=OWN)
    assert visitor.at == "/historik" and "Namn revisor" in visitor.words


@pytest.mark.parametrize(
    "wanted", ["//evil.example", "https://evil.example", "/\\evil", "/logga-ut", "x", "/\nx"]
)
def test_nobody_is_led_away_from_our_pages(wanted: str, stage: Stage, visitor: Visitor) -> None:
    an_account(stage, "revisor", Role.AUDITOR)
    visitor.client.get("/logga-in", base_url=HTTPS, query_string={"next": wanted})
    visitor.signs_in("revisor")
    assert (visitor.at, visitor.status) == ("/", 200)


def test_a_password_that_was_handed_over_is_changed_before_anything_is_shown(
    stage: Stage, visitor: Visitor
) -> None:
    an_account(stage, "huddinge", Role.MEMBER, member="huddinge", own=False)
    visitor.signs_in("huddinge", FIRST)
    assert visitor.at == "/konto/losenord"
    for path in ("/", "/konto", "/historik", "/konto/andra-faktor"):
        visitor.opens(path)
        assert visitor.at == "/konto/losenord", path
    for new, again in (
        ("kort", "kort"),
        ("nog så långt", "något annat"),
        (FIRST, FIRST),
        ("huddinge åäö 1",) * 2,
    ):
        visitor.sends("/konto/losenord", new=new, again=again)
        assert visitor.status == 422, new
    visitor.sends("/konto/losenord", new=OWN, again=OWN)
    assert (visitor.at, visitor.status) == ("/historik", 200), "which was asked for"
    assert not kept(stage, "huddinge").must_change


def test_the_cookie_is_of_this_host_over_https_and_read_by_no_script(stage: Stage, visitor: Visitor) -> None:
    an_account(stage, "revisor", Role.AUDITOR)
    visitor.opens("/logga-in")
    answer = visitor.client.post(
        "/logga-in", base_url=HTTPS, data={**visitor.hidden, "login": "revisor", "password": OWN}
    )
    given = answer.headers.getlist("Set-Cookie")
    said = [line for line in given if line.startswith("__Host-upprop=")]
    assert len(said) == 1
    cookie = SimpleCookie(said[0])["__Host-upprop"]
    assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "Lax")
    assert (cookie["path"], cookie["domain"], cookie["max-age"]) == ("/", "", str(7 * 24 * 3600))
    assert len(cookie.value) >= 43
    pages_own = [
        line for line in answer.headers.getlist("Set-Cookie") if line.startswith("__Host-upprop-page=")
    ]
    assert all("Secure" in line and "HttpOnly" in line and "SameSite=Lax" in line for line in pages_own)
    assert answer.headers["Strict-Transport-Security"]
    with stage.upprop.store.reading() as look:
        assert cookie.value not in str(look.sign_ins.of("id-revisor", stage.clock.wall()))


def test_on_this_machine_without_https_it_works_all_the_same(stage: Stage) -> None:
    visitor = Visitor(pages(in_earnest(stage.upprop, console_base_url="http://localhost:8001")))
    an_account(stage, "revisor", Role.AUDITOR)
    visitor.signs_in("revisor")
    assert visitor.is_in
    assert visitor.client.get_cookie("upprop") is not None


def test_what_the_browser_holds_is_new_each_time(stage: Stage, visitor: Visitor) -> None:
    """Whoever put something into a browser beforehand gets nothing by it, nor does who had it before."""
    an_account(stage, "revisor", Role.AUDITOR)
    visitor.client.set_cookie("__Host-upprop", "planted", domain="upprop.example.org", secure=True)
    held = []
    for _ in range(2):
        visitor.opens("/logga-in?anew=1")
        before = visitor.hidden["csrf_token"]
        visitor.sends("/logga-in", login="revisor", password=OWN)
        cookie = visitor.client.get_cookie("__Host-upprop", domain="upprop.example.org")
        assert cookie is not None
        held.append(cookie.value)
        old = visitor.client.post("/logga-ut", base_url=HTTPS, data={"csrf_token": before})
        assert old.status_code == 400, "what was promised to whoever held the page before is void"
    assert len({"planted", *held}) == 3
    other = Visitor(visitor.app)
    other.client.set_cookie("__Host-upprop", held[0], domain="upprop.example.org", secure=True)
    assert not other.is_in and visitor.is_in


def test_whatever_is_wrong_of_it_the_words_are_the_same(stage: Stage, app: Flask) -> None:
    an_account(stage)
    an_account(stage, "closed")
    an_account(stage, "vouched", subject="subject-1")
    stage.do(c.CloseAccount("id-closed", "cli:test"))
    told = set()
    for login, password in (
        ("tib", "fel"),
        ("nobody", OWN),
        ("closed", OWN),
        ("vouched", ""),
        ("vouched", OWN),
        ("'; drop table accounts", OWN),
        ("x" * 5000, "y" * 5000),
    ):
        visitor = Visitor(app)
        visitor.signs_in(login, password)
        assert visitor.status == 401 and WRONG in visitor.words
        told.add(visitor.words)
    assert len(told) == 1


def test_whether_or_not_there_is_an_account_one_password_is_looked_at(
    stage: Stage, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    an_account(stage)
    looked: list[str] = []
    match = Passwords.match

    def noted(self: Passwords, said: str, kept: str) -> bool:
        looked.append(said)
        return match(self, said, kept)

    monkeypatch.setattr(Passwords, "match", noted)
    for login in ("tib", "nobody"):
        before = len(looked)
        Visitor(app).signs_in(login, "fel")
        assert len(looked) == before + 1


def test_five_wrong_tries_lock_out_the_right_one_too_and_say_no_more_than_before(
    stage: Stage, visitor: Visitor
) -> None:
    an_account(stage, "revisor", Role.AUDITOR)
    for _ in range(5):
        visitor.signs_in("revisor", "fel")
    words = visitor.words
    visitor.signs_in("revisor")
    assert (visitor.status, visitor.words) == (401, words)
    stage.forward(seconds=61)
    visitor.signs_in("revisor")
    assert visitor.is_in


def test_whoever_knocks_in_vain_too_often_from_one_place_is_not_listened_to(stage: Stage) -> None:
    an_account(stage, "revisor", Role.AUDITOR)
    visitor = Visitor(pages(in_earnest(stage.upprop), in_vain="3/minute"))
    for n in range(3):
        visitor.signs_in(f"nobody{n}", "fel")
    visitor.signs_in("revisor")
    assert visitor.status == 429 and visitor.answer is not None
    assert int(visitor.answer.headers["Retry-After"]) > 0
    assert not visitor.is_in


def test_signing_out_is_at_once_and_the_word_is_worth_nothing_after(stage: Stage, visitor: Visitor) -> None:
    an_account(stage, "revisor", Role.AUDITOR)
    visitor.signs_in("revisor")
    cookie = visitor.client.get_cookie("__Host-upprop", domain="upprop.example.org")
    assert cookie is not None
    visitor.opens("/konto")
    visitor.sends("/logga-ut")
    assert visitor.at == "/logga-in"
    assert visitor.client.get_cookie("__Host-upprop", domain="upprop.example.org") is None
    thief = Visitor(visitor.app)
    thief.client.set_cookie("__Host-upprop", cookie.value, domain="upprop.example.org", secure=True)
    assert not thief.is_in


def test_a_watch_without_a_sign_of_life_ends_it_and_so_does_a_week(stage: Stage, visitor: Visitor) -> None:
    an_account(stage, "revisor", Role.AUDITOR)
    visitor.signs_in("revisor")
    for _ in range(7 * 3 - 1):
        stage.clock.forward(minutes=8 * 60)
        assert visitor.is_in
    stage.clock.forward(minutes=8 * 60)
    assert not visitor.is_in
    visitor.signs_in("revisor")
    stage.clock.forward(minutes=12 * 60)
    assert not visitor.is_in


@pytest.mark.parametrize(
    "put_out", [c.CloseAccount("id-revisor", "cli:test"), c.RevokeSignIns("id-revisor", "x")]
)
def test_whoever_is_put_out_is_out_at_the_next_page(put_out: object, stage: Stage, visitor: Visitor) -> None:
    an_account(stage, "revisor", Role.AUDITOR)
    visitor.signs_in("revisor")
    assert visitor.is_in
    stage.do(put_out)
    assert not visitor.is_in


def test_in_an_exercise_a_password_is_enough(stage: Stage) -> None:
    an_account(stage)
    visitor = Visitor(pages(stage.upprop))
    visitor.signs_in()
    assert (visitor.at, visitor.status) == ("/", 200)
    assert "ÖVNING" in visitor.words


def test_each_reads_their_own_language(stage: Stage, visitor: Visitor) -> None:
    an_account(stage, "auditor", Role.AUDITOR, language="en")
    visitor.signs_in("auditor")
    visitor.opens("/konto")
    assert "Where you are signed in" in visitor.words
