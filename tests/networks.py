"""The telephone network that a stage stands beside, with a carrier in it for each account of the product."""

from __future__ import annotations

from conference.clock import ManualClock
from conference.settings import Settings
from exercise.carrier import Carrier
from exercise.fetch import Fetch
from exercise.network import Network

BASE = "https://upprop.example"
SID, TOKEN = "AC" + "5" * 32, "a-token-of-the-stage"
SECOND_SID, SECOND_TOKEN = "AC" + "6" * 32, "a-token-of-the-second"


def network_of(settings: Settings, clock: ManualClock, fetch: Fetch) -> Network:
    """One network of phones, and one carrier in it for each account: the usual one is its first."""
    account, *others = settings.accounts()
    network = Network(
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
    for other in others:
        network.add_carrier(
            other.sid, other.tokens[0], other.voice_number, other.text_number, other.calls_per_second
        )
    return network


def second_of(network: Network) -> Carrier:
    return network.carriers[SECOND_SID]
