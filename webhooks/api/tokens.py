"""Who calls: a bearer token, known here only by its digest."""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from typing import Final

from conference.api_tokens import ApiToken
from conference.domain.access import rights
from conference.domain.access.rights import Right, may
from conference.domain.meeting.wish import Role


def _with(right: Right) -> frozenset[str]:
    """The roles that have it. A program is of no one organisation."""
    return frozenset(role for role in rights.Role if role is not rights.Role.MEMBER and may(role, right))


LEADER: Final = "leader"
"""The role that is shown what a machine heard a presser say."""
EVERYBODY: Final = _with(Right.LOOK)
"""Who may look at what is no more than what was decided, said and done."""
DOERS: Final = _with(Right.NUMBERS)
"""Who may do something, and who is shown a phone number. What the wish's own table says is asked besides."""
AUDITORS: Final = _with(Right.AUDIT)
"""Who may see what others have looked at."""
ROLES: Final = {LEADER: Role.LEADER, "office": Role.OFFICE}
"""As what the others ask, where they ask on no seat's behalf."""


def bearer(header: str | None, tokens: Sequence[ApiToken], today: date) -> ApiToken | None:
    """Whose token it is, if its last day has not been.

    Every token is compared, in the same time whether or not an earlier one fits.
    """
    scheme, _, token = (header or "").partition(" ")
    digest = sha256(token.strip().encode("utf-8", "surrogateescape")).hexdigest()
    found = None
    for known in tokens:
        if hmac.compare_digest(known.sha256, digest) and not (known.until and known.until < today):
            found = known
    return found if scheme.lower() == "bearer" else None
