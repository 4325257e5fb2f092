"""What the ledgers need of a transaction and of the store: a connection, and a way to one."""

from contextlib import AbstractContextManager
from typing import Protocol

from sqlalchemy import Connection


class Connected(Protocol):
    @property
    def connection(self) -> Connection: ...


class Transactions(Protocol):
    def writing(self) -> AbstractContextManager[Connected]: ...

    def reading(self) -> AbstractContextManager[Connected]: ...

    def glancing(self) -> AbstractContextManager[Connection]: ...
