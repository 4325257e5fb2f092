"""The interface described (OpenAPI 3.1), from the same rows that its routes are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from typing import Any, Final

from pydantic import BaseModel, TypeAdapter

from webhooks.api.operations import Operation
from webhooks.api.problems import Problem

_REF: Final = "#/components/schemas/{model}"

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
    schemas: dict[str, Any] = {}
    _schema(Problem, schemas)
    paths: dict[str, dict[str, Any]] = {}
    for operation in operations:
        paths.setdefault(f"/api/v1{operation.path}", {})[operation.method.lower()] = _described(
            operation, schemas
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
            "schemas": schemas,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{"token": []}],
    }


def _described(operation: Operation, schemas: dict[str, Any]) -> dict[str, Any]:
    given = dict(operation.gives_schema) or _schema(operation.answers, schemas)
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
            **{str(status): _refusal(status) for status in _refusals(operation)},
        },
    }
    if parameters := _parameters(operation):
        described["parameters"] = parameters
    if operation.body is not None:
        schema = _schema(operation.body, schemas)
        required = bool(operation.body.model_json_schema().get("required"))
        described["requestBody"] = {
            "required": required,
            "content": {"application/json": {"schema": schema}},
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


def _refusal(status: int) -> dict[str, Any]:
    schema = {"$ref": _REF.format(model="Problem")}
    return {"description": REFUSALS[status], "content": {"application/problem+json": {"schema": schema}}}


def _schema(described: Any, schemas: dict[str, Any]) -> dict[str, Any]:
    """A reference to the description of a class, which is put among the others."""
    mode = (
        "validation" if isinstance(described, type) and issubclass(described, BaseModel) else "serialization"
    )
    schema = TypeAdapter(described).json_schema(mode=mode, ref_template=_REF)  # type: ignore[arg-type]
    schemas.update(schema.pop("$defs", {}))
    name = described.__name__
    schemas[name] = schema
    return {"$ref": _REF.format(model=name)}
