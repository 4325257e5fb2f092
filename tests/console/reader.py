"""Somebody who reads pages, follows links and sends forms, as a browser without JavaScript would."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

from werkzeug.test import TestResponse

from conference.bootstrap import Upprop
from conference.domain.access.rights import Role
from conference.exercises.network import Network
from webhooks.console import create_app
from webhooks.console.who import Who


class Reader:
    """Signed in as somebody of that role; `member` for the role that is of one organisation."""

    def __init__(
        self,
        upprop: Upprop,
        role: str,
        member: str = "",
        language: str = "sv",
        network: Network | None = None,
    ) -> None:
        self.app = create_app(upprop, network=network)
        self.who = Who(f"id-{role}", role, f"En {role}", Role(role), member, language)
        self.app.extensions["recognise"] = lambda: self.who
        self.client = self.app.test_client()
        self.answer: TestResponse | None = None

    def opens(self, path: str) -> None:
        """The page at an address, redirects followed."""
        self.answer = self.client.get(path, follow_redirects=True)

    def sends(self, path: str, **fields: Any) -> None:
        """A form, with what was hidden in the page last opened; the page it leads to is opened."""
        self.answer = self.client.post(path, data={**self.hidden, **fields}, follow_redirects=True)

    @property
    def hidden(self) -> dict[str, str]:
        return dict(re.findall(r'<input type="hidden" name="([a-z_]+)" value="([^"]*)">', self.last))

    @property
    def last(self) -> str:
        return self.answer.text if self.answer is not None else ""

    @property
    def status(self) -> int:
        assert self.answer is not None
        return self.answer.status_code

    @property
    def words(self) -> str:
        """What is read on the page, without its marks."""
        reading = _Words()
        reading.feed(self.last)
        return " ".join(" ".join(reading.read).split())


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.read: list[str] = []

    def handle_data(self, data: str) -> None:
        self.read.append(data)
