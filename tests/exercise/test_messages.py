"""Texts both ways, and what the product is told of them."""

import pytest
from twilio.base.exceptions import TwilioRestException

from tests.exercise.product import BASE
from tests.exercise.stage import POLICE, RESCUE, TEXT, Stage


def _send(stage: Stage, to: str = POLICE, body: str = "Möte 10.00, kod 123456", **more: str) -> str:
    return stage.client.messages.create(to=to, from_=TEXT, body=body, **more).sid  # type: ignore[arg-type]


def test_a_text_is_read_and_its_way_reported_after_the_first_status(stage: Stage) -> None:
    sid = _send(stage, status_callback=f"{BASE}/text-status")
    assert stage.client.messages(sid).fetch().status == "queued"
    stage.forward(5)
    assert stage.phone(POLICE).texts == ["Möte 10.00, kod 123456"]
    assert stage.product.events("/text-status") == ["sent", "delivered"]


@pytest.mark.parametrize(
    ("delivery", "statuses"),
    [("undelivered", ["sent", "undelivered"]), ("failed", ["failed"]), ("silent", ["sent"])],
)
def test_a_text_that_is_not_delivered_says_so_or_nothing(
    stage: Stage, delivery: str, statuses: list[str]
) -> None:
    stage.phone(POLICE).script({"delivery": delivery})
    _send(stage, status_callback=f"{BASE}/text-status")
    stage.forward(5)
    assert stage.product.events("/text-status") == statuses
    assert stage.phone(POLICE).texts == []


@pytest.mark.parametrize(("script", "code"), [({"landline": True}, 21635), ({"stop": True}, 21610)])
def test_a_phone_that_takes_no_texts_is_refused_at_once(
    stage: Stage, script: dict[str, bool], code: int
) -> None:
    stage.phone(RESCUE).script(script)
    with pytest.raises(TwilioRestException) as refused:
        _send(stage, to=RESCUE)
    assert refused.value.code == code


def test_a_phone_writes_to_the_product(stage: Stage) -> None:
    stage.phone(POLICE).text("OK")
    stage.forward(2)
    (form,) = stage.product.asked("/text")
    assert (form["From"], form["To"], form["Body"]) == (POLICE, TEXT, "OK")


def test_texts_are_listed_by_number_and_time(stage: Stage) -> None:
    begun = stage.clock.now()
    sid = _send(stage)
    assert [
        text.sid for text in stage.client.messages.list(to=POLICE, from_=TEXT, date_sent_after=begun)
    ] == [sid]
    assert stage.client.messages.list(to=RESCUE) == []


@pytest.mark.parametrize(
    ("from_", "to", "body", "code"),
    [
        ("+15005550001", POLICE, "x", 21212),
        ("+15005550007", POLICE, "x", 21606),
        ("+15005550008", POLICE, "x", 21611),
        (TEXT, "+15005550001", "x", 21211),
        (TEXT, "+15005550002", "x", 21612),
        (TEXT, "+15005550003", "x", 21408),
        (TEXT, "+15005550004", "x", 21610),
        (TEXT, "+15005550009", "x", 21614),
        (TEXT, "+12025550143", "x", 21211),
        ("+46701740605", POLICE, "x", 21606),
        (TEXT, POLICE, "x" * 1601, 21617),
        (TEXT, POLICE, "", 21602),
    ],
)
def test_what_twilio_refuses_is_refused(stage: Stage, from_: str, to: str, body: str, code: int) -> None:
    with pytest.raises(TwilioRestException) as refused:
        stage.client.messages.create(from_=from_, to=to, body=body)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("body", "parts"),
    [("å" * 160, 1), ("a" * 161, 2), ("€" * 81, 2), ("–" + "a" * 69, 1), ("–" + "a" * 70, 2), ("a" * 307, 3)],
)
def test_parts_are_counted_by_alphabet(stage: Stage, body: str, parts: int) -> None:
    assert stage.client.messages(_send(stage, body=body)).fetch().num_segments == str(parts)
