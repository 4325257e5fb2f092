"""Only what Twilio has signed is Twilio's. Its own published example is the first witness."""

import pytest
from werkzeug.datastructures import MultiDict

from conference.carriers.twilio.signature import Signatures
from exercise.twilio.signature import signature as sign

EXAMPLE = {
    "CallSid": "CA1234567890ABCDE",
    "Caller": "+14158675310",
    "Digits": "1234",
    "From": "+14158675310",
    "To": "+18005551212",
}
PUBLISHED = "L/OH5YylLD5NRKLltdqwSvS0BnU="
PATH = "/myapp.php?foo=1&bar=2"
BASE = "https://example.com"


def genuine(form: MultiDict[str, str], signature: str | None, path: str = PATH, *tokens: str) -> bool:
    return Signatures(BASE, tokens or ("12345",)).genuine(path, form, signature)


def test_twilios_own_example_is_genuine() -> None:
    assert genuine(MultiDict(EXAMPLE), PUBLISHED)


@pytest.mark.parametrize(
    "signature", [None, "", "x", "L/OH5YylLD5NRKLltdqwSvS0BnV=", "räksmörgås", "=" * 5000]
)
def test_another_signature_is_not(signature: str | None) -> None:
    assert not genuine(MultiDict(EXAMPLE), signature)


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"Digits": "1235"}, PATH),
        ({"Extra": "field"}, PATH),
        ({"Extra": ""}, PATH),
        ({}, "/myapp.php?foo=1&bar=3"),
        ({}, "/myapp.php/?foo=1&bar=2"),
        ({}, "/myapp.php"),
    ],
)
def test_whatever_is_changed_is_seen(change: dict[str, str], path: str) -> None:
    assert not genuine(MultiDict({**EXAMPLE, **change}), PUBLISHED, path)


def test_a_field_that_is_taken_away_is_seen() -> None:
    assert not genuine(MultiDict({name: EXAMPLE[name] for name in ("CallSid", "Digits")}), PUBLISHED)


def test_repeated_and_empty_fields_count() -> None:
    form = MultiDict([("A", "2"), ("A", "1"), ("B", "")])
    from twilio.request_validator import RequestValidator

    signature = RequestValidator("12345").compute_signature(f"{BASE}/x", form)
    assert genuine(form, signature, "/x")
    assert not genuine(MultiDict([("A", "2"), ("B", "")]), signature, "/x")
    assert not genuine(MultiDict([("A", "2"), ("A", "1")]), signature, "/x")


def test_both_tokens_hold_while_one_replaces_the_other() -> None:
    for token in ("old", "new"):
        signature = sign(token, f"{BASE}/x", {"A": "1"})
        assert genuine(MultiDict({"A": "1"}), signature, "/x", "old", "new")
    assert not genuine(MultiDict({"A": "1"}), sign("other", f"{BASE}/x", {"A": "1"}), "/x", "old", "new")


def test_an_empty_token_signs_nothing() -> None:
    assert not genuine(MultiDict({"A": "1"}), sign("", f"{BASE}/x", {"A": "1"}), "/x", "real", "")


BASES = [
    "https://upprop.example",
    "https://upprop.example:443",
    "https://upprop.example:8443",
    "https://[2001:db8::1]:8443",
    "http://upprop.example:8080",
]


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("voice", [True, False], ids=["a call", "a text"])
def test_calls_and_texts_are_signed_by_rules_of_their_own_for_the_port(base: str, voice: bool) -> None:
    signature = sign("12345", f"{base}/x?y=1", {"A": "1"}, voice=voice)
    assert Signatures(base, ("12345",)).genuine("/x?y=1", MultiDict({"A": "1"}), signature)


def test_the_standard_port_may_be_written_or_not() -> None:
    signature = sign("12345", "https://upprop.example:443/x", {}, voice=False)
    assert Signatures("https://upprop.example", ("12345",)).genuine("/x", MultiDict(), signature)


def test_another_port_is_another_address() -> None:
    signature = sign("12345", "https://upprop.example:8443/x", {}, voice=False)
    assert not Signatures("https://upprop.example", ("12345",)).genuine("/x", MultiDict(), signature)
    assert not Signatures("https://upprop.example:9443", ("12345",)).genuine("/x", MultiDict(), signature)


def test_http_is_not_https() -> None:
    signature = sign("12345", "http://upprop.example/x", {})
    assert not Signatures("https://upprop.example", ("12345",)).genuine("/x", MultiDict(), signature)
