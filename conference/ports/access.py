"""What the product asks of storage about accounts and those signed in to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from conference.domain.access.account import Account
from conference.domain.access.sign_in import SignIn


class Accounts(Protocol):
    def get(self, id: str) -> Account:
        """The account of that id, its row locked. Raises NotFound."""

    def look(self, id: str) -> Account:
        """The same without a lock; what is changed in it is not saved. Raises NotFound."""

    def add(self, account: Account) -> None: ...

    def by_login(self, login: str) -> Account | None:
        """Not locked."""

    def by_subject(self, subject: str) -> Account | None:
        """Whom another house calls so; not locked."""

    def all(self) -> Sequence[Account]:
        """All there are, not locked, by their logins."""


class SignIns(Protocol):
    def get(self, id: str) -> SignIn:
        """The sign-in of that id, its row locked. Raises NotFound."""

    def look(self, id: str) -> SignIn:
        """The same without a lock. Raises NotFound."""

    def add(self, sign_in: SignIn) -> None: ...

    def of(self, account: str, wall: float) -> Sequence[SignIn]:
        """Those of an account that are alive, not locked, the last begun first."""

    def end(self, id: str) -> bool:
        """Take it away; False where there was none."""

    def end_all(self, account: str, keep: str = "") -> int:
        """Take away all of an account, but one to be kept; how many there were."""

    def forget(self, wall: float) -> int:
        """Take away those that have run out; how many there were."""
