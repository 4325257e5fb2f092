"""A refusal as a problem (RFC 9457): what, why, and every fault of what was sent. Never a page of HTML."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from flask import Flask, Response, request
from pydantic import ValidationError
from werkzeug.exceptions import HTTPException

from conference.bus import StorageError
from conference.domain.errors import BadInput, DomainError, NotAllowed, NotFound, Refused
from conference.mask import mask_numbers

log = logging.getLogger(__name__)

PREFIX: Final = "/api/"

_STATUS: Final[tuple[tuple[type[Exception], HTTPStatus], ...]] = (
    (NotAllowed, HTTPStatus.FORBIDDEN),
    (NotFound, HTTPStatus.NOT_FOUND),
    (Refused, HTTPStatus.CONFLICT),
    (BadInput, HTTPStatus.UNPROCESSABLE_ENTITY),
    (StorageError, HTTPStatus.SERVICE_UNAVAILABLE),
)


@dataclass(frozen=True)
class Fault:
    """One thing wrong with what was sent. `where` is the way to it, as `body.at`."""

    where: str
    says: str


@dataclass(frozen=True)
class Problem:
    """What every refusal looks like."""

    title: str
    status: int
    detail: str
    faults: tuple[Fault, ...] = ()


class Faulty(Exception):
    """What was sent cannot be understood."""

    def __init__(self, detail: str, faults: Sequence[Fault] = (), status: int = 422) -> None:
        super().__init__(detail)
        self.detail, self.faults, self.status = detail, tuple(faults), status


def speak(app: Flask) -> None:
    """Answer whatever goes wrong under /api in this way; the rest of the service keeps its own."""
    app.register_error_handler(HTTPException, _of_http)


def of(error: Exception) -> Response:
    """The answer to an error raised by an operation."""
    if isinstance(error, Faulty):
        return answer(error.status, error.detail, error.faults)
    if isinstance(error, HTTPException):
        return _of_status(error)
    status = next((status for kind, status in _STATUS if isinstance(error, kind)), None)
    if status is None:
        log.error("an operation failed", exc_info=error)
        return answer(500, "there is a fault in Upprop itself")
    sentence = error.sentence if isinstance(error, DomainError) else str(error)
    return answer(status, sentence, headers={"Retry-After": "2"} if status == 503 else {})


def answer(
    status: int, detail: str, faults: Sequence[Fault] = (), headers: Mapping[str, str] | None = None
) -> Response:
    """A problem as a response."""
    body = {
        "title": HTTPStatus(status).phrase,
        "status": int(status),
        "detail": mask_numbers(detail),
        "faults": [{"where": fault.where, "says": mask_numbers(fault.says)} for fault in faults],
    }
    return Response(
        json.dumps(body, ensure_ascii=False), status, headers, content_type="application/problem+json"
    )


def too_often(wait: int) -> Response:
    """Refused for so many seconds, whatever is asked."""
    return answer(429, f"asked too often; try again in {wait} s", headers={"Retry-After": str(wait)})


def faults_of(error: ValidationError, where: str) -> list[Fault]:
    """pydantic's findings, without what was sent: it may hold a number."""
    return [
        Fault(".".join([where, *map(str, found["loc"])]), found["msg"].removeprefix("Value error, "))
        for found in error.errors(include_url=False, include_context=False, include_input=False)
    ]


def _of_http(error: HTTPException) -> Response | HTTPException:
    return _of_status(error) if request.path.startswith(PREFIX) else error


def _of_status(error: HTTPException) -> Response:
    status = error.code or 500
    kept = {name: value for name, value in error.get_headers() if name in ("Allow", "Retry-After")}
    return answer(status, error.description or HTTPStatus(status).phrase, headers=kept)
