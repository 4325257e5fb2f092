"""One line of the Procfile as a running program.

Each child leads a process group of its own, so that it can be ended with all it has started,
and is killed by the kernel if its parent dies without a word: a worker that outlives its
household would go on dialling with nobody to stop it.
"""

import ctypes
import os
import signal
import subprocess
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Final

_PR_SET_PDEATHSIG: Final = 1
_prctl: Callable[..., int] | None
try:
    # Loaded here and not between fork and exec, where nothing may be loaded.
    _prctl = ctypes.CDLL(None).prctl
except (AttributeError, OSError):  # not Linux: orphans must be ended by hand there
    _prctl = None


class Child:
    """A running program whose every line of output is handed to `say`.

    The kernel watches the *thread* that started a child, not its process: start children from a
    thread that lives as long as they do.
    """

    def __init__(
        self, name: str, command: str, environment: Mapping[str, str], say: Callable[[str, str], None]
    ) -> None:
        self.name = name
        self._say = say
        parent = os.getpid()
        self._process = subprocess.Popen(
            # Without exec a shell would stand between us and the program and take our signals.
            ["/bin/sh", "-c", f"exec {command}"],
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=lambda: _die_with(parent),
        )
        self.pid = self._process.pid
        self._output = threading.Thread(target=self._relay_output, name=f"output of {name}", daemon=True)
        self._output.start()

    def ended(self) -> int | None:
        """The exit code, or None while it runs."""
        return self._process.poll()

    def signal_group(self, number: signal.Signals) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.pid, number)

    def signal(self, number: signal.Signals) -> None:
        self._process.send_signal(number)

    def wait(self, seconds: float) -> bool:
        """Whether it ended in time."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(max(0.0, seconds))
        return self.ended() is not None

    def hear_out(self, seconds: float) -> None:
        """Let its last lines be told: whoever ends in the middle of one takes the whole interpreter down."""
        self._output.join(seconds)

    def _relay_output(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as lines:
            for line in lines:
                self._say(self.name, line.decode(errors="replace").rstrip("\n"))


def _die_with(parent: int) -> None:
    if _prctl is not None:
        _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it died before we could ask
            os._exit(1)
