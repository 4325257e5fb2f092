"""The ways to the world, as their last tests have left them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from conference.domain.instants import Instant, seconds_between
from conference.domain.meeting.link import OLD, Link, Way, ways
from conference.ports.house import House
from conference.views.health import Finding


class Tests(Protocol):
    def all(self) -> Sequence[Link]: ...


class Look(Protocol):
    @property
    def links(self) -> Tests: ...

    @property
    def house(self) -> House: ...


def links(look: Look, now: Instant) -> Iterator[Finding]:
    """A finding for each that has ever been tried: what came of it, and how long ago.

    Where any has, those that cannot be are told of, too. What is none of our ways any more is not.
    """
    tried, known = look.links.all(), ways(look.house.voices, look.house.text_numbers)
    if tried:
        yield from (_untried(way) for way in known if way.to is None)
    there = {way.id for way in known if way.to is not None}
    for link in (one for one in tried if one.id in there):
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


def _untried(way: Way) -> Finding:
    says = f"{way.id} cannot be tried: we have no other number to reach by it"
    return Finding(f"link {way.id}", True, says)
