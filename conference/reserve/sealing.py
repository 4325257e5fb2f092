"""What lies on a host's disk: its call list, and a backup.

    UPPROP-RESERVE 1 ⏎ | the compressed content, sealed, the first line bound to it

The first line says what it is.
"""

from __future__ import annotations

import zlib
from typing import Final

from conference import sealing
from conference.sealing import Unreadable

HEADER: Final = b"UPPROP-RESERVE 1\n"
BACKUP: Final = b"UPPROP-BACKUP 1\n"
_KINDS: Final = {HEADER: "call list", BACKUP: "backup"}
_USE: Final = b"upprop reserve"

__all__ = ["BACKUP", "HEADER", "Unreadable", "seal", "unseal"]


def seal(content: bytes, secret_key: str, header: bytes = HEADER) -> bytes:
    """The content as it may lie on a disk."""
    return header + sealing.seal(zlib.compress(content), secret_key, use=_USE, bound=header)


def unseal(sealed: bytes, secret_key: str, header: bytes = HEADER) -> bytes:
    """What was sealed. Raises Unreadable."""
    if not sealed.startswith(header):
        raise Unreadable(f"it is no {_KINDS[header]} of this version")
    content = sealing.unseal(sealed[len(header) :], secret_key, use=_USE, bound=header)
    try:
        return zlib.decompress(content)
    except zlib.error:
        raise Unreadable("it has been altered") from None
