"""What can be asked of the interface: a row an operation; its route and description are made of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from conference.api_tokens import ApiToken
from conference.bootstrap import Upprop
from conference.bus import Handled
from conference.domain.decision import Command
from webhooks.api.tokens import DOERS, EVERYBODY


@dataclass(frozen=True)
class Asked:
    """One request, understood: by whom, of what (`path`), with what (`body`), and its stamp, if any."""

    upprop: Upprop
    token: ApiToken
    path: Mapping[str, str]
    body: Any = None
    query: Any = None
    stamp: str | None = None

    @property
    def by(self) -> str:
        return f"api:{self.token.name}"

    def do(self, command: Command) -> Handled:
        return self.upprop.bus.handle(command, stamp=self.stamp)


@dataclass(frozen=True)
class Paper:
    """An answer that is no JSON: a page to print, a text to put elsewhere."""

    content: bytes
    content_type: str


@dataclass(frozen=True)
class Operation:
    """`path` is under /api/v1, with its parts in braces. `answers` describes what comes back with `status`.

    `gives_schema` is the description of an answer that is no class of ours. `papers` are the content types in
    which it may come instead, as a `Paper`. What is `urgent` is never told to wait.
    `roles` are those that may. Unless said, anybody with a token may look, and all but an auditor may do.
    """

    id: str
    method: str
    path: str
    does: str
    perform: Callable[[Asked], object]
    answers: Any = dict
    body: type[BaseModel] | None = None
    query: type[BaseModel] | None = None
    status: int = 200
    gives_schema: Mapping[str, Any] = field(default_factory=dict)
    papers: tuple[str, ...] = ()
    urgent: bool = False
    roles: frozenset[str] | None = None

    @property
    def writes(self) -> bool:
        return self.method == "POST"

    @property
    def may(self) -> frozenset[str]:
        """The roles of those who may ask for this."""
        return self.roles or (DOERS if self.writes else EVERYBODY)

    @property
    def rule(self) -> str:
        """The path as Flask writes it."""
        return self.path.replace("{", "<").replace("}", ">")
