"""Activations: a button pressed, which there are, one as it is now, and every wish of their table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from conference.domain.activation.press import PressAnswer
from conference.domain.activation.wishes import WISHES, wish
from conference.views.activated import ask_of
from conference.views.activation import Row, Seen, activations, meant, seen
from webhooks.api.operations import Asked, Operation
from webhooks.api.tokens import LEADER, ROLES
from webhooks.api.wishes import body_of
from webhooks.pressing import pressed

LONGEST_WHY: Final = 500


class Pressed(BaseModel):
    """A member presses green or blue; `why` in a few words, or one of the county's kinds of event."""

    model_config = ConfigDict(extra="forbid", strict=True)

    button: Literal["green", "blue"]
    member: Annotated[str, Field(min_length=1, max_length=100, examples=["huddinge"])]
    why: Annotated[str, Field(max_length=LONGEST_WHY, examples=["Brand på vårdboende"])] = ""
    kind: Annotated[str | None, Field(max_length=60)] = None


class Listed(BaseModel):
    """Activations, the last pressed first."""

    activations: tuple[Row, ...]


def press(asked: Asked) -> PressAnswer:
    """A press. Repeated with the same Idempotency-Key it presses no more, and is answered all the same."""
    body = asked.body
    return pressed(
        asked.upprop, body.button, body.member, body.why, body.kind, by=asked.by, stamp=asked.stamp
    )


def every(asked: Asked) -> Listed:
    with asked.upprop.store.reading() as look:
        return Listed(activations=activations(look))


def one(asked: Asked) -> Seen:
    with asked.upprop.store.reading() as look:
        shown = seen(look, meant(look, asked.path["id"]))
    if asked.token.role == LEADER:
        return shown
    return replace(shown, presses=tuple(replace(press, machine_transcript="") for press in shown.presses))


def make(id: str, asked: Asked) -> Seen:
    """Have a wish carried out. A repeated request with the same stamp is answered with what is true now."""
    said: dict[str, str] = asked.body.model_dump(exclude_none=True)
    by = said.pop("as_", "") or asked.by
    upprop = asked.upprop
    with upprop.store.reading() as look:
        activation = meant(look, asked.path["id"])
        ask = ask_of(look, activation, by, said, upprop.clock.now(), via="api")
        done = asked.stamp is not None and look.reads.taken(asked.stamp)
    if not done:
        asked.do(wish(id, ask, role=ROLES[asked.token.role], state=activation.state))
    return one(asked)


def _operations() -> Iterator[Operation]:
    for row in WISHES.values():
        yield Operation(
            f"activation-{row.id}",
            "POST",
            f"/activations/{{id}}/wishes/{row.id}",
            f"{row.english[0].upper()}{row.english[1:]}",
            partial(make, row.id),
            Seen,
            body=body_of(row, of="Wish_of_activation"),
        )


OPERATIONS: Final = (
    Operation(
        "press",
        "POST",
        "/activations",
        "Press green or blue",
        press,
        PressAnswer,
        body=Pressed,
        status=201,
        urgent=True,
    ),
    Operation("activations", "GET", "/activations", "List activations", every, Listed),
    Operation("activation", "GET", "/activations/{id}", "An activation as it is now", one, Seen),
    *_operations(),
)
