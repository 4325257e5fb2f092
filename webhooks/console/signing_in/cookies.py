"""What a browser holds once it is let in: a long random word, of which we keep the digest."""

from __future__ import annotations

import secrets
from hashlib import sha256
from typing import Any, Final

from flask import Flask, Response, current_app, request

from conference.domain.access.sign_in import LONGEST

NAME: Final = "upprop"
OF_PAGES: Final = "upprop-page"
"""The other one: what a page remembers until the next, signed, and nothing that lets anybody in."""


def settings_of(base_url: str) -> dict[str, Any]:
    """How the pages' own cookie is to be set."""
    safe = base_url.startswith("https://")
    return {
        "SESSION_COOKIE_NAME": _named(OF_PAGES, safe),
        "SESSION_COOKIE_SECURE": safe,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
    }


def new_token() -> str:
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """What a sign-in is known by here."""
    return sha256(token.encode()).hexdigest()


def held() -> str:
    """What the browser holds; empty if nothing."""
    return request.cookies.get(_name(current_app), "")


def give(answer: Response, token: str) -> None:
    """Lax, since another house sends people back to us by a link."""
    answer.set_cookie(_name(current_app), token, max_age=int(LONGEST), **_attributes(current_app))


def take_back(answer: Response) -> None:
    answer.delete_cookie(_name(current_app), **_attributes(current_app))


def _attributes(app: Flask) -> dict[str, Any]:
    return {"httponly": True, "samesite": "Lax", "path": "/", "secure": app.config["SESSION_COOKIE_SECURE"]}


def _name(app: Flask) -> str:
    return _named(NAME, app.config["SESSION_COOKIE_SECURE"])


def _named(name: str, safe: bool) -> str:
    """Over https a browser takes it from this very host alone, and from no neighbour of the same domain."""
    return f"__Host-{name}" if safe else name
