"""The inquiries of an activation. They are asked, answered and closed by its wishes."""

from __future__ import annotations

from typing import Final

from pydantic import BaseModel

from conference.views.activation import meant
from conference.views.inquiries import Standing, among, inquiries_of, inquiry
from webhooks.api.operations import Asked, Operation


class Inquiries(BaseModel):
    """In the order in which they were asked."""

    inquiries: tuple[Standing, ...]


def every(asked: Asked) -> Inquiries:
    with asked.upprop.store.reading() as look:
        return Inquiries(inquiries=inquiries_of(look, meant(look, asked.path["id"]).id))


def one(asked: Asked) -> Standing:
    with asked.upprop.store.reading() as look:
        among_these = look.inquiries.of(meant(look, asked.path["id"]).id)
        return inquiry(look, among(among_these, asked.path["inquiry"]).id)


OPERATIONS: Final = (
    Operation("inquiries", "GET", "/activations/{id}/inquiries", "What has been asked", every, Inquiries),
    Operation(
        "inquiry",
        "GET",
        "/activations/{id}/inquiries/{inquiry}",
        "An inquiry, its answers and what they come to",
        one,
        Standing,
    ),
)
