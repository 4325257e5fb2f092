"""How a reserve stands in addresses: its id, and a mark that only who has the key can make.

Without the mark anybody could ask a host for reserves of their own invention.
"""

from __future__ import annotations

import hmac
from hashlib import sha256
from typing import Final

_LENGTH: Final = 16


class Names:
    """Names drawn with the installation's key: the same on every host of it."""

    def __init__(self, secret_key: str) -> None:
        self._key = secret_key.encode()

    def of(self, reserve: str) -> str:
        mark = hmac.new(self._key, f"reserve:{reserve}".encode(), sha256).hexdigest()
        return f"{reserve}.{mark[:_LENGTH]}"

    def reserve(self, name: str) -> str | None:
        """The reserve of that name; None if nobody of ours has made the name."""
        reserve, _, _ = name.partition(".")
        return reserve if hmac.compare_digest(self.of(reserve).encode(), name.encode()) else None
