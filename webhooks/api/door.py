"""The way in for programs: who calls, may they, what is sent, one operation, one answer."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import cache, partial
from typing import Final
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, request
from pydantic import BaseModel, ValidationError
from pydantic_core import to_json

from conference.api_tokens import ApiToken
from conference.bootstrap import Upprop
from conference.bus import Away
from conference.domain.errors import NotAllowed, NotFound
from conference.host import Host
from webhooks.api import (
    activation_papers,
    activations,
    conferences,
    inquiries,
    looking,
    openapi,
    papers,
    past,
    pictures,
    problems,
    wishes,
)
from webhooks.api.operations import Asked, Operation, Paper
from webhooks.api.tokens import bearer
from webhooks.knocks import Knocks
from webhooks.peers import client

log = logging.getLogger(__name__)

LONGEST_BODY: Final = 64 * 1024
LONGEST_KEY: Final = 200

OPERATIONS: Final[tuple[Operation, ...]] = (
    *conferences.OPERATIONS,
    *activations.OPERATIONS,
    *activation_papers.OPERATIONS,
    *inquiries.OPERATIONS,
    *pictures.OPERATIONS,
    *wishes.OPERATIONS,
    *papers.OPERATIONS,
    *past.OPERATIONS,
    *looking.OPERATIONS,
)
"""All there is."""


def blueprint(host: Host, knocks: Knocks) -> Blueprint:
    """All routes under /api/v1."""
    door = Blueprint("api", __name__, url_prefix="/api/v1")

    @door.get("/openapi.json")
    def described() -> Response:
        return Response(_description(), content_type="application/json")

    @door.before_request
    def limited() -> None:
        request.max_content_length = LONGEST_BODY

    for operation in OPERATIONS:
        door.add_url_rule(
            operation.rule,
            operation.id,
            _view(partial(_answer, host, knocks, operation)),
            methods=[operation.method],
        )
    return door


@cache
def _description() -> bytes:
    """Drawn up when it is first asked for: a door that opens quickly matters more."""
    return to_json(openapi.document(OPERATIONS))


def _view(answer: Callable[[dict[str, str]], Response]) -> Callable[..., Response]:
    def view(**path: str) -> Response:
        try:
            return answer(path)
        except Exception as error:
            return problems.of(error)

    return view


def _answer(host: Host, knocks: Knocks, operation: Operation, path: dict[str, str]) -> Response:
    settings = host.house.settings
    token = bearer(request.headers.get("Authorization"), settings.api_tokens, _today(host.house))
    if token is None:
        wait = knocks.in_vain(client(request.environ, settings.trusted_proxies))
        if wait is not None:
            return problems.too_often(wait)
        return problems.answer(401, "a bearer token is needed", headers={"WWW-Authenticate": "Bearer"})
    if token.role not in operation.may:
        raise NotAllowed(f"the role {token.role} may not ask for {operation.id}")
    if not operation.urgent and (wait := knocks.by_token(token.name)) is not None:
        return problems.too_often(wait)
    asked = Asked(
        host.house,
        token,
        path,
        body=_body(operation.body),
        query=_query(operation.query),
        stamp=_stamp(token) if operation.writes else None,
    )
    given = _performed(host, operation, asked)
    if operation.writes:
        log.info("done by api", extra={"operation": operation.id, "token": token.name})
    if isinstance(given, Paper):
        return Response(given.content, operation.status, content_type=given.content_type)
    return Response(to_json(given), operation.status, content_type="application/json")


def _today(upprop: Upprop) -> date:
    """The day where the county is: a token's last one is a whole day there."""
    return datetime.fromtimestamp(upprop.clock.wall(), ZoneInfo(upprop.county.zone)).date()


def _performed(host: Host, operation: Operation, asked: Asked) -> object:
    """By the house; a press by this host's reserve where the house's database does not take it.

    While a reserve is open it is asked, and knows only what has been begun since.
    """
    if operation.urgent:
        return host.take(lambda upprop: operation.perform(replace(asked, upprop=upprop)))
    at_work = host.at_work()
    try:
        return operation.perform(replace(asked, upprop=at_work))
    except NotFound as error:
        if at_work is host.house:
            raise
        raise Away("the database does not answer; this host knows what has been begun since") from error


def _body(model: type[BaseModel] | None) -> BaseModel | None:
    if model is None:
        return None
    sent = request.get_data(cache=False)
    if sent and request.mimetype != "application/json":
        raise problems.Faulty("the body must be application/json", status=415)
    try:
        return model.model_validate_json(sent or b"{}")
    except ValidationError as error:
        raise problems.Faulty("the body cannot be used", problems.faults_of(error, "body")) from error


def _query(model: type[BaseModel] | None) -> BaseModel | None:
    if model is None:
        return None
    try:
        return model.model_validate(request.args.to_dict())
    except ValidationError as error:
        raise problems.Faulty("the query cannot be used", problems.faults_of(error, "query")) from error


def _stamp(token: ApiToken) -> str | None:
    key = request.headers.get("Idempotency-Key")
    if key is None:
        return None
    if not (key.isascii() and key.isprintable() and 0 < len(key) <= LONGEST_KEY):
        fault = problems.Fault("header.Idempotency-Key", f"must be 1 to {LONGEST_KEY} printable characters")
        raise problems.Faulty("the Idempotency-Key cannot be used", [fault])
    return f"api/{token.name}/{key}"
