"""The ways to the world, as their last tests have left them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from conference.domain.instants import Instant, seconds_between
from conference.domain.meeting.link import OLD, Link
from conference.views.health import Finding


class Tests(Protocol):
    def all(self) -> Sequence[Link]: ...


class Look(Protocol):
    @property
    def links(self) -> Tests: ...


def links(look: Look, now: Instant) -> Iterator[Finding]:
    """A finding for each that has ever been tried: what came of it, and how long ago."""
    for link in look.links.all():
        ago = max(0.0, seconds_between(link.tried_at, now))
        when = f"{ago / 3600:.0f} h ago" if ago >= 3600 else f"{ago / 60:.0f} min ago"
        part = f"link {link.id}"
        if link.waits:
            yield Finding(part, True, f"{link.id} is being tried")
        elif link.heard_at is None:
            yield Finding(part, False, f"{link.id} was tried {when} and has not been heard")
        else:
            took = seconds_between(link.tried_at, link.heard_at)
            fine = ago <= OLD
            yield Finding(part, fine, f"{link.id} was heard after {took:.0f} s, {when}")
