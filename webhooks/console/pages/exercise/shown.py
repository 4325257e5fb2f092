"""The phones of an exercise as they are drawn: whose each is, how it stands, what it has heard last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from flask import abort

from conference.domain.access.rights import Role
from conference.domain.errors import NotFound
from conference.exercises.network import Phone
from conference.exercises.posts import NOWHERE, Post, posts
from webhooks.console import doing
from webhooks.console.pages.exercise import wired
from webhooks.console.who import Who

IDLE: Final = "idle"
WRITING: Final = frozenset({"reads", "texts"})
LATEST: Final = 25
"""So many things noticed at a phone are shown."""


@dataclass(frozen=True)
class Tile:
    """A phone at a glance. `last` is what was said or written to it last."""

    post: Post
    standing: str
    last: str
    officer: bool
    aside: bool
    touched: bool
    speakers: tuple[str, ...]

    @property
    def in_play(self) -> bool:
        """Something has happened at it, or somebody has to do with it."""
        return self.touched or self.standing != IDLE

    @property
    def on_a_call(self) -> bool:
        return self.standing not in (IDLE, "rings")


@dataclass(frozen=True)
class Entry:
    """Something noticed at a phone; `whose` are the words, where somebody said them into the room."""

    at: datetime
    kind: str
    words: str
    whose: str
    whole: bool
    tone: bool


def every() -> tuple[Post, ...]:
    """Every phone that the directory knows."""
    upprop = doing.house()
    with upprop.store.reading() as look:
        known = {one.function: one.phones for one in look.directory.everybody(upprop.clock.now())}
    return posts(upprop.county, known)


def playable(asked: Sequence[Post], asks: Who) -> tuple[Post, ...]:
    """Those that somebody may play: all, or those of their own organisation."""
    return tuple(post for post in asked if _may_play(post, asks))


def post_at(slug: str, asks: Who) -> Post:
    """Raises NotFound; 403 for a phone that is another organisation's."""
    upprop = doing.house()
    function = slug.partition(".")[0]
    with upprop.store.reading() as look:
        known = {function: look.directory.phones(function)}
    found = next((post for post in posts(upprop.county, known) if post.slug == slug), None)
    if found is None:
        raise NotFound(f"there is no phone {slug}")
    if not _may_play(found, asks):
        abort(403)
    return found


def tiles(asked: Sequence[Post], called: Mapping[str, str]) -> tuple[Tile, ...]:
    """As they are now."""
    with wired.network() as network:
        known = {one["number"]: one for one in network.wall()[1]}
    return tuple(tile(post, known.get(post.number, {}), called) for post in asked)


def tile(post: Post, phone: Phone, called: Mapping[str, str]) -> Tile:
    last = phone.get("last") or {}
    return Tile(
        post=post,
        standing=standing(phone),
        last="" if last.get("tone") else str(last.get("what", "")),
        officer=bool(phone.get("officer")),
        aside=bool(phone.get("aside")),
        touched=bool(phone.get("rings") or last or phone.get("officer") or phone.get("aside")),
        speakers=tuple(called.get(number, "") for number in phone.get("speakers", ())),
    )


def standing(phone: Phone) -> str:
    """One word of `STANDING`."""
    state = phone.get("state", IDLE)
    if state != "talking":
        return (
            "dials" if state == "ringing" and phone.get("inbound") else {"ringing": "rings"}.get(state, IDLE)
        )
    if phone.get("asked"):
        return "asked"
    if not phone.get("room"):
        return "listens"
    if not phone.get("talks"):
        return "waits"
    if phone.get("muted"):
        return "closed"
    return "speaks" if phone.get("speaking") else "open"


def noticed(phone: Phone, called: Mapping[str, str], *, writing: bool) -> tuple[Entry, ...]:
    """What has been noticed at a phone last, the newest first: what was written, or all else."""
    entries = (_entry(one, called) for one in reversed(phone.get("noticed", ())))
    return tuple(entry for entry in entries if (entry.kind in WRITING) is writing)[:LATEST]


def names(asked: Sequence[Post]) -> dict[str, str]:
    """Number to whose it is, for what is said in the room."""
    return {post.number: post.called for post in asked}


def groups(asked: Sequence[Post]) -> tuple[str, ...]:
    """Those who stand together on a roll-call, as the county's meetings have them: those who lead first."""
    there = {post.group for post in asked}
    return tuple(group for group in (*_order(), NOWHERE) if group in there)


def _order() -> Iterator[str]:
    yield from dict.fromkeys(
        place.group
        for leads in (True, False)
        for format_ in doing.house().county.formats.values()
        for place in format_.seats
        if place.leads is leads
    )


def _entry(one: Mapping[str, Any], called: Mapping[str, str]) -> Entry:
    return Entry(
        at=datetime.fromisoformat(one["at"]),
        kind=one["kind"],
        words=one["what"],
        whose=called.get(one["speaker"] or "", ""),
        whole=one["whole"],
        tone=one["tone"],
    )


def stands(one: Tile, narrowed: str) -> bool:
    """Whether it is shown: first phones, and of the others those where something has happened."""
    if narrowed == "ringer":
        return one.standing == "rings"
    if narrowed == "samtal":
        return one.on_a_call
    return one.post.first or one.in_play


def _may_play(post: Post, asks: Who) -> bool:
    return asks.role is not Role.MEMBER or post.member == asks.member
