"""What stands round every page: who reads it, whether it is an exercise, and what it may load."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from hmac import new as keyed
from pathlib import Path
from typing import Any, Final

from flask import Flask, Response, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _
from flask_wtf.csrf import CSRFError, CSRFProtect
from werkzeug.exceptions import HTTPException

from conference.bootstrap import Upprop
from conference.bus import StorageError
from conference.domain.access.rights import Right
from conference.domain.errors import DomainError
from webhooks.console import doing
from webhooks.console.refusals import in_words, status_of
from webhooks.console.who import Who

STATIC: Final = Path(__file__).with_name("static")
POLICY: Final = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)
"""Nothing from anywhere else, and no script or style that stands in a page itself."""
OPEN: Final = frozenset({"static", "statement.statement"})
"""What is shown to whoever asks, signed in or not; the pages by which one signs in say so themselves."""

OPEN_TO_ALL: Final = "open_to_all"
"""The attribute of a view that is for whoever comes."""
OPEN_AT: Final = "open_at"
"""The attribute of a view that says how far on the way in it is for, and looks for itself who is there."""

NAVIGATION: Final = (
    (_("Start"), "start.start", Right.LOOK),
    (_("History"), "record.history", Right.LOOK),
    (_("Organisations"), "members.members", Right.LOOK),
    (_("Accounts"), "accounts.accounts", Right.ACCOUNTS),
    (_("Exercise"), "exercise.begin", Right.EXERCISE),
    (_("Phone wall"), "phones.wall", Right.TRAIN),
    (_("Who has looked"), "members.audit", Right.AUDIT),
)
"""What stands at the top of every page, for those who may."""
OF_EXERCISES: Final = ("exercise.", "phones.")
"""What pages begin with that are there only where an exercise network is."""

SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
OURS: Final = frozenset({"same-origin", "none"})
"""What a browser says of where a request comes from: one of our pages, or the reader's own hand."""

Recognise = Callable[[], Who | None]


def cookie_key(secret_key: str) -> str:
    """What cookies are signed with: drawn from the installation's key for this use alone."""
    return keyed(secret_key.encode(), b"console cookie", sha256).hexdigest()


def put_round(app: Flask, upprop: Upprop) -> None:
    """The frame of every page."""
    CSRFProtect(app)
    leads = bool(upprop.settings.exercise_network)
    digests = {path: _digest(path) for path in _files()}
    app.jinja_env.globals.update(
        Right=Right,
        county=upprop.county,
        static=lambda name: url_for("static", filename=name, v=digests[name]),
    )

    @app.before_request
    def let_in() -> ResponseReturnValue | None:
        recognise: Recognise = app.extensions["recognise"]
        g.who = None
        if request.endpoint == "static":
            return None
        try:
            g.who = recognise()
        except StorageError:
            if not _shown_to_all(app):
                raise
        if g.who is None and not _open(app):
            if request.method == "GET" and "text/event-stream" not in request.headers.get("Accept", ""):
                return redirect(url_for("signing_in.password.sign_in", next=request.full_path.rstrip("?")))
            return Response("sign in first", 401)
        return None

    @app.before_request
    def from_our_pages() -> None:
        """A form that a page of another site sends is refused, whatever it bears. Old browsers do not say."""
        if request.method not in SAFE and request.headers.get("Sec-Fetch-Site", "same-origin") not in OURS:
            raise CSRFError("The form comes from another site.")

    @app.context_processor
    def around() -> dict[str, Any]:
        return {
            "who": getattr(g, "who", None),
            "now": upprop.clock.now(),
            "navigation": [one for one in NAVIGATION if leads or not one[1].startswith(OF_EXERCISES)],
            "exercise": upprop.settings.exercise or g.get(doing.EXERCISE, False),
        }

    @app.after_request
    def restrain(answer: Response) -> Response:
        answer.headers.setdefault("Content-Security-Policy", POLICY)
        if request.endpoint == "static" and "v" in request.args:
            answer.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return answer

    @app.errorhandler(DomainError)
    def refused(error: DomainError) -> tuple[str, int]:
        return _refusal(in_words(error)), status_of(error)

    @app.errorhandler(CSRFError)
    def from_elsewhere(error: CSRFError) -> tuple[str, int]:
        return _refusal(str(error.description)), 400

    @app.errorhandler(StorageError)
    def away(error: StorageError) -> tuple[str, int]:
        return render_template("away.html"), 503

    @app.errorhandler(HTTPException)
    def other(error: HTTPException) -> tuple[str, int]:
        return _refusal(error.description or error.name), error.code or 500


def _refusal(sentence: str) -> str:
    return render_template("refused.html", sentence=sentence)


def _open(app: Flask) -> bool:
    """Whether what is asked for needs nobody who is in already."""
    view = app.view_functions.get(request.endpoint or "")
    return _shown_to_all(app) or hasattr(view, OPEN_AT)


def _shown_to_all(app: Flask) -> bool:
    """Whether it needs nobody at all."""
    view = app.view_functions.get(request.endpoint or "")
    return request.endpoint in OPEN or hasattr(view, OPEN_TO_ALL)


def _files() -> list[str]:
    return [str(path.relative_to(STATIC)) for path in STATIC.rglob("*") if path.is_file()]


def _digest(name: str) -> str:
    return sha256((STATIC / name).read_bytes()).hexdigest()[:12]
