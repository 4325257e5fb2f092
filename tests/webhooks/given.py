"""Requests as Twilio would send them, signed with the written algorithm."""

from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree as ET

from exercise.twilio.signature import signature
from tests.stage import BASE, TOKEN, Stage

CALL, ROOM, TEXT = "CA" + "1" * 32, "CF" + "2" * 32, "SM" + "3" * 32
A_CALL = {"CallSid": CALL, "CallStatus": "in-progress", "From": "+46701740605", "To": "+46846500400"}


def post(stage: Stage, path: str, form: Mapping[str, str] | None = None, token: str = TOKEN) -> Any:
    """A signed request; the answer."""
    form = dict(form or {})
    signed = signature(token, f"{BASE}{path}", form)
    return stage.web.post(path, base_url=BASE, data=form, headers={"X-Twilio-Signature": signed})


def verbs(answer: Any) -> list[str]:
    """The verbs of a document. A question is always answered with one."""
    assert answer.status_code == 200, answer.status_code
    assert answer.content_type.startswith("text/xml")
    return [verb.tag for verb in ET.fromstring(answer.get_data(as_text=True))]


def said(answer: Any) -> str:
    return " ".join(say.text or "" for say in ET.fromstring(answer.get_data(as_text=True)).iter("Say"))
