"""The ways to the world, as their last tests have left them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from conference.domain.instants import Instant, seconds_between
from conference.domain.meeting.link import Link, State, Way, tested, ways
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
    """A finding for each way there is: what its last test came to and how long ago, or that there was none.

    What is none of our ways any more is not told of.
    """
    last = {link.id: link for link in look.links.all()}
    for way in ways(look.house.voices, look.house.text_numbers):
        yield _finding(way, last.get(way.id), now)


def _finding(way: Way, link: Link | None, now: Instant) -> Finding:
    found = tested(way, link, now)
    return Finding(f"link {way.id}", found.well, f"{way.id} {_said(found.state, link, now)}")


def _said(state: State, link: Link | None, now: Instant) -> str:
    if state is State.CANNOT:
        return "cannot be tried: we have no other number to reach by it"
    if link is None:
        return "has never been tried"
    if state is State.TRYING:
        return "is being tried"
    if link.heard_at is None:
        return f"was tried {_ago(link, now)} and has not been heard"
    took = seconds_between(link.tried_at, link.heard_at)
    return f"was heard after {took:.0f} s, {_ago(link, now)}"


def _ago(link: Link, now: Instant) -> str:
    ago = max(0.0, seconds_between(link.tried_at, now))
    return f"{ago / 3600:.0f} h ago" if ago >= 3600 else f"{ago / 60:.0f} min ago"
