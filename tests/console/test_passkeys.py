"""Passkeys: made here, right for this house alone, once, and only where it was looked who held it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conference.domain.access import commands as c
from conference.domain.access.account import Factor
from tests.console.authenticator import Authenticator
from tests.console.visitor import HTTPS, Visitor, an_account, in_earnest, kept, pages
from tests.stage import Stage

pytestmark = pytest.mark.once

REFUSED = "Den passnyckeln släpper inte in någon här"


@pytest.fixture
def app(stage: Stage) -> Flask:
    an_account(stage)
    return pages(in_earnest(stage.upprop))


@pytest.fixture
def key() -> Authenticator:
    return Authenticator(HTTPS)


@pytest.fixture
def tib(app: Flask, key: Authenticator) -> Visitor:
    """In, with a passkey made as the first second factor."""
    visitor = Visitor(app)
    visitor.signs_in()
    visitor.sends("/konto/passnyckel", credential=key.makes(question(visitor)), name="  Min   mobil ")
    return visitor


def question(visitor: Visitor) -> str:
    [asked] = re.findall(r'data-question="([^"]*)"', visitor.last)
    return html.unescape(asked)


def comes(app: Flask, key: Authenticator, sign: Callable[[str], str] | None = None) -> Visitor:
    visitor = Visitor(app)
    visitor.opens("/logga-in")
    visitor.sends("/logga-in/passnyckel", credential=(sign or key.signs)(question(visitor)))
    return visitor


def test_one_that_is_made_is_a_second_factor_with_recovery_codes(stage: Stage, tib: Visitor) -> None:
    assert "Återställningskoder" in tib.words and tib.is_in
    [made] = kept(stage).passkeys
    assert (made.name, len(kept(stage).codes)) == ("Min mobil", 10)
    tib.opens("/konto")
    assert "Passnyckel Min mobil" in tib.words


def test_it_lets_in_alone(stage: Stage, tib: Visitor, app: Flask, key: Authenticator) -> None:
    visitor = comes(app, key)
    assert visitor.at == "/" and visitor.is_in
    [used] = kept(stage).passkeys
    assert (used.count, used.used) == (1, stage.clock.wall())


def test_it_lets_in_though_somebody_guesses_at_the_password(
    stage: Stage, tib: Visitor, app: Flask, key: Authenticator
) -> None:
    for _ in range(6):
        stage.do(c.TurnAway("tib", Factor.PASSWORD, "id-tib"))
    assert comes(app, key).is_in


def test_it_is_the_second_factor_after_the_password(tib: Visitor, app: Flask, key: Authenticator) -> None:
    visitor = Visitor(app)
    visitor.signs_in()
    assert visitor.at == "/logga-in/kod"
    visitor.sends("/logga-in/passnyckel", credential=key.signs(question(visitor)))
    assert visitor.is_in


def test_after_a_password_another_accounts_is_no_second_factor(
    stage: Stage, tib: Visitor, app: Flask, key: Authenticator
) -> None:
    an_account(stage, "rsib")
    other = replace(Authenticator(HTTPS), id=b"another")
    rsib = Visitor(app)
    rsib.signs_in("rsib")
    rsib.sends("/konto/passnyckel", credential=other.makes(question(rsib)))
    visitor = Visitor(app)
    visitor.signs_in("tib")
    visitor.sends("/logga-in/passnyckel", credential=other.signs(question(visitor)))
    assert REFUSED in visitor.words and visitor.at == "/logga-in/kod" and not visitor.is_in


def signed_elsewhere(key: Authenticator) -> Authenticator:
    return replace(key, origin="https://upprop.example.org.evil.example")


@pytest.mark.parametrize(
    "spoilt",
    [
        signed_elsewhere,
        lambda key: replace(key, origin="http://upprop.example.org"),
        lambda key: replace(key, looks=False),
        lambda key: replace(key, key=Authenticator(HTTPS).key),
        lambda key: replace(key, user=b"id-rsib"),
        lambda key: replace(key, user=b""),
        lambda key: replace(key, id=b"another"),
        lambda key: replace(key, count=-1),
    ],
)
def test_what_is_not_right_in_any_part_lets_nobody_in(
    spoilt: Callable[[Authenticator], Authenticator], tib: Visitor, app: Flask, key: Authenticator
) -> None:
    assert comes(app, key).is_in, "as it is it does"
    visitor = comes(app, spoilt(replace(key)))
    assert REFUSED in visitor.words and not visitor.is_in


def test_another_houses_question_is_not_answered_here(tib: Visitor, app: Flask, key: Authenticator) -> None:
    def for_another(asked: str) -> str:
        return key.signs(json.dumps({**json.loads(asked), "rpId": "evil.example"}))

    assert not comes(app, key, for_another).is_in


def test_an_answer_is_right_once_even_for_whoever_kept_the_page(
    tib: Visitor, app: Flask, key: Authenticator
) -> None:
    """Of a key that does not count, as those kept in several devices: the question itself is used up."""
    key.step = 0
    visitor, thief = Visitor(app), Visitor(app)
    visitor.opens("/logga-in")
    page = visitor.client.get_cookie("__Host-upprop-page", domain="upprop.example.org")
    assert page is not None
    answer, hidden = key.signs(question(visitor)), visitor.hidden
    visitor.sends("/logga-in/passnyckel", credential=answer)
    assert visitor.is_in
    thief.client.set_cookie("__Host-upprop-page", page.value, domain="upprop.example.org", secure=True)
    thief.sends("/logga-in/passnyckel", **{**hidden, "credential": answer})
    assert thief.status == 200 and REFUSED in thief.words and not thief.is_in


def test_a_question_is_good_for_five_minutes(
    stage: Stage, tib: Visitor, app: Flask, key: Authenticator
) -> None:
    visitor = Visitor(app)
    visitor.opens("/logga-in")
    answer = key.signs(question(visitor))
    stage.clock.forward(seconds=301)
    visitor.sends("/logga-in/passnyckel", credential=answer)
    assert not visitor.is_in


def test_one_made_without_looking_who_holds_it_is_not_taken(stage: Stage, app: Flask) -> None:
    visitor = Visitor(app)
    visitor.signs_in()
    for key in (Authenticator(HTTPS, looks=False), Authenticator("https://evil.example")):
        visitor.sends("/konto/passnyckel", credential=key.makes(question(visitor)))
        assert "kunde inte skapas" in visitor.words
    assert not kept(stage).has_second


def test_it_is_taken_away_and_lets_nobody_in_any_more(
    stage: Stage, tib: Visitor, app: Flask, key: Authenticator
) -> None:
    [made] = kept(stage).passkeys
    tib.opens("/konto")
    tib.sends("/konto/ta-bort", what=made.id)
    assert tib.status == 403, "it is the last"
    tib.enrols(stage)
    tib.opens("/konto")
    tib.sends("/konto/ta-bort", what=made.id)
    assert kept(stage).passkeys == () and kept(stage).totp
    assert not comes(app, key).is_in


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
PARTS = ("id", "rawId", "type", "response", "authenticatorAttachment")
SAID = ("clientDataJSON", "authenticatorData", "signature", "userHandle", "attestationObject")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(change=st.dictionaries(st.sampled_from([*PARTS, *SAID]), ANYTHING, max_size=3))
def test_whatever_is_sent_is_refused_in_words(
    change: dict[str, Any], tib: Visitor, app: Flask, key: Authenticator
) -> None:
    def spoil(asked: str) -> str:
        answer = json.loads(key.signs(asked))
        response = answer["response"]
        for name, value in change.items():
            (answer if name in PARTS else response)[name] = value
        return json.dumps(answer)

    visitor = comes(app, key, spoil)
    assert visitor.status == 200
    assert REFUSED in visitor.words or visitor.is_in
