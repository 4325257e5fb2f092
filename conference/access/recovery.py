"""Recovery codes, for the day without the phone. Shown once, and kept as digests."""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256
from typing import Final

from conference.access.passwords import LETTERS

MANY: Final = 10
_HALF: Final = 5


def new_codes() -> tuple[str, ...]:
    """As they are to be written down: `k7mzq-4hxbn`."""
    return tuple("-".join(_letters() for _ in range(2)) for _ in range(MANY))


def digest(code: str, account: str, secret_key: str) -> str:
    """What is kept of one. Capitals, blanks and hyphens mean nothing; bound to its account."""
    plain = "".join(letter for letter in code.casefold() if letter.isalnum())
    return hmac.new(secret_key.encode(), f"recovery:{account}:{plain}".encode(), sha256).hexdigest()


def digests(codes: tuple[str, ...], account: str, secret_key: str) -> tuple[str, ...]:
    return tuple(digest(code, account, secret_key) for code in codes)


def _letters() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(_HALF))
