"""The organisations of the county. A member is not a seat: one has two, most share one in a cluster."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Member:
    """One of the organisations that take part.

    `always_staffs`: always ready to send someone to a staff. `rescue_service` is the member that puts out
    its fires, which is not the same thing as its cluster."""

    id: str
    name: str
    short_name: str
    kind: str
    always_staffs: bool
    rescue_service: str | None = None
