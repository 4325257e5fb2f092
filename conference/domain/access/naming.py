"""What an account may be called and a password may be."""

from __future__ import annotations

import re
from typing import Final

from conference.domain.errors import BadInput

SHORTEST: Final = 12
LONGEST: Final = 200
LONGEST_NAME: Final = 80
_LOGIN: Final = re.compile(r"[a-z0-9][a-z0-9._@-]{1,63}")


def login_of(said: str) -> str:
    """A login as it is kept: capitals mean nothing in it. Raises BadInput."""
    login = said.strip().lower()
    if not _LOGIN.fullmatch(login):
        raise BadInput("a login is 2 to 64 of a-z, 0-9, dot, hyphen, underscore and @")
    return login


def name_of(said: str) -> str:
    """Raises BadInput."""
    name = " ".join(said.split())
    if not 0 < len(name) <= LONGEST_NAME or not name.isprintable():
        raise BadInput(f"a name has 1 to {LONGEST_NAME} characters")
    return name


def fits(password: str, login: str) -> bool:
    """Whether somebody may have that password: long, of more than a few letters, and not their own login."""
    said = password.casefold()
    return SHORTEST <= len(password) <= LONGEST and len(set(said)) >= 5 and login.casefold() not in said
