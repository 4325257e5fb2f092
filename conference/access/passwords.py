"""Passwords, as argon2id hashes. To look at one takes long on purpose, and as long where there is none.

Each look takes 64 MB for a moment, so that only a few are had at once: else whoever sends many wrong
passwords would use up the memory that a meeting needs.
"""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from threading import BoundedSemaphore
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from conference.domain.access.naming import LONGEST

HANDS: Final = 2
PATIENCE: Final = 5.0
"""Seconds of the wall that somebody waits for a turn."""
LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
"""Those that are not taken for one another, read off paper."""


class Busy(Exception):
    """Too many are being looked at."""


class Passwords:
    """Safe to share between threads; one for each process."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._hands = BoundedSemaphore(HANDS)

    def hash(self, password: str) -> str:
        """Raises Busy."""
        with self._turn():
            return self._hasher.hash(_plain(password))

    def match(self, password: str, kept: str) -> bool:
        """Whether it is the one of which that hash is kept; never where none is kept. Raises Busy."""
        said = _plain(password) if len(password) <= LONGEST else ""
        with self._turn():
            try:
                return self._hasher.verify(kept or self._nobodys, said) and bool(kept)
            except (Argon2Error, InvalidHashError):
                return False

    @cached_property
    def _nobodys(self) -> str:
        return self._hasher.hash(secrets.token_urlsafe())

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._hands.acquire(timeout=PATIENCE):
            raise Busy
        try:
            yield
        finally:
            self._hands.release()


def first_password() -> str:
    """One to be handed over, and changed by whoever gets it."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(5)) for _ in range(4))


def _plain(password: str) -> str:
    """The same letters, however a keyboard puts them together: an å is one letter, and not a and a ring."""
    return unicodedata.normalize("NFKC", password)
