"""The pages as somebody at a desk has them: a real server, a real browser, and time moved by hand."""

from __future__ import annotations

import threading
from types import TracebackType
from typing import Self

from playwright.sync_api import Browser, BrowserContext, Page
from werkzeug.serving import make_server

from conference.domain.access.rights import Role
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
        app = create_app(self.stage.upprop)
        app.extensions["recognise"] = _by_header
        self._server = make_server("127.0.0.1", 0, app, threaded=True)
        self.address = f"http://127.0.0.1:{self._server.port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

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

    def opens(self, role: str, path: str = "/", *, on: dict[str, int] = DESK, language: str = "sv") -> Page:
        """A page opened by somebody of that role, on a machine of their own."""
        context = self._browser.new_context(
            viewport=on, base_url=self.address, extra_http_headers={"X-Who": f"{role}/{language}"}
        )
        self._contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: self._asked(request.url))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("console", lambda told: self.said.append(told.text) if told.type == "error" else None)
        page.goto(path)
        return page

    def _asked(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.asked_elsewhere.append(url)


def _by_header() -> Who | None:
    """Whoever the browser says, `leader` or `member:haninge`: how one signs in has tests of its own."""
    from flask import request

    asked, _, language = request.headers.get("X-Who", "").partition("/")
    role, _, member = asked.partition(":")
    return Who(f"id-{asked}", role, f"En {role}", Role(role), member, language) if role else None
