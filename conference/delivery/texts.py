"""Texts carried out: sent by the carrier whose turn it is, and looked at."""

from __future__ import annotations

from typing import Final

from conference.delivery.carriers import Carriers
from conference.domain.decision import Command
from conference.domain.instants import seconds_between
from conference.domain.meeting.commands import ObserveText
from conference.domain.meeting.effects import LookAtText, SendText
from conference.domain.meeting.reasons import Reason
from conference.domain.meeting.text import Text
from conference.domain.meeting.worth import Stored
from conference.ports import TextSeen

FEW_TRIES: Final = 2
"""So often a route is asked again that takes nothing just now, before a text goes by another."""


def send(effect: SendText, stored: Stored, carriers: Carriers) -> Command:
    """By the text's own route; where that will not have it, whoever is told decides what is next."""
    text = stored.text
    assert text is not None
    valid = max(1, int(seconds_between(stored.now, text.valid_until)))
    carrier = carriers.texting_by(text.route)
    return ObserveText(text.id, "pending", carrier.name, carrier.send(text.id, text.number, text.body, valid))


def tries(text: Text, carriers: Carriers, most: int) -> int:
    """How often it may be asked again: not for long where there is another route that has not been tried."""
    others = {carrier.name for carrier in carriers.texting} - {*text.tried, text.route}
    return FEW_TRIES if others else most


def look(effect: LookAtText, stored: Stored, carriers: Carriers) -> Command | None:
    text = stored.text
    assert text is not None
    carrier = carriers.texting_by(text.route)
    seen = carrier.look(text.ref) if text.ref else find(text, carriers)
    return as_seen(text, seen, carrier.name) if seen else None


def find(text: Text, carriers: Carriers) -> TextSeen | None:
    """The text among those the carrier knows of: by its number, its very words, and not older than itself."""
    carrier = carriers.texting_by(text.route)
    whole_second = text.written_at.replace(microsecond=0)
    sent = carrier.texts_to(text.number, whole_second)
    return next((seen for seen in sent if seen.body == text.body), None)


def as_seen(text: Text, seen: TextSeen, route: str) -> ObserveText:
    """What the carrier's list says of a text."""
    error = Reason.CARRIER_FAULT if seen.status == "failed" else None
    return ObserveText(text.id, seen.status, route, seen.ref, error, looked=True)


def failed(text: str, reason: Reason) -> ObserveText:
    """No carrier will take it."""
    return ObserveText(text, "failed", "", error=reason)


def expired(text: str) -> ObserveText:
    """It was not sent while anybody wanted it."""
    return ObserveText(text, "expired", "")
