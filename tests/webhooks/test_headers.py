"""Every answer says how little may be made of it, whatever was asked and however it was refused."""

from typing import Any

import gunicorn
import pytest

from tests.stage import BASE, Stage
from tests.webhooks.given import A_CALL, post
from webhooks import LONGEST_BODY

PATHS = (
    "/healthz",
    "/readyz",
    "/metrics",
    "/api/v1/openapi.json",
    "/api/v1/conferences",
    "/api/v1/nothing",
    "/nothing",
    "/twilio/voice",
)


@pytest.fixture(params=PATHS)
def answer(request: pytest.FixtureRequest, quiet: Stage) -> Any:
    return quiet.web.get(request.param, base_url=BASE)


def test_nothing_is_guessed_at_framed_or_run(answer: Any) -> None:
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_nothing_is_kept_on_the_way(answer: Any) -> None:
    assert answer.headers["Cache-Control"] == "no-store"


def test_over_https_it_is_never_asked_for_without(answer: Any) -> None:
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")


def test_what_carriers_are_told_bears_them_too(quiet: Stage) -> None:
    assert post(quiet, "/twilio/voice", A_CALL).headers["Cache-Control"] == "no-store"


def test_the_server_names_no_version() -> None:
    assert gunicorn.SERVER == "gunicorn"


def test_the_tones_may_be_kept(quiet: Stage) -> None:
    assert quiet.web.get("/twilio/tones.wav", base_url=BASE).headers["Cache-Control"] == "max-age=86400"


def test_a_callback_longer_than_any_of_twilios_is_refused(quiet: Stage) -> None:
    long = {**A_CALL, "More": "x" * LONGEST_BODY}
    headers = {"X-Twilio-Signature": "L/OH5YylLD5NRKLltdqwSvS0BnU="}
    assert quiet.web.post("/twilio/voice", base_url=BASE, data=long, headers=headers).status_code == 413
    assert quiet.web.post("/twilio/voice", base_url=BASE, data=long).status_code == 403, "not even read"
