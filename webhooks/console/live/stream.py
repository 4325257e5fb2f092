"""A page's parts, sent again to whoever watches as they change.

A page names its parts; each is a piece of the very template that the whole page is made of. They are drawn
once for all who see the same (`Drawn`), and of what has been drawn only what differs is sent, in one piece. A
beat tells the page that the line is alive; a page that has missed it says so itself.

What each of a hundred viewers costs each time is what counts here: whoever asks the database for each of them
takes the cores from the carrier's reports.
"""

from __future__ import annotations

import logging
import random
import threading
import time
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from functools import lru_cache
from typing import Final, Generic, TypeVar

from flask import Response, current_app, g, stream_with_context

from conference.bus import HOUSE_CHAIN, StorageError
from webhooks.console.live.tail import AFTER_A_FAILURE, Tail

log = logging.getLogger(__name__)

MOST: Final = 96
"""Viewers at once: each keeps a thread for as long as it looks."""
ASKED_ANEW: Final = 30.0
"""Seconds of the wall within which it is asked anew who looks, even if nothing has happened in the house."""
BEAT: Final = 5.0
"""Seconds of the wall after which everything is drawn again even if nothing has happened: time has passed."""
LONGEST: Final = 3600.0
"""Seconds that one stream lasts; the page asks for the next by itself, and is then asked who it is."""
KEPT: Final = 200
"""Pages of which the last drawing is kept, and parts: each is asked for by several, and soon by nobody."""

T = TypeVar("T")
Parts = Mapping[str, str]
Draw = Callable[[int], Parts]
"""Asked with the row of history of which, or of later, the drawing is to be."""


class Latest(Generic[T]):
    """What has been made last of each page, for all to whom it is the same. Safe to share between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pages: dict[Hashable, tuple[threading.Lock, list[tuple[int, float, T]]]] = {}

    def of(self, key: Hashable, row: int, make: Callable[[], T]) -> T:
        """As it is at this row of history or later; made by the first who asks."""
        with self._lock:
            if len(self._pages) > KEPT:
                self._pages.clear()
            own, kept = self._pages.setdefault(key, (threading.Lock(), []))
        asked = time.monotonic()
        with own:
            if kept and kept[0][1] >= asked - (BEAT / 2 if kept[0][0] >= row else 0):
                return kept[0][2]
            begun = time.monotonic()
            kept[:] = [(row, begun, make())]
            return kept[0][2]


class Drawn(Latest[Parts]):
    """Of each page its parts, for all who see the same."""

    def parts(self, key: Hashable, row: int, draw: Draw) -> Parts:
        return self.of(key, row, lambda: draw(row))


def stream(
    drawn: Drawn,
    key: Hashable,
    chains: Sequence[str],
    draw: Draw,
    beat: Callable[[], str] = str,
    *,
    tail: Tail | None = None,
) -> Response:
    """The stream of the page that is asked for, drawn as whoever asks first would see it.

    `key` is all that a page looks different for. `beat` is asked for what each beat says to this viewer.
    `tail` is what tells of changes, where it is not the history of the house.
    503 where there are as many viewers as there may be: the page asks for its parts again and again instead.
    Whoever is signed out meanwhile, or becomes somebody else, sees no more: that is in the history of the
    house, and who they are is asked for anew whenever that has grown, and within half a minute in any case.
    """
    of_house: Tail = current_app.extensions["tail"]
    tail = tail or of_house
    recognise = current_app.extensions["recognise"]
    asked_by = g.who
    if of_house.watchers >= MOST:
        return Response("there are too many viewers", 503, {"Retry-After": "10"})
    sent = _events(of_house, tail, drawn, key, chains, draw, beat, lambda: recognise() == asked_by)
    return Response(
        stream_with_context(sent),
        content_type="text/event-stream; charset=utf-8",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


def _events(
    of_house: Tail,
    tail: Tail,
    drawn: Drawn,
    key: Hashable,
    chains: Sequence[str],
    draw: Draw,
    beat: Callable[[], str],
    still_in: Callable[[], bool],
) -> Iterator[bytes]:
    seen: dict[str, str] = {}
    until = time.monotonic() + LONGEST
    with of_house, tail if tail is not of_house else nullcontext():
        yield b"retry: 1000\n\n"
        row = tail.row_of(chains)
        ask_at, house = 0.0, 0
        while time.monotonic() < until:
            try:
                grown = of_house.row_of([HOUSE_CHAIN])
                if grown > house or time.monotonic() >= ask_at:
                    if not still_in():
                        return
                    house = grown
                    # Many begin to look at once; they are not all asked at once for ever after.
                    ask_at = time.monotonic() + (ASKED_ANEW - BEAT) * random.uniform(0.5, 1.0)
                parts, said = drawn.parts(key, row, draw), beat()
            except StorageError as error:  # without a beat the page says itself that it may be old
                log.warning("a page cannot be drawn: %s", error)
                parts = None
            finally:
                tail.pass_on(chains)
            if parts is None:
                ask_at = 0.0
                time.sleep(AFTER_A_FAILURE)
                continue
            new = {name: html for name, html in parts.items() if seen.get(name) != html}
            seen.update(new)
            yield b"".join([*(part(name, html) for name, html in new.items()), event("beat", said, row)])
            row = tail.wait(chains, row, BEAT)


@lru_cache(maxsize=KEPT)
def part(name: str, html: str) -> bytes:
    """A part as it goes over the line, to whoever it goes: most of what a hundred see is the same."""
    return event(name, html)


def event(name: str, data: str, row: int | None = None) -> bytes:
    """One event as it goes over the line. A beat's id is how far history had come."""
    id = "" if row is None else f"id: {row}\n"
    lines = "".join(f"data: {line}\n" for line in data.splitlines() or [""])
    return f"{id}event: {name}\n{lines}\n".encode()
