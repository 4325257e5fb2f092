"""What answering took, by route and by kind of answer: never who asked, or for what."""

from __future__ import annotations

import time

from flask import Flask, Response, g, request

from conference.tally import Tally


def measure(app: Flask, tally: Tally) -> None:
    """Measure every request of the application."""

    @app.before_request
    def begin() -> None:
        g.began = time.perf_counter()

    @app.after_request
    def end(answer: Response) -> Response:
        began = g.pop("began", None)
        if began is not None:
            seconds = time.perf_counter() - began
            tally.took("web", seconds, request.endpoint or "nowhere", f"{answer.status_code // 100}xx")
        return answer
