"""A network of its own for what is started in it: nothing of it reaches the machine, nor the machine it.

Linux has a network per thread. So each is a thread that has left the machine's, and whatever that thread
does, opens or starts is in it.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Final, TypeVar

T = TypeVar("T")

_CLONE_NEWNET: Final = 0x40000000
_libc: Final = ctypes.CDLL(None, use_errno=True)


class NotAllowed(RuntimeError):
    """There can be no such networks here; says why."""


class Namespace:
    """One network. `do` has something done in it."""

    def __init__(self) -> None:
        if shutil.which("ip") is None:
            raise NotAllowed("there is no `ip` here: `apt-get install iproute2` brings it")
        self._thread = ThreadPoolExecutor(1)
        self.id = self._thread.submit(_leave).result()
        self.ip("link", "set", "lo", "up")

    def do(self, work: Callable[[], T]) -> T:
        return self._thread.submit(work).result()

    def ip(self, *words: str) -> None:
        """Raises NotAllowed with what `ip` says."""
        done = self.do(lambda: subprocess.run(["ip", *words], capture_output=True, text=True, check=False))
        if done.returncode:
            raise NotAllowed(f"ip {' '.join(words)}: {done.stderr.strip()}")

    def kill(self) -> int:
        """Kill everything that runs in it, at once and without a word; how many there were."""
        there = list(self._processes())
        for pid in there:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        return len(there)

    def close(self) -> None:
        """End it with all that runs in it."""
        self.kill()
        self._thread.shutdown()

    def _processes(self) -> Iterator[int]:
        network = Path(f"/proc/{os.getpid()}/task/{self.id}/ns/net").stat().st_ino
        for process in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if (process / "ns/net").stat().st_ino == network and int(process.name) != os.getpid():
                    yield int(process.name)


def join(middle: Namespace, *others: Namespace, net: str) -> list[str]:
    """Put others beside one another on a bridge in the middle. The address of each, the middle's first."""
    addresses = [f"{net}.{place}" for place in range(1, len(others) + 2)]
    middle.ip("link", "add", "bridge", "type", "bridge")
    middle.ip("addr", "add", f"{addresses[0]}/24", "dev", "bridge")
    middle.ip("link", "set", "bridge", "up")
    for place, (other, address) in enumerate(zip(others, addresses[1:], strict=True)):
        end = ("peer", "name", "outside", "netns", str(other.id))
        middle.ip("link", "add", f"to{place}", "type", "veth", *end)
        middle.ip("link", "set", f"to{place}", "master", "bridge", "up")
        other.ip("addr", "add", f"{address}/24", "dev", "outside")
        other.ip("link", "set", "outside", "up")
    return addresses


def _leave() -> int:
    """Leave the machine's network; the thread's id."""
    if _libc.unshare(_CLONE_NEWNET):
        raise NotAllowed(f"a network of its own is not allowed here: {os.strerror(ctypes.get_errno())}")
    return threading.get_native_id()
