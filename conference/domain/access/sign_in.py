"""A sign-in: one browser let in to one account, for as long as it is used and for a week at the most."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from conference.domain.access.account import Account, Factor, needs_second

IDLE: Final = 12 * 3600.0
"""Seconds without a sign of life: a watch."""
LONGEST: Final = 7 * 24 * 3600.0
HALF: Final = 600.0
"""Seconds in which the second factor must follow the password."""
NOTED_EVERY: Final = 300.0
"""Seconds after which a sign of life is written down again."""
FRESH: Final = 1800.0
"""Seconds within which one may change what guards the account without showing once more who one is."""


@dataclass
class SignIn:
    """`id` is the digest of what the browser holds. `half`: a second factor is to follow.

    `device` is what kind of browser it is, as coarsely as that it can be told from another.
    """

    id: str
    account: str
    by: Factor
    begun: float
    seen: float
    device: str = ""
    half: bool = False

    @property
    def until(self) -> float:
        """When it ends, unless it is seen again before."""
        if self.half:
            return self.begun + HALF
        return min(self.begun + LONGEST, self.seen + IDLE)

    def alive(self, wall: float) -> bool:
        return wall < self.until

    def fresh(self, wall: float) -> bool:
        return wall < self.begun + FRESH


class Standing(StrEnum):
    """How far somebody has come in."""

    SECOND = "second"  # the second factor is to follow
    PASSWORD = "password"  # the password was handed over by somebody else, and is to be changed
    ENROL = "enrol"  # a second factor is to be enrolled
    IN = "in"


def standing(sign_in: SignIn, account: Account, *, exercise: bool) -> Standing:
    """What is to come next, before anything else is shown. In an exercise a password is enough.

    What another house asks of whom it vouches for is that house's to decide.
    """
    if sign_in.half:
        return Standing.SECOND
    if sign_in.by is Factor.OIDC:
        return Standing.IN
    if account.must_change:
        return Standing.PASSWORD
    if needs_second(account.role) and not account.has_second and not exercise:
        return Standing.ENROL
    return Standing.IN
