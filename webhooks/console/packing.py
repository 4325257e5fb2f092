"""Pages and what they refer to, packed by gzip where the browser takes it: on a phone at night it is the
first page that is waited for.

How long a packed page is tells a little of what is in it. Whoever can have a browser ask for a page again and
again, each time with a guess in its address, and can see how long the answers are, could find out letter by
letter what they may not read (that is called BREACH). So a page is packed for those alone who ask from a page
of ours or by their own hand, which the browser itself says; what another site has it ask for goes as it is.
What is the same for everybody is packed for everybody. A stream is never packed: its pieces would wait for
one another.
"""

from __future__ import annotations

import gzip
from functools import lru_cache
from typing import Final

from flask import Flask, Response, request

from webhooks.console.frame import OURS

LEAST: Final = 1000
"""Letters below which packing saves nothing: it all goes in one packet."""
WORDS: Final = ("text/", "application/json", "application/javascript", "image/svg+xml")
STREAM: Final = "text/event-stream"


def put_on(app: Flask) -> None:
    """Have every answer of the application packed that may be."""

    @app.after_request
    def pack(answer: Response) -> Response:
        kind = answer.mimetype or ""
        if not kind.startswith(WORDS) or kind == STREAM:
            return answer
        same_for_all = request.endpoint == "static"
        answer.vary.update(("Accept-Encoding",) if same_for_all else ("Accept-Encoding", "Sec-Fetch-Site"))
        if answer.status_code != 200 or not (same_for_all or _asked_for_by_ours()) or not _taken():
            return answer
        answer.direct_passthrough = False
        whole = answer.get_data()
        if len(whole) < LEAST:
            return answer
        answer.set_data(_kept(whole) if same_for_all else gzip.compress(whole, 5, mtime=0))
        answer.content_encoding = "gzip"
        if tag := answer.get_etag()[0]:
            answer.set_etag(tag, weak=True)  # the same words, and not the same letters
        return answer


def _asked_for_by_ours() -> bool:
    """Old browsers do not say, and are sent it as it is."""
    return request.headers.get("Sec-Fetch-Site") in OURS


def _taken() -> bool:
    return request.accept_encodings["gzip"] > 0


@lru_cache(maxsize=64)
def _kept(whole: bytes) -> bytes:
    """Of what never changes: packed once, as small as it will be."""
    return gzip.compress(whole, 9, mtime=0)
