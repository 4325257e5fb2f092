"""Sealing with the installation's key: unreadable without it, and refused if a single bit of it is another.

    nonce, 12 bytes | AES-256-GCM of the content, with what it is `bound` to

For each use a key of its own is drawn from `SECRET_KEY`, so that what is sealed for one tells nothing of
another.
"""

from __future__ import annotations

import secrets
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_NONCE: Final = 12


class Unreadable(Exception):
    """It cannot be opened; says why in a sentence."""


def seal(content: bytes, secret_key: str, *, use: bytes, bound: bytes) -> bytes:
    """The content as it may be kept. It opens only where it is bound to the same."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce + _cipher(secret_key, use).encrypt(nonce, content, bound)


def unseal(sealed: bytes, secret_key: str, *, use: bytes, bound: bytes) -> bytes:
    """What was sealed. Raises Unreadable."""
    try:
        return _cipher(secret_key, use).decrypt(sealed[:_NONCE], sealed[_NONCE:], bound)
    except (InvalidTag, ValueError):
        raise Unreadable("it was sealed with another SECRET_KEY, or has been altered") from None


def _cipher(secret_key: str, use: bytes) -> AESGCM:
    return AESGCM(HKDF(SHA256(), length=32, salt=None, info=use).derive(secret_key.encode()))
