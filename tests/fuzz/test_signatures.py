"""Ten thousand forgeries: none is taken for the carrier's, and whatever the carrier signs is.

Every forgery begins with a genuine callback, of which one thing is made another: a bit, a letter, the token,
the address, a field. What Twilio's way of signing cannot tell apart is left out here, and told at the end.
"""

from __future__ import annotations

import base64
import string
from collections.abc import Callable
from random import Random
from typing import Final

import pytest
from twilio.request_validator import RequestValidator
from werkzeug.datastructures import MultiDict

from conference.carriers.twilio.signature import Signatures
from exercise.twilio.signature import signature as sign
from tests.fuzz.inputs import TIMES, chance, tried

BASE: Final = "https://upprop.example"
TOKEN, SECOND = "a-token-of-the-account", "the-token-that-comes-next"
FORGERIES: Final = 10_000
HOUSE = Signatures(BASE, (TOKEN, SECOND))
FIELDS = (
    "CallSid",
    "CallStatus",
    "From",
    "To",
    "Digits",
    "SequenceNumber",
    "Timestamp",
    "Body",
    "SpeechResult",
)
LETTERS = string.ascii_letters + string.digits + " +åäöÅÄÖ€🚒\n\0%&="

Callback = tuple[str, dict[str, str], str]
"""Path and query, fields, signature."""


def genuine(random: Random, token: str = TOKEN, *, voice: bool = True) -> Callback:
    path = f"/twilio/legs/{''.join(random.choices(string.ascii_lowercase, k=16))}/{random.randrange(99)}"
    path += random.choice(("", "", "?again=1", "?again=2&key=%23"))
    names = random.sample(FIELDS, random.randrange(1, len(FIELDS)))
    form = {name: "".join(random.choices(LETTERS, k=random.randrange(40))) for name in names}
    return path, form, sign(token, f"{BASE}{path}", form, voice=voice)


def taken(callback: Callback, form: MultiDict[str, str] | None = None) -> bool:
    path, fields, signature = callback
    return HOUSE.genuine(path, MultiDict(fields) if form is None else form, signature)


# --- ways to forge ------------------------------------------------------------------------------------------


def one_bit(random: Random, callback: Callback) -> Callback:
    path, form, signature = callback
    raw = bytearray(base64.b64decode(signature))
    raw[random.randrange(len(raw))] ^= 1 << random.randrange(8)
    return path, form, base64.b64encode(bytes(raw)).decode()


def one_letter(random: Random, callback: Callback) -> Callback:
    path, form, signature = callback
    at = random.randrange(len(signature))
    other = random.choice([c for c in string.printable if c != signature[at]])
    return path, form, signature[:at] + other + signature[at + 1 :]


def shortened_or_lengthened(random: Random, callback: Callback) -> Callback:
    path, form, signature = callback
    return path, form, random.choice((signature[:-1], signature + "=", " " + signature, signature * 2, ""))


def other_token(random: Random, callback: Callback) -> Callback:
    path, form, _ = callback
    token = random.choice((TOKEN[:-1], TOKEN.upper(), TOKEN + " ", "", str(random.random())))
    return path, form, sign(token, f"{BASE}{path}", form)


def other_address(random: Random, callback: Callback) -> Callback:
    path, form, signature = callback
    at = random.randrange(1, len(path))
    ends = (f"{path}{more}" for more in ("/", "?", "&a=b", "#"))
    return random.choice((path[:at] + path[at + 1 :], path[::-1], *ends)), form, signature


def other_host(random: Random, callback: Callback) -> Callback:
    path, form, _ = callback
    base = random.choice(
        ("http://upprop.example", "https://upprop.example.evil", "https://upprop.example:444", "https://x")
    )
    return path, form, sign(TOKEN, f"{base}{path}", form, voice=False)


def other_value(random: Random, callback: Callback) -> Callback:
    path, form, signature = callback
    name = random.choice(list(form))
    value = form[name]
    at = random.randrange(len(value) + 1)
    return path, {**form, name: value[:at] + random.choice("xyz-") + value[at:]}, signature


def one_field_less(random: Random, callback: Callback) -> Callback:
    path, form, signature = callback
    name = random.choice(list(form))
    return path, {key: value for key, value in form.items() if key != name}, signature


def one_field_more(random: Random, callback: Callback) -> Callback:
    path, form, signature = callback
    return path, {**form, f"More{random.randrange(99)}": random.choice(("", "1"))}, signature


def of_another_callback(random: Random, callback: Callback) -> Callback:
    path, form, _ = callback
    return path, form, genuine(random)[2]


FORGE: tuple[Callable[[Random, Callback], Callback], ...] = (
    one_bit,
    one_letter,
    shortened_or_lengthened,
    other_token,
    other_address,
    other_host,
    other_value,
    one_field_less,
    one_field_more,
    of_another_callback,
)


@pytest.mark.parametrize("forge", FORGE)
def test_no_forgery_is_taken_for_the_carriers(forge: Callable[[Random, Callback], Callback]) -> None:
    random = chance(forge.__name__)
    for _ in range(FORGERIES // len(FORGE) * TIMES):
        callback = genuine(random)
        forged = forge(random, callback)
        assert forged != callback and not taken(forged), forged
        tried("forged signatures")


def test_whatever_the_carrier_signs_is_its_own() -> None:
    """With either token, as a call or a text, in any order of its fields, and signed by its own library."""
    random = chance("genuine")
    for _ in range(1_000 * TIMES):
        token, voice = random.choice((TOKEN, SECOND)), random.random() < 0.5
        callback = genuine(random, token, voice=voice)
        shuffled = list(callback[1].items())
        random.shuffle(shuffled)
        assert taken(callback) and taken(callback, MultiDict(shuffled)), callback
        repeated = MultiDict([*shuffled, (shuffled[0][0], "another"), ("Empty", "")])
        signature = RequestValidator(token).compute_signature(f"{BASE}{callback[0]}", repeated)
        assert HOUSE.genuine(callback[0], repeated, signature)
        tried("genuine signatures", 3)


def test_a_repeated_field_is_seen_unless_it_says_the_same() -> None:
    """Twilio signs the different values of a field, each once."""
    random = chance("repeated")
    for _ in range(200 * TIMES):
        callback = genuine(random)
        form = callback[1]
        name = random.choice(list(form))
        assert taken(callback, MultiDict([*form.items(), (name, form[name])]))
        assert not taken(callback, MultiDict([*form.items(), (name, form[name] + "x")]))
        tried("forged signatures")


def test_what_twilios_way_of_signing_cannot_tell_apart() -> None:
    """Names and values are put together without a mark between them. Only who has seen a genuine callback
    could use that, and finds no field that means something by another name: so it is told, and not mended."""
    signature = sign(TOKEN, f"{BASE}/x", {"Digits": "12"})
    assert HOUSE.genuine("/x", MultiDict({"Digits1": "2"}), signature)
