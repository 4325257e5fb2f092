"""Whoever knocks in vain too often is told to wait; whoever is let in, or presses, never is."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.stage import BASE, Stage, set_up
from tests.webhooks.api.caller import API_TOKENS, TOKENS
from tests.webhooks.given import A_CALL, post
from webhooks import create_app
from webhooks.knocks import Knocks

PATH = "/twilio/voice/status"


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """A house behind one trusted proxy whose doors bear three vain knocks, and five requests of a token."""
    folder: Path = tmp_path_factory.mktemp("strict")
    stage = set_up(folder, API_TOKENS=API_TOKENS, TRUSTED_PROXIES="127.0.0.1,10.0.0.0/8")
    yield stage
    stage.upprop.close()


@pytest.fixture
def web(strict: Stage) -> Any:
    strict.web.application = create_app(strict.upprop, knocks=Knocks("3/minute", "5/minute"))
    return strict.web


def unsigned(web: Any, address: str = "198.51.100.7") -> Any:
    return web.post(PATH, base_url=BASE, data=A_CALL, headers={"X-Forwarded-For": address})


def ask(web: Any, token: str, path: str = "/api/v1/conferences", **body: Any) -> Any:
    method = web.post if body else web.get
    headers = {"Authorization": f"Bearer {token}", "X-Forwarded-For": "198.51.100.8"}
    return method(path, base_url=BASE, headers=headers, **body)


def test_unsigned_callbacks_are_refused_and_then_told_to_wait(web: Any) -> None:
    assert [unsigned(web).status_code for _ in range(5)] == [403, 403, 403, 429, 429]
    assert 1 <= int(unsigned(web).headers["Retry-After"]) <= 60


def test_the_limit_is_each_addresss_own(web: Any) -> None:
    assert [unsigned(web).status_code for _ in range(4)][-1] == 429
    assert unsigned(web, "198.51.100.9").status_code == 403


def test_no_number_of_forgeries_stops_a_genuine_callback(web: Any, strict: Stage) -> None:
    for _ in range(10):
        unsigned(web, "127.0.0.1")
    assert {post(strict, PATH, A_CALL).status_code for _ in range(20)} == {204}


def test_unknown_tokens_are_refused_and_then_told_to_wait(web: Any) -> None:
    answers = [ask(web, f"guess {n}") for n in range(5)]
    assert [answer.status_code for answer in answers] == [401, 401, 401, 429, 429]
    assert answers[-1].content_type == "application/problem+json"
    assert int(answers[-1].headers["Retry-After"]) >= 1
    assert ask(web, TOKENS["office"]).status_code == 200, "a known token is let in from the same address"


def test_a_token_that_asks_without_end_is_told_to_wait_and_no_other_is(web: Any) -> None:
    assert [ask(web, TOKENS["office"]).status_code for _ in range(6)] == [200] * 5 + [429]
    assert ask(web, TOKENS["auditor"]).status_code == 200


def test_a_press_is_never_told_to_wait(web: Any) -> None:
    for _ in range(7):
        ask(web, TOKENS["office"])
    answer = ask(web, TOKENS["office"], "/api/v1/activations", json={"button": "red", "member": "x"})
    assert answer.status_code == 422, "looked at, and refused for what it says"
