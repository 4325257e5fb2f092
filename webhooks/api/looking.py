"""A function's numbers, shown to those who work with them; and who has been shown any, to an auditor."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field

from conference.domain.county.looking import LookUpNumbers, Reached
from conference.views.audit import Audit
from conference.views.audit import audit as looked
from webhooks.api.operations import Asked, Operation
from webhooks.api.tokens import AUDITORS, DOERS


class HowMany(BaseModel):
    """The newest so many."""

    model_config = ConfigDict(extra="forbid")

    limit: Annotated[int, Field(ge=1, le=1000)] = 200


def numbers(asked: Asked) -> Reached:
    """Asked of the bus and not of a view: the look is written down in the transaction that answers it."""
    reached = asked.do(LookUpNumbers(asked.path["function"], asked.by)).decision.answer
    assert isinstance(reached, Reached)
    return reached


def audit(asked: Asked) -> Audit:
    with asked.upprop.store.reading() as look:
        return looked(look, asked.query.limit)


OPERATIONS: Final = (
    Operation(
        "numbers",
        "GET",
        "/functions/{function}/numbers",
        "By which phones a function is reached; that they were shown is written down",
        numbers,
        Reached,
        roles=DOERS,
    ),
    Operation(
        "audit",
        "GET",
        "/audit",
        "Who has been shown numbers, and who has replaced them",
        audit,
        Audit,
        query=HowMany,
        roles=AUDITORS,
    ),
)
