"""A meeting planned over the web, from a program or from a page: asked for twice it is planned once."""

from __future__ import annotations

import hmac
from hashlib import sha256


def id_of(stamp: str, key: str) -> str:
    """The id of the meeting that a request with this stamp plans: a repeated request finds the same one."""
    digest = hmac.new(key.encode(), f"conference:{stamp}".encode(), sha256).hexdigest()
    return f"a{digest[:19]}"
