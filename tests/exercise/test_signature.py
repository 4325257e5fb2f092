"""Our own signing beside the official validator, and beside the vector Twilio has published."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from twilio.request_validator import RequestValidator

from exercise.twilio.signature import signature, signed_url
from tests.exercise.product import BASE
from tests.exercise.stage import POLICE, TEXT, TOKEN, Stage


def test_the_published_vector_comes_out() -> None:
    params = {
        "CallSid": "CA1234567890ABCDE",
        "Caller": "+14158675310",
        "Digits": "1234",
        "From": "+14158675310",
        "To": "+18005551212",
    }
    assert (
        signature("12345", "https://example.com/myapp.php?foo=1&bar=2", params)
        == "L/OH5YylLD5NRKLltdqwSvS0BnU="
    )


@pytest.mark.parametrize(
    ("url", "voice", "signed"),
    [
        ("https://product.example:8443/a?b=%C3%A5#rc=2", True, "https://product.example/a?b=%C3%A5"),
        ("https://product.example:8443/a", False, "https://product.example:8443/a"),
        ("http://127.0.0.1:8000/a", True, "http://127.0.0.1:8000/a"),
        ("http://user:secret@127.0.0.1:8000/a", True, "http://127.0.0.1:8000/a"),
    ],
)
def test_the_address_is_signed_by_the_port_rules(url: str, voice: bool, signed: str) -> None:
    assert signed_url(url, voice=voice) == signed


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.text("abcXYZ_", min_size=1), st.text(max_size=20)), st.sampled_from(["", ":8443"]))
def test_the_official_validator_agrees(form: dict[str, str], port: str) -> None:
    url = f"https://product.example{port}/twilio/voice?x=1"
    assert RequestValidator(TOKEN).validate(url, form, signature(TOKEN, url, form))
    assert not RequestValidator("another").validate(url, form, signature(TOKEN, url, form))


def test_every_request_to_the_product_is_signed(stage: Stage) -> None:
    stage.phone(POLICE).script({"answers": 1})
    stage.call(POLICE, status_callback=f"{BASE}/status#rc=2&rp=5xx,ct,rt", method="GET")
    stage.client.messages.create(to=POLICE, from_=TEXT, body="å ä ö", status_callback=f"{BASE}/texts?leg=1")
    stage.phone(POLICE).text("Hej å hå")
    stage.forward(10)
    assert {taken.path for taken in stage.product.taken} == {"/voice", "/status", "/texts", "/text"}
    for taken in stage.product.taken:
        assert "#" not in taken.url
        form = taken.form if taken.method == "POST" else {}
        assert RequestValidator(TOKEN).validate(taken.url, form, taken.headers["X-Twilio-Signature"])
