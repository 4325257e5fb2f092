"""The interface described (OpenAPI 3.1), from the same rows that its routes are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from typing import Any, Final

from webhooks.api.operations import Operation
from webhooks.api.problems import Problem
from webhooks.api.shapes import Shapes

REFUSALS: Final[Mapping[int, str]] = {
    401: "no token, or one that is not known",
    403: "the role or the seat may not",
    404: "nothing by that name",
    409: "not possible as things stand",
    413: "the body is longer than 64 kB",
    415: "the body is not JSON",
    422: "what was sent cannot be used; every fault is named",
    429: "asked too often; Retry-After says in how many seconds to try again",
    503: "storage does not answer; try again",
}
"""Every way in which a request can be refused."""

_ONLY_BODIES: Final = (409, 413, 415)

_KEY: Final = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "A request that is repeated with the same key is carried out once.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 200},
}


def document(operations: Iterable[Operation]) -> dict[str, Any]:
    """The whole description."""
    operations = tuple(operations)
    shapes = Shapes(operations)
    paths: dict[str, dict[str, Any]] = {}
    for operation in operations:
        paths.setdefault(f"/api/v1{operation.path}", {})[operation.method.lower()] = _described(
            operation, shapes
        )
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Upprop",
            "version": version("upprop"),
            "description": "The telephone conferences of a county's crisis coordination.",
        },
        "paths": paths,
        "components": {
            "schemas": shapes.schemas,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{"token": []}],
    }


def _described(operation: Operation, shapes: Shapes) -> dict[str, Any]:
    given = dict(operation.gives_schema) or shapes.answered(operation.answers)
    described: dict[str, Any] = {
        "operationId": operation.id,
        "summary": operation.does,
        "responses": {
            str(operation.status): {
                "description": operation.does,
                "content": {
                    "application/json": {"schema": given},
                    **{paper: {"schema": {"type": "string"}} for paper in operation.papers},
                },
            },
            **{str(status): _refusal(status, shapes) for status in _refusals(operation)},
        },
    }
    if parameters := _parameters(operation):
        described["parameters"] = parameters
    if operation.body is not None:
        required = bool(operation.body.model_json_schema().get("required"))
        described["requestBody"] = {
            "required": required,
            "content": {"application/json": {"schema": shapes.sent(operation.body)}},
        }
    return described


def _parameters(operation: Operation) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in re.findall(r"{(\w+)}", operation.path)
    ]
    if operation.query is not None:
        described = operation.query.model_json_schema()
        definitions = described.get("$defs", {})
        for name, schema in described["properties"].items():
            found.append({"name": name, "in": "query", "schema": _flat(schema, definitions)})
    return [*found, _KEY] if operation.writes else found


def _flat(schema: Any, definitions: Mapping[str, Any]) -> Any:
    """A schema with what it refers to written out: a parameter has no definitions of its own."""
    if isinstance(schema, dict):
        if "$ref" in schema:
            return definitions[schema["$ref"].rpartition("/")[2]]
        return {name: _flat(part, definitions) for name, part in schema.items()}
    return [_flat(part, definitions) for part in schema] if isinstance(schema, list) else schema


def _refusals(operation: Operation) -> list[int]:
    return [status for status in REFUSALS if operation.writes or status not in _ONLY_BODIES[1:]]


def _refusal(status: int, shapes: Shapes) -> dict[str, Any]:
    schema = shapes.answered(Problem)
    return {"description": REFUSALS[status], "content": {"application/problem+json": {"schema": schema}}}
