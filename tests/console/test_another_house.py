"""Coming in by another house: over HTTP, with its own signatures, and with each thing wrong in turn."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from flask import Flask

from conference.domain.access import commands as c
from conference.domain.access.rights import Role
from tests.console.provider import CLIENT, SECRET, Provider, _new_key
from tests.console.visitor import HTTPS, Visitor, an_account, in_earnest, kept, pages
from tests.stage import Stage

pytestmark = pytest.mark.once

REFUSED = "Ni släpps inte in den vägen"


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Iterator[Provider]:
    monkeypatch.setenv(
        "AUTHLIB_INSECURE_TRANSPORT", "1"
    )  # the library's own guard of a provider without https
    with Provider() as provider:
        yield provider


@pytest.fixture
def app(stage: Stage, provider: Provider) -> Flask:
    an_account(stage, "tib", Role.LEADER, subject="subject-1")
    oidc = {"oidc_issuer": provider.issuer, "oidc_client_id": CLIENT, "oidc_client_secret": SECRET}
    return pages(in_earnest(stage.upprop, **oidc))


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    return Visitor(app)


def goes_there(visitor: Visitor) -> str:
    """To the other house and back; the address that it sends the browser back to."""
    there = visitor.client.get("/logga-in/via", base_url=HTTPS)
    assert there.status_code == 302, there.text
    back = requests.get(there.location, allow_redirects=False, timeout=5)
    assert back.status_code == 302, back.text
    location = back.headers["Location"]
    assert location.startswith(f"{HTTPS}/logga-in/tillbaka?")
    return location.removeprefix(HTTPS)


def comes(visitor: Visitor) -> None:
    visitor.opens(goes_there(visitor))


def test_whoever_is_vouched_for_is_in_with_the_role_that_is_ours_to_say(
    stage: Stage, visitor: Visitor, provider: Provider
) -> None:
    visitor.opens("/historik")
    assert "Logga in via localhost" in visitor.words
    comes(visitor)
    assert visitor.at == "/historik" and "Namn tib" in visitor.words
    [asked] = provider.asked
    assert (asked["response_type"], asked["code_challenge_method"]) == ("code", "S256")
    assert len(asked["nonce"]) >= 20 and len(asked["state"]) >= 20 and "openid" in asked["scope"]
    assert visitor.is_in and kept(stage).passkeys == ()


def test_an_address_that_it_has_verified_will_do_and_another_will_not(
    stage: Stage, app: Flask, provider: Provider
) -> None:
    an_account(stage, "rsib", Role.LEADER, subject="rsib@lst.example")
    provider.user = "some number"
    for verified, is_in in ((True, True), (False, False), ("true", False), (None, False)):
        provider.says = {"email": "RSIB@lst.example", "email_verified": verified}
        visitor = Visitor(app)
        comes(visitor)
        assert visitor.is_in is is_in, verified


def spoilt(because: str, **claims: Any) -> Any:
    return pytest.param({"says": claims}, because, id=", ".join(claims))


LATE = int(time.time()) - 3600


@pytest.mark.parametrize(
    ("wrong", "because"),
    [
        spoilt("Invalid claim: 'nonce'", nonce="another"),
        spoilt("Missing claim: 'nonce'", nonce=None),
        spoilt("Invalid claim: 'aud'", aud="another house"),
        spoilt("Invalid claim: 'azp'", aud=[CLIENT, "another"], azp="another"),
        spoilt("Invalid claim: 'iss'", iss="http://evil.example"),
        spoilt("expired", exp=LATE, iat=LATE - 60),
        spoilt("no account here", sub="nobody we know"),
        spoilt("Invalid claim: 'sub'", sub=""),
        pytest.param({"signs": _new_key()}, "bad_signature", id="signed by another"),
        pytest.param({"algorithm": "HS256"}, "'HS256' is not allowed", id="signed with what both know"),
        pytest.param({"algorithm": "none"}, "'none' is not allowed", id="not signed"),
        pytest.param({"describes": {"issuer": "http://evil.example"}}, "another issuer", id="of another"),
    ],
)
def test_whoever_is_not_vouched_for_as_it_should_be_is_not_let_in(
    wrong: dict[str, Any],
    because: str,
    visitor: Visitor,
    provider: Provider,
    caplog: pytest.LogCaptureFixture,
) -> None:
    for name, value in wrong.items():
        setattr(provider, name, value)
    if "describes" in wrong:
        visitor.opens("/logga-in/via")
    else:
        comes(visitor)
    assert REFUSED in visitor.words and not visitor.is_in
    [why] = [record.why for record in caplog.records if hasattr(record, "why")]
    assert because in why and because not in visitor.words


def test_what_another_browser_was_sent_back_with_lets_nobody_in(visitor: Visitor, app: Flask) -> None:
    """Else whoever has an account could have somebody else sit at it without their knowing."""
    sent = goes_there(visitor)
    stranger = Visitor(app)
    stranger.opens(sent)
    assert REFUSED in stranger.words and not stranger.is_in
    state = parse_qs(urlsplit(sent).query)["state"][0]
    visitor.opens(sent.replace(state, "another"))
    assert REFUSED in visitor.words and not visitor.is_in


def test_it_is_right_once(visitor: Visitor) -> None:
    sent = goes_there(visitor)
    visitor.opens(sent)
    assert visitor.is_in
    visitor.opens("/konto")
    visitor.sends("/logga-ut")
    visitor.opens(sent)
    assert REFUSED in visitor.words and not visitor.is_in


def test_whoever_says_no_over_there_is_told_so_here(visitor: Visitor) -> None:
    visitor.opens("/logga-in/tillbaka?error=access_denied&state=x")
    assert REFUSED in visitor.words


def test_a_closed_account_stays_closed(stage: Stage, visitor: Visitor) -> None:
    stage.do(c.CloseAccount("id-tib", "cli:test"))
    comes(visitor)
    assert REFUSED in visitor.words and not visitor.is_in


def test_the_other_house_may_be_away_and_everything_else_goes_on(
    stage: Stage, visitor: Visitor, provider: Provider
) -> None:
    an_account(stage, "revisor", Role.AUDITOR)
    provider.server.shutdown()
    provider.server.server_close()
    visitor.opens("/logga-in/via")
    assert REFUSED in visitor.words
    visitor.signs_in("revisor")
    assert visitor.is_in


def test_where_there_is_no_other_house_there_is_no_way_by_it(stage: Stage) -> None:
    visitor = Visitor(pages(in_earnest(stage.upprop)))
    visitor.opens("/logga-in")
    assert "Logga in via" not in visitor.words
    for path in ("/logga-in/via", "/logga-in/tillbaka?code=x&state=y"):
        visitor.opens(path)
        assert visitor.status == 404
