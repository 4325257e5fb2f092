"""Nothing unsigned comes in, by any address under /twilio."""

from pathlib import Path

import pytest
from flask import Flask

from tests.networks import SECOND_SID, SECOND_TOKEN
from tests.stage import BASE, Stage, set_up
from tests.webhooks.given import A_CALL, post, verbs
from webhooks import create_app

FILLED = {"leg": "leg1", "step": 1, "room": "room1", "text": "text1", "effect": 1}


def addresses(app: Flask) -> list[str]:
    """Every address for Twilio, with something in its places."""
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("twilio.")]
    urls = app.url_map.bind("upprop.example")
    return sorted(
        urls.build(rule.endpoint, {name: FILLED[name] for name in rule.arguments}, method="POST")
        for rule in rules
        if "POST" in (rule.methods or ())
    )


def test_no_address_takes_what_is_not_signed_or_is_signed_by_another(quiet: Stage) -> None:
    paths = addresses(create_app(quiet.upprop))
    assert len(paths) == 11
    for path in paths:
        assert quiet.web.post(path, base_url=BASE, data=A_CALL).status_code == 403, path
        assert post(quiet, path, A_CALL, token="another token").status_code == 403, path
        assert post(quiet, path, A_CALL).status_code in (200, 204), path


def test_a_second_account_opens_the_door_by_its_own_token_where_there_is_one(
    quiet: Stage, tmp_path: Path
) -> None:
    both = set_up(tmp_path, CARRIERS="twilio,second")
    call = {**A_CALL, "AccountSid": SECOND_SID}
    assert post(both, "/twilio/voice", call, token=SECOND_TOKEN).status_code == 200
    assert post(both, "/twilio/voice", A_CALL).status_code == 200
    assert post(quiet, "/twilio/voice", call, token=SECOND_TOKEN).status_code == 403
    both.upprop.close()


def test_what_is_signed_for_one_address_does_not_open_another(quiet: Stage) -> None:
    genuine = post(quiet, "/twilio/voice", A_CALL).request.headers["X-Twilio-Signature"]
    for path in ("/twilio/text", "/twilio/voice?x=1", "/twilio/voice/status"):
        answer = quiet.web.post(path, base_url=BASE, data=A_CALL, headers={"X-Twilio-Signature": genuine})
        assert answer.status_code == 403


def test_the_host_that_a_proxy_makes_of_it_does_not_matter(quiet: Stage) -> None:
    from exercise.twilio.signature import signature
    from tests.stage import TOKEN

    signed = signature(TOKEN, f"{BASE}/twilio/voice", A_CALL)
    answer = quiet.web.post(
        "/twilio/voice",
        base_url="http://127.0.0.1:8000",
        data=A_CALL,
        headers={"X-Twilio-Signature": signed, "X-Forwarded-Host": "elsewhere.example"},
    )
    assert verbs(answer)


def test_the_tones_are_for_everybody(quiet: Stage) -> None:
    answer = quiet.web.get("/twilio/tones.wav", base_url=BASE)
    assert answer.status_code == 200
    assert answer.content_type == "audio/wav"


@pytest.mark.parametrize(
    "path", ["/twilio/legs/a%2Fb/1", "/twilio/legs/å/1", "/twilio/legs/leg1/-1", "/twilio/x"]
)
def test_no_address_of_ours_is_no_fault_of_ours(quiet: Stage, path: str) -> None:
    assert quiet.web.post(path, base_url=BASE, data=A_CALL).status_code in (403, 404)
