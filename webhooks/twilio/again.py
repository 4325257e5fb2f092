"""When storage does not answer: one moment, and the same question again; after three of those, a choice.

Nobody is put off the line: whoever is in a meeting must not fall out of it because a database is slow. But
one key leads whoever has come to press a button to this host's reserve.
"""

from __future__ import annotations

from typing import Final

from flask import Response, request

from conference.bootstrap import Upprop
from conference.carriers.twilio.addresses import Addresses
from conference.carriers.twilio.twiml import Said
from conference.domain.county.numbers import spoken
from conference.domain.county.texts import say
from webhooks.twilio.answers import document

MOST_AGAIN: Final = 3
PRESSES: Final = "1"
"""The key that leads to the reserve."""
CHOSE: Final = "chose"
"""In the address at which the choice itself is answered: what is keyed there answers nothing else."""


def times() -> int:
    """How often this question has been put off already; as often as can be where that makes no sense."""
    again = request.args.get("again", "0")
    return int(again) if again in ("0", "1", "2", "3") else MOST_AGAIN


def wants_to_press() -> bool:
    """Whoever was put off has chosen not to wait."""
    return CHOSE in request.args and request.form.get("Digits") == PRESSES


def later(upprop: Upprop, addresses: Addresses, key: str | None) -> Response:
    """Put the question off. A single key is carried along so that nobody need press it twice."""
    already = times()
    # A code is not carried: addresses are logged.
    carried = f"&key={'%23' if key == '#' else '%2A' if key == '*' else key}" if key and len(key) == 1 else ""
    path = f"{request.path}?again={min(already + 1, MOST_AGAIN)}{carried}"
    if already < MOST_AGAIN:
        return document(upprop.documents.moment(to_whoever(upprop, "moment"), addresses.here(path)))
    chosen = addresses.here(f"{path}&{CHOSE}=1")
    return document(upprop.documents.choice(to_whoever(upprop, "line_waits"), chosen))


def to_whoever(upprop: Upprop, key: str) -> list[Said]:
    """Said where nobody knows who is on the line: in every language of the county, the house's own first."""
    own, number = upprop.settings.language, upprop.house.voice_number
    languages = dict.fromkeys((own, *upprop.county.languages))
    return [
        Said(upprop.words(say(key, dial_in=spoken(number, language)), language), language)
        for language in languages
    ]
