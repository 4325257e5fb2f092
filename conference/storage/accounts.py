"""Accounts and sign-ins. Of a sign-in only the digest of what its browser holds is known here.

Sign-ins are taken away when they end: whoever reads the database finds nobody who has been in, and history
tells who was.
"""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Column, ColumnElement, Double, Index, String, Table, Text, delete

from conference.domain.access.account import Account
from conference.domain.access.sign_in import SignIn
from conference.storage.shelf import Shelf, Transaction
from conference.storage.tables import metadata
from conference.storage.terms import given

accounts: Final = Table(
    "accounts",
    metadata,
    Column("id", String, primary_key=True),
    Column("login", String, nullable=False),
    Column("subject", String),
    Column("doc", Text, nullable=False),
    Index(None, "login", unique=True),
    Index(None, "subject", unique=True),
)

sign_ins: Final = Table(
    "sign_ins",
    metadata,
    Column("id", String, primary_key=True),
    Column("account", String, nullable=False),
    Column("until", Double, nullable=False),
    Column("doc", Text, nullable=False),
    Index(None, "account"),
    Index(None, "until"),
)


class Accounts:
    def __init__(self, transaction: Transaction) -> None:
        self.shelf = Shelf(Account, accounts, _beside_account, transaction)
        self._by_login = self.shelf.select().where(given(accounts.c.login))
        self._by_subject = self.shelf.select().where(given(accounts.c.subject))

    def get(self, id: str) -> Account:
        return self.shelf.get(id)

    def look(self, id: str) -> Account:
        return self.shelf.look(id)

    def add(self, account: Account) -> None:
        self.shelf.add(account)

    def by_login(self, login: str) -> Account | None:
        return next(iter(self.shelf.all(self._by_login, {"login_is": login})), None)

    def by_subject(self, subject: str) -> Account | None:
        return next(iter(self.shelf.all(self._by_subject, {"subject_is": subject})), None)

    def all(self) -> Sequence[Account]:
        return self.shelf.all(self.shelf.select().order_by(accounts.c.login))


class SignIns:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self.shelf = Shelf(SignIn, sign_ins, _beside_sign_in, transaction)
        self._of = self.shelf.select().where(given(sign_ins.c.account))

    def get(self, id: str) -> SignIn:
        return self.shelf.get(id)

    def look(self, id: str) -> SignIn:
        return self.shelf.look(id)

    def add(self, sign_in: SignIn) -> None:
        self.shelf.add(sign_in)

    def of(self, account: str, wall: float) -> Sequence[SignIn]:
        found = self.shelf.all(self._of, {"account_is": account})
        return sorted((one for one in found if one.alive(wall)), key=lambda one: one.begun, reverse=True)

    def end(self, id: str) -> bool:
        return self._gone(sign_ins.c.id == id) > 0

    def end_all(self, account: str, keep: str = "") -> int:
        return self._gone(sign_ins.c.account == account, sign_ins.c.id != keep)

    def forget(self, wall: float) -> int:
        return self._gone(sign_ins.c.until <= wall)

    def forget_all(self) -> int:
        """Everybody is out."""
        return self._gone()

    def _gone(self, *which: ColumnElement[bool]) -> int:
        self.shelf.flush()
        return self._transaction.connection.execute(delete(sign_ins).where(*which)).rowcount


def _beside_account(account: Account) -> dict[str, object]:
    return {"id": account.id, "login": account.login, "subject": account.subject or None}


def _beside_sign_in(sign_in: SignIn) -> dict[str, object]:
    return {"id": sign_in.id, "account": sign_in.account, "until": sign_in.until}
