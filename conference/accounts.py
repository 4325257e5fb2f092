"""The accounts that calls go by: each has a number of its own, a token that it signs with, and a pace."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from conference.environment import Environment


@dataclass(frozen=True, slots=True)
class Account:
    """An account with somebody who speaks Twilio's API. `api_base_url` is empty for Twilio's own."""

    carrier: str
    sid: str = field(repr=False)
    tokens: tuple[str, ...] = field(repr=False)
    api_base_url: str
    voice_number: str = field(repr=False)
    text_number: str = field(repr=False)
    calls_per_second: float


def tell_apart(accounts: Sequence[Account], env: Environment) -> None:
    """By its account it is known by which carrier somebody calls, and by its number where a meeting is."""
    if len({account.sid for account in accounts}) < len(accounts):
        env.fault("SECOND_ACCOUNT_SID", "is the same as TWILIO_ACCOUNT_SID, and so no second carrier")
    if len({account.voice_number for account in accounts}) < len(accounts):
        env.fault("SECOND_VOICE_NUMBER", "is the same as VOICE_NUMBER")
