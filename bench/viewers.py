"""Whoever looks at a live page, many at once: a process of its own that reads their streams as browsers do.

One thread and sockets that are never waited for, so that those who look take nothing of the cores that the
product is measured on. What is told alike to all is read once. It notes when each viewer's page first shows
that a seat is there, and when it shows that it is so no more.
"""

from __future__ import annotations

import multiprocessing
import re
import selectors
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Final
from urllib.parse import urlsplit

_HERE: Final = re.compile(rb'<li id="seat-([\w-]+)" class="(?:here|floor)"')
"""How the row of a seat begins that is there."""
_NAME: Final = re.compile(rb"^event: (\S+)$", re.MULTILINE)
_END: Final = b"\n\n"
_AT_A_TIME: Final = 1 << 20
_REMEMBERED: Final = 200
ASK_AGAIN_AFTER: Final = 0.1
PATIENCE: Final = 60.0


@dataclass(frozen=True)
class Note:
    """That a viewer's page has come to show a seat as there, or as gone."""

    viewer: int
    seat: str
    here: bool
    at: float


@dataclass(frozen=True)
class Seen:
    """All that was noted. `busy`: how much of a core that took; `gone`: streams that ended by themselves."""

    notes: tuple[Note, ...]
    letters: int
    beats: int
    gone: int
    busy: float


@dataclass
class _Viewer:
    number: int
    request: bytes
    socket: socket.socket
    waiting: bytearray = field(default_factory=bytearray)
    begun: bool = False
    read_to: int = 0
    beats: int = 0
    shown: dict[bytes, frozenset[str]] = field(default_factory=dict)
    """Of each group, the seats that are there."""


@contextmanager
def viewers(base: str, path: str, cookies: Sequence[str], many: int) -> Iterator[Callable[[], Seen]]:
    """So many streams of a page by these accounts in turn. Asked once all show it, it tells what they saw."""
    spawned = multiprocessing.get_context("spawn")
    ours, theirs = spawned.Pipe()
    asked = [cookies[number % len(cookies)] for number in range(many)]
    process = spawned.Process(target=_look, args=(base, path, asked, theirs), daemon=True)
    process.start()
    theirs.close()  # so that its end is heard of
    try:
        if not ours.poll(PATIENCE):
            raise TimeoutError("not all viewers were shown the page")
        ours.recv()

        def seen() -> Seen:
            ours.send(None)
            told: Seen = ours.recv()
            return told

        yield seen
    finally:
        process.terminate()
        process.join()


def _look(base: str, path: str, cookies: Sequence[str], pipe: Connection) -> None:
    looking = _Looking()
    address = urlsplit(base)
    for number, cookie in enumerate(cookies):
        # As HTTP/1.0, so that what comes is the stream and nothing round it.
        lines = (f"GET {path} HTTP/1.0", f"Host: {address.netloc}", "Accept: text/event-stream")
        request = "\r\n".join([*lines, f"Cookie: {cookie}", "", ""]).encode()
        looking.joins(_Viewer(number, request, _asked((address.hostname or "", address.port or 80), request)))
    looking.until(lambda: looking.all_have_begun)
    pipe.send(None)
    looking.begin()
    looking.until(lambda: pipe.poll(0))
    pipe.send(looking.seen())


def _asked(where: tuple[str, int], request: bytes) -> socket.socket:
    one = socket.create_connection(where)
    one.sendall(request)
    one.setblocking(False)
    return one


class _Looking:
    """All that look, from one thread."""

    def __init__(self) -> None:
        self._selector = selectors.DefaultSelector()
        self._viewers: list[_Viewer] = []
        self._read: dict[bytes, frozenset[str]] = {}
        self._notes: list[Note] = []
        self._letters = self._gone = 0
        self.begin()

    def begin(self) -> None:
        """What has been read so far was the page itself."""
        self._notes.clear()
        self._letters = 0
        self._since, self._worked = time.perf_counter(), time.process_time()

    def joins(self, viewer: _Viewer) -> None:
        self._viewers.append(viewer)
        self._selector.register(viewer.socket, selectors.EVENT_READ, viewer)

    @property
    def all_have_begun(self) -> bool:
        return all(viewer.beats for viewer in self._viewers)

    def until(self, enough: Callable[[], bool]) -> None:
        while not enough():
            for key, _ in self._selector.select(timeout=0.1):
                self._hear(key.data)

    def seen(self) -> Seen:
        busy = (time.process_time() - self._worked) / (time.perf_counter() - self._since)
        beats = sum(viewer.beats for viewer in self._viewers)
        return Seen(tuple(self._notes), self._letters, beats, self._gone, busy)

    def _hear(self, viewer: _Viewer) -> None:
        try:
            told = viewer.socket.recv(_AT_A_TIME)
        except BlockingIOError:
            return
        at = time.perf_counter()
        if not told:
            self._gone += 1
            self._selector.unregister(viewer.socket)
            viewer.socket.close()
            return
        self._letters += len(told)
        viewer.waiting += told
        if not viewer.begun:
            self._open(viewer)
        begin = 0
        while viewer.begun and (end := viewer.waiting.find(_END, max(begin, viewer.read_to))) >= 0:
            self._take(viewer, bytes(viewer.waiting[begin:end]), at)
            begin = viewer.read_to = end + len(_END)
        del viewer.waiting[:begin]
        viewer.read_to = max(0, len(viewer.waiting) - 1)

    def _open(self, viewer: _Viewer) -> None:
        head, blank, rest = bytes(viewer.waiting).partition(b"\r\n\r\n")
        if not blank:
            return
        said = head.splitlines()[0]
        if b" 503 " in said:  # those who looked before are taken to look until they are next sent a beat
            self._ask_again(viewer)
        elif b" 200 " in said:
            viewer.begun, viewer.waiting = True, bytearray(rest)
        else:
            raise ConnectionError(f"a viewer is not let in: {said.decode()}")

    def _ask_again(self, viewer: _Viewer) -> None:
        where = viewer.socket.getpeername()
        self._selector.unregister(viewer.socket)
        viewer.socket.close()
        time.sleep(ASK_AGAIN_AFTER)
        viewer.socket, viewer.waiting = _asked(where, viewer.request), bytearray()
        self._selector.register(viewer.socket, selectors.EVENT_READ, viewer)

    def _take(self, viewer: _Viewer, event: bytes, at: float) -> None:
        named = _NAME.search(event)
        if named is None:
            return
        name = named[1]
        if name == b"beat":
            viewer.beats += 1
        elif name.startswith(b"group-"):
            now, before = self._here_in(event), viewer.shown.get(name, frozenset())
            viewer.shown[name] = now
            self._notes += [Note(viewer.number, seat, seat in now, at) for seat in now ^ before]

    def _here_in(self, event: bytes) -> frozenset[str]:
        known = self._read.get(event)
        if known is None:
            if len(self._read) >= _REMEMBERED:
                self._read.clear()
            known = self._read[event] = frozenset(seat.decode() for seat in _HERE.findall(event))
        return known
