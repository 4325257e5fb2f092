"""The pages as somebody at a desk has them: a real server, a real browser, and time moved by hand."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from types import TracebackType
from typing import Self

from playwright.sync_api import Browser, BrowserContext, Page
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from conference.domain.access.rights import Role
from tests.control import control_of
from tests.stage import Stage
from webhooks.console import create_app
from webhooks.console.who import Who

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}


class Desk:
    """See the module. Each who opens has a context of their own, as on another machine."""

    def __init__(self, stage: Stage, browser: Browser) -> None:
        self.stage, self._browser = stage, browser
        self._contexts: list[BrowserContext] = []
        self.asked_elsewhere: list[str] = []
        self.said: list[str] = []

    def __enter__(self) -> Self:
        self.app = create_app(self.stage.upprop, network=control_of(self.stage.network))
        self.app.extensions["recognise"] = _by_header
        self._lines: set[socket.socket] = set()
        self._server = self._serve(0)
        self.address = f"http://127.0.0.1:{self._server.port}"
        return self

    def _serve(self, port: int) -> BaseWSGIServer:
        lines = self._lines

        class Handler(WSGIRequestHandler):
            def setup(self) -> None:
                super().setup()
                lines.add(self.connection)

        server = make_server("127.0.0.1", port, self.app, threaded=True, request_handler=Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return server

    def goes_away(self) -> None:
        """The server dies: every line to it is cut, and nobody answers any more."""
        self._server.shutdown()
        self._server.server_close()
        for line in list(self._lines):
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
        self._lines.clear()

    def comes_back(self) -> None:
        """Another answers at the same address."""
        self._server = self._serve(int(self.address.rpartition(":")[2]))

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        for context in self._contexts:
            context.close()
        self._server.shutdown()
        self.stage.upprop.close()
        if kind is None:
            assert self.asked_elsewhere == [], "no page asks any other host for anything"
            assert self.said == [], self.said

    def opens(
        self,
        role: str,
        path: str = "/",
        *,
        on: dict[str, int] = DESK,
        language: str = "sv",
        name: str = "",
        member: str = "",
    ) -> Page:
        """A page opened by somebody of that role, on a machine of their own."""
        context = self._browser.new_context(
            viewport=on,
            base_url=self.address,
            extra_http_headers={"X-Who": f"{role}/{language}/{name or role}/{member}"},
        )
        self._contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: self._asked(request.url))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("console", lambda told: self.said.append(told.text) if told.type == "error" else None)
        page.goto(path)
        return page

    def is_told(self, *expected: str) -> None:
        """What browsers have complained of is what was expected, and is forgotten."""
        known = (*expected, "[object Event]")  # a stream that has ended, as it is told of beside why
        odd = [told for told in self.said if not any(words in told for words in known)]
        assert odd == [], odd
        self.said.clear()

    def _asked(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.asked_elsewhere.append(url)


def _by_header() -> Who | None:
    """Whoever the browser says: how one signs in has tests of its own."""
    from flask import request

    said = request.headers.get("X-Who", "")
    if not said:
        return None
    role, language, name, member = said.split("/")
    return Who(f"id-{name}", name, name.capitalize(), Role(role), member, language)
