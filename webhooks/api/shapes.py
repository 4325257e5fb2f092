"""What is sent and answered, described: every class once, each under a name of its own.

Classes of different rooms may be called alike (a `Row` of meetings, of activations, of inquiries). Described
one by one the last would pass for all of them; so they are described together, and told apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, Literal

from pydantic import BaseModel, TypeAdapter

from webhooks.api.operations import Operation
from webhooks.api.problems import Problem

REF: Final = "#/components/schemas/{model}"

Mode = Literal["validation", "serialization"]
SENT: Final[Mode] = "validation"
ANSWERED: Final[Mode] = "serialization"


class Shapes:
    """`schemas` holds every class by its name; `sent` and `answered` give the way to one."""

    def __init__(self, operations: Iterable[Operation]) -> None:
        classes: dict[tuple[Any, Mode], TypeAdapter[Any]] = {(Problem, ANSWERED): TypeAdapter(Problem)}
        for operation in operations:
            if not operation.gives_schema:
                classes[operation.answers, ANSWERED] = TypeAdapter(operation.answers)
            if operation.body is not None:
                classes[operation.body, SENT] = TypeAdapter(operation.body)
        every = [(of, mode, adapter) for (of, mode), adapter in classes.items()]
        self._ways, described = TypeAdapter.json_schemas(every, ref_template=REF)
        self.schemas: Mapping[str, Any] = described.get("$defs", {})

    def sent(self, model: type[BaseModel]) -> dict[str, Any]:
        return dict(self._ways[model, SENT])

    def answered(self, of: Any) -> dict[str, Any]:
        return dict(self._ways[of, ANSWERED])
