"""A request brought into an application as a server would bring it, and not as a browser.

A story makes hundreds. A browser's jar, its way of writing down what it sends and of taking in what it gets
cost a third of what answering does.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from io import BytesIO
from typing import Any
from urllib.parse import unquote_to_bytes, urlencode, urlsplit

from werkzeug.test import run_wsgi_app

from exercise.fetch import FetchRequest, FetchResponse

FORM = "application/x-www-form-urlencoded"


def into(web: Any, request: FetchRequest, headers: Mapping[str, str] | None = None) -> FetchResponse:
    """Bring a request of the network into the product, as it would come over the wire."""
    sent = {**request.headers, **(headers or {})}
    form = urlencode(request.form).encode() if request.form else None
    return FetchResponse(*bring(web.application, request.method, request.url, sent, form))


def bring(
    app: Any, method: str, url: str, headers: Mapping[str, str], form: bytes | None = None
) -> tuple[int, dict[str, str], str]:
    """The answer's status, headers and words. `form` is what is posted, as it stands in the body."""
    parts = urlsplit(url)
    environ: dict[str, Any] = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(parts.path).decode("latin-1"),
        "QUERY_STRING": parts.query,
        "REQUEST_URI": f"{parts.path}?{parts.query}" if parts.query else parts.path,
        "SERVER_NAME": parts.hostname or "",
        "SERVER_PORT": str(parts.port or (443 if parts.scheme == "https" else 80)),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": parts.netloc,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": parts.scheme,
        "wsgi.input": BytesIO(form or b""),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    if form is not None:
        environ |= {"CONTENT_TYPE": FORM, "CONTENT_LENGTH": str(len(form))}
    for header, value in headers.items():
        name = header.upper().replace("-", "_")
        environ[name if name == "CONTENT_TYPE" else f"HTTP_{name}"] = value
    answer, status, sent = run_wsgi_app(app, environ, buffered=True)
    return int(status.split()[0]), dict(sent), b"".join(answer).decode()
