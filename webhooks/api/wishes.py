"""Every wish of the table as an operation, in all the places where one would look for it.

The operations are made from `WISHES`; a wish added there is here too, with its own body and description.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field, create_model

from conference.domain.meeting.wish import Wish
from conference.domain.meeting.wishes import WISHES
from conference.views.conferences import meant
from conference.views.room import Room
from conference.views.wished import command_for
from webhooks.api.conferences import seen
from webhooks.api.operations import Asked, Operation
from webhooks.api.tokens import ROLES

LONGEST: Final = 2000

PLACES: Final = ("wishes", "floor")
"""Under which a wish is found: `…/wishes/give` and, as at the terminal, `…/floor/give`."""
OF_THEIR_OWN: Final = {"end": "end", "cancel": "cancel", "approve": "summary/approve"}
"""Wishes that one looks for by another path too."""


def make(wish: Wish, asked: Asked) -> Room:
    """Have a wish carried out. A repeated request with the same stamp is answered with what is true now."""
    said: dict[str, str] = asked.body.model_dump(exclude_none=True)
    seat = said.pop("as_", "")
    with asked.upprop.store.reading() as look:
        conference = meant(look, asked.path["id"])
        done = asked.stamp is not None and look.reads.taken(asked.stamp)
    if not done:
        role = ROLES[asked.token.role]
        asked.do(command_for(conference, wish.id, by=asked.by, seat=seat, role=role, given=said))
    return seen(asked, conference.id)


def body_of(wish: Wish[Any], of: str = "Wish") -> type[BaseModel]:
    """What a wish takes, and `as`: the seat or function on whose behalf it is made."""
    text = Annotated[str, Field(min_length=1, max_length=LONGEST)]
    fields: dict[str, Any] = {
        name: (text | None, None) if name in wish.optional else (text, ...) for name in wish.takes
    }
    asks = Field(alias="as", max_length=100, description="the seat or function that asks")
    return create_model(
        f"{of}_{wish.id.replace('-', '_')}",
        __config__=ConfigDict(extra="forbid", coerce_numbers_to_str=True),
        __doc__=f"{wish.swedish}: {wish.english}.",
        as_=(Annotated[str | None, asks], None),
        **fields,
    )


def _operations() -> Iterator[Operation]:
    for wish in WISHES.values():
        body = body_of(wish)
        paths = [f"{place}/{wish.id}" for place in PLACES]
        if wish.id in OF_THEIR_OWN:
            paths.append(OF_THEIR_OWN[wish.id])
        for path in paths:
            yield Operation(
                path.replace("/", "-"),
                "POST",
                f"/conferences/{{id}}/{path}",
                f"{wish.english[0].upper()}{wish.english[1:]}",
                partial(make, wish),
                Room,
                body=body,
            )


OPERATIONS: Final = tuple(_operations())
