"""Is a callback really Twilio's? The whole address and every field are signed with the account's token.

The address is the one Twilio was given, so it is put together from `PUBLIC_BASE_URL` and never from what
a proxy in between makes of it. Repeated and empty fields count. While a token is being replaced both hold.
"""

from collections.abc import Sequence
from typing import Protocol

from twilio.request_validator import RequestValidator


class Fields(Protocol):
    """A form with repeated fields, as the web framework has it."""

    def getlist(self, name: str) -> Sequence[str]: ...


class Signatures:
    """Tells Twilio's callbacks from all others."""

    def __init__(self, base: str, tokens: Sequence[str]) -> None:
        self._base = base
        self._validators = [RequestValidator(token) for token in tokens if token]

    def genuine(self, path_and_query: str, form: Fields, signature: str | None) -> bool:
        """Whether this came from Twilio, as far as anyone can tell; anything unreadable did not."""
        if not signature or not signature.isascii():
            return False
        address = f"{self._base}{path_and_query}"
        try:
            return any(validator.validate(address, form, signature) for validator in self._validators)
        except (TypeError, ValueError, KeyError, AttributeError):
            return False
