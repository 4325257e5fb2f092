"""Sealed with the installation's key: unreadable without it, and refused if a single bit of it is another.

    UPPROP-RESERVE 1 ⏎ | nonce, 12 bytes | AES-256-GCM of the compressed content, the first line bound to it

The first line says what it is. The key is drawn from `SECRET_KEY` for this use alone, so that what is sealed
here tells nothing of what else is keyed by it.
"""

from __future__ import annotations

import secrets
import zlib
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

HEADER: Final = b"UPPROP-RESERVE 1\n"
BACKUP: Final = b"UPPROP-BACKUP 1\n"
_KINDS: Final = {HEADER: "call list", BACKUP: "backup"}
_NONCE: Final = 12


class Unreadable(Exception):
    """It cannot be opened; says why in a sentence."""


def seal(content: bytes, secret_key: str, header: bytes = HEADER) -> bytes:
    """The content as it may lie on a disk."""
    nonce = secrets.token_bytes(_NONCE)
    return header + nonce + _cipher(secret_key).encrypt(nonce, zlib.compress(content), header)


def unseal(sealed: bytes, secret_key: str, header: bytes = HEADER) -> bytes:
    """What was sealed. Raises Unreadable."""
    if not sealed.startswith(header):
        raise Unreadable(f"it is no {_KINDS[header]} of this version")
    rest = sealed[len(header) :]
    try:
        return zlib.decompress(_cipher(secret_key).decrypt(rest[:_NONCE], rest[_NONCE:], header))
    except (InvalidTag, ValueError, zlib.error):
        raise Unreadable("it was sealed with another SECRET_KEY, or has been altered") from None


def _cipher(secret_key: str) -> AESGCM:
    drawn = HKDF(SHA256(), length=32, salt=None, info=b"upprop reserve").derive(secret_key.encode())
    return AESGCM(drawn)
