"""What stands on every answer, whatever it is: how little a browser may make of it, and who may keep it.

No answer of ours is meant to be framed, guessed at or run. A part of the service that shows pages says for
itself what those may load.
"""

from __future__ import annotations

from typing import Final

from flask import Flask, Response

ALWAYS: Final = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
"""Unless the answer says something else itself: two short tones may be kept, nothing personal may."""
HSTS: Final = "max-age=31536000; includeSubDomains"


def put_on(app: Flask, public_base_url: str) -> None:
    """Have every answer of the application carry them; over https, that it is never asked for without."""
    always = dict(ALWAYS)
    if public_base_url.startswith("https://"):
        always["Strict-Transport-Security"] = HSTS

    @app.after_request
    def carry(answer: Response) -> Response:
        for name, value in always.items():
            answer.headers.setdefault(name, value)
        return answer
