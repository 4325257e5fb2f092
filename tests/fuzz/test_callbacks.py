"""Callbacks as no carrier sends them, genuine and not: answered in words, and refused without a trace."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from urllib.parse import quote_from_bytes
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st
from twilio.request_validator import RequestValidator
from werkzeug.datastructures import MultiDict
from werkzeug.formparser import parse_form_data

from tests.fuzz.house import House, no_fault_of_ours, plain
from tests.fuzz.inputs import examples, tried
from tests.stage import BASE, TOKEN

REPORTS = ("status", "machine")
FIELDS = [
    *("CallSid", "CallStatus", "From", "To", "Digits", "SpeechResult", "Direction", "SequenceNumber"),
    *("Timestamp", "ConferenceSid", "StatusCallbackEvent", "ParticipantLabel", "Muted", "Hold", "Body"),
    *("ReasonParticipantLeft", "AnsweredBy", "MessageSid", "MessageStatus", "ErrorCode", "SipResponseCode"),
]
SAID = [
    *("ringing", "in-progress", "completed", "busy", "failed", "no-answer", "canceled", "dancing", "queued"),
    *("participant-join", "participant-leave", "participant-mute", "conference-end", "conference-start"),
    *("delivered", "undelivered", "sent", "true", "false", "machine_start", "human", "anonymous", "0", "-1"),
    *("99999999999999999999", "1e9", "NaN", "٣", "1", "*", "#", "**1", "12345678#", "CA" + "1" * 32),
    *("CF" + "2" * 32, "SM" + "3" * 32, "CA" + "g" * 32, "+46701740605", "+46846500400", "+0", "\0", "\r\n"),
    *("Thu, 26 Nov 2026 09:00:00 +0000", "Thu, 99 Nov 99999 99:00:00", "GRÖN 12345678 x", "<Response/>"),
]
LETTERS = st.characters(exclude_categories=["Cs"])
WORDS = st.one_of(
    st.sampled_from(SAID),
    st.text(LETTERS, max_size=30),
    st.text(alphabet="0123456789*#", max_size=40),
    st.integers(1, 20_000).map(lambda length: "x" * length),
)
ENDS = (
    "status",
    "machine",
    "left",
    "1",
    "2",
    "3",
    "0",
    "-1",
    "999999",
    "1000001",
    "x",
    "",
    "1/left",
    "2/left",
)
PLACES = ("voice", "voice/status", "text", "tones.wav", "", "wait/{leg}", "words/{n}", "rooms/{leg}/status")


def send(house: House, path: str, body: bytes, *, genuine: bool) -> Any:
    """A form in the very bytes it has, signed over what a server makes of them."""
    kind = "application/x-www-form-urlencoded"
    sent = {"CONTENT_LENGTH": str(len(body)), "CONTENT_TYPE": kind, "REQUEST_METHOD": "POST"}
    fields = parse_form_data({**sent, "wsgi.input": BytesIO(body)})[1]
    signature = RequestValidator(TOKEN).compute_signature(f"{BASE}{path}", fields)
    headers = {"X-Twilio-Signature": signature if genuine else signature[::-1]}
    return house.stage.web.post(path, base_url=BASE, data=body, content_type=kind, headers=headers)


def encoded(form: MultiDict[str, str]) -> bytes:
    pairs = form.items(multi=True)
    return "&".join(
        f"{quote_from_bytes(name.encode())}={quote_from_bytes(value.encode())}" for name, value in pairs
    ).encode()


@st.composite
def addresses(draw: st.DrawFn, house: House) -> str:
    """One of ours, of a line that is there or is not, or nearly one."""
    leg = draw(st.sampled_from([*(leg for leg, _, _ in house.legs), "nobody", "a" * 65, "..", "%00"]))
    if draw(st.booleans()):
        path = f"/twilio/legs/{leg}/{draw(st.sampled_from(ENDS))}"
    else:
        number = draw(st.sampled_from(["0", "1", "7", "-1", str(2**63 - 1), str(2**63)]))
        path = f"/twilio/{draw(st.sampled_from(PLACES)).format(leg=leg, n=number)}"
    reserve = draw(st.sampled_from(["", "", "", "/reserve/x.y", "/reserve/" + "a" * 20 + "." + "b" * 32]))
    asked = draw(
        st.sampled_from(["", "", "?again=1", "?again=9&key=1", "?key=%23", "?key=%ff", "?again=1&again=2"])
    )
    return f"/twilio{reserve}{path.removeprefix('/twilio')}{asked}"


@st.composite
def forms(draw: st.DrawFn, house: House) -> MultiDict[str, str]:
    """Fields as they are, odd, missing, repeated; of a call that is there or is not."""
    _, number, call = draw(st.sampled_from(house.legs))
    names = st.one_of(st.sampled_from(FIELDS), st.text(LETTERS, max_size=5))
    pairs = draw(st.lists(st.tuples(names, WORDS), max_size=8))
    base = [("CallSid", call), ("From", number), ("To", "+46846500400"), ("CallStatus", "in-progress")]
    return MultiDict([*(base if draw(st.booleans()) else []), *pairs])


def is_an_answer(path: str, answer: Any) -> None:
    """A document to a question, nothing to a report, or a refusal; never a fault."""
    said = plain(answer)
    assert answer.status_code in (200, 204, 403, 404, 405, 413), (path, answer.status_code)
    if answer.status_code == 200 and answer.content_type.startswith("text/xml"):
        assert ET.fromstring(said).tag == "Response"
    if answer.status_code == 204:
        assert said == ""


@examples(40)
@given(st.data())
def test_whatever_a_carrier_sends_is_answered(house: House, data: st.DataObject) -> None:
    path, form = data.draw(addresses(house)), data.draw(forms(house))
    before = house.marks()
    with no_fault_of_ours():
        answer = send(house, path, encoded(form), genuine=True)
    is_an_answer(path, answer)
    if answer.status_code >= 400:
        assert house.marks() == before, "what is refused leaves no trace"
    tried("signed callbacks")


@examples(25)
@given(st.data())
def test_what_is_not_signed_changes_nothing(house: House, data: st.DataObject) -> None:
    path, form = data.draw(addresses(house)), data.draw(forms(house))
    before = house.marks()
    with no_fault_of_ours():
        answer = send(house, path, encoded(form), genuine=False)
    plain(answer)
    assert answer.status_code in (403, 404, 405, 413) or path.partition("?")[0].endswith("tones.wav")
    assert house.marks() == before
    tried("unsigned callbacks")


@examples(25)
@given(st.data(), st.binary(max_size=300))
def test_bytes_that_are_no_form_are_answered_too(house: House, data: st.DataObject, body: bytes) -> None:
    path = data.draw(addresses(house))
    with no_fault_of_ours():
        is_an_answer(path, send(house, path, body, genuine=True))
    tried("callbacks that are no form")


@examples(30)
@given(st.data())
def test_whatever_a_phone_texts_is_taken_in_once_and_presses_only_with_a_code(
    house: House, data: st.DataObject
) -> None:
    words = [
        "GRÖN",
        "blå",
        "green",
        "OK",
        "INVÄND",
        "JA",
        "nej",
        "14",
        "ca 3",
        "ÅNGRA",
        "SVAR",
        "AVSLUTA",
        "?",
    ]
    word = data.draw(st.sampled_from(words))
    more = data.draw(WORDS)
    body = data.draw(
        st.sampled_from([f"{word} {more}", f"{more}{word}", more, f"{word} 11000000 {more}", "\n"])
    )
    number = data.draw(st.sampled_from([number for _, number, _ in house.legs if number] + ["+46701740690"]))
    message = f"SM{data.draw(st.integers(0, 2**64)):032x}"
    form = MultiDict({"MessageSid": message, "From": number, "To": "+46701740699", "Body": body})
    activations = house.marks()[7]
    with no_fault_of_ours():
        answers = [send(house, "/twilio/text", encoded(form), genuine=True) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert house.marks()[7] == activations, "nobody has pressed"
    tried("texts")
