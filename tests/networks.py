"""The telephone networks that a stage stands beside: one for each account that the product has."""

from __future__ import annotations

from conference.clock import ManualClock
from conference.settings import Settings
from exercise.fetch import Fetch
from exercise.network import Network

BASE = "https://upprop.example"
SID, TOKEN = "AC" + "5" * 32, "a-token-of-the-stage"
SECOND_SID, SECOND_TOKEN = "AC" + "6" * 32, "a-token-of-the-second"


def network_of(settings: Settings, clock: ManualClock, fetch: Fetch, carrier: str = "twilio") -> Network:
    account = next(account for account in settings.accounts() if account.carrier == carrier)
    return Network(
        clock,
        fetch,
        account_sid=account.sid,
        auth_token=account.tokens[0],
        voice_number=account.voice_number,
        text_number=account.text_number,
        voice_url=f"{BASE}/twilio/voice",
        text_url=f"{BASE}/twilio/text",
        calls_per_second=account.calls_per_second,
    )
