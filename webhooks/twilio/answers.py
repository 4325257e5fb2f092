"""What Twilio is answered with."""

from __future__ import annotations

from flask import Response


def document(twiml: str) -> Response:
    """A document. Never empty: an empty one hangs up."""
    return Response(twiml, content_type="text/xml; charset=utf-8")


def noted() -> Response:
    """A report has been taken in, or there was nothing in it for us."""
    return Response(status=204)


def not_now() -> Response:
    """It could not be taken in; Twilio has been asked to try again after this."""
    return Response("not now\n", status=503, content_type="text/plain; charset=utf-8")
