"""Is a callback really Twilio's? The whole address and every field are signed with the account's token.

The address is the one Twilio was given, so it is put together from `PUBLIC_BASE_URL` and never from what
a proxy in between makes of it. Over https Twilio signs calls without the port and texts with it; where none
was written, the standard one may be. So both forms hold. Repeated and empty fields count. While a token is
being replaced both hold.
"""

import hmac
from collections.abc import Sequence
from typing import Final, Protocol
from urllib.parse import urlsplit

from twilio.request_validator import RequestValidator

STANDARD: Final = {"https": 443, "http": 80}


class Fields(Protocol):
    """A form with repeated fields, as the web framework has it."""

    def getlist(self, name: str) -> Sequence[str]: ...


class Signatures:
    """Tells Twilio's callbacks from all others."""

    def __init__(self, base: str, tokens: Sequence[str]) -> None:
        self._bases = with_and_without_port(base)
        self._validators = [RequestValidator(token) for token in tokens if token]

    def genuine(self, path_and_query: str, form: Fields, signature: str | None) -> bool:
        """Whether this came from Twilio, as far as anyone can tell; anything unreadable did not."""
        if not signature or not signature.isascii():
            return False
        try:
            made = [
                validator.compute_signature(f"{base}{path_and_query}", form)
                for validator in self._validators
                for base in self._bases
            ]
        except (TypeError, ValueError, KeyError, AttributeError):
            return False
        # Every one is compared: the time tells nothing of which would have fitted.
        return any([hmac.compare_digest(signature, one) for one in made])


def with_and_without_port(base: str) -> tuple[str, str]:
    """The address as written, and the other form of it."""
    parts = urlsplit(base)
    if parts.port is None:
        return base, parts._replace(netloc=f"{parts.netloc}:{STANDARD[parts.scheme]}").geturl()
    return base, parts._replace(netloc=parts.netloc.removesuffix(f":{parts.port}")).geturl()
