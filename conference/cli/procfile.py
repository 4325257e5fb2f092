"""The Procfile: which processes there are and how each is started.

It is the only list of them. The runner, the systemd units and the tests of the wiring all read
it here.
"""

from pathlib import Path
from typing import Final

from honcho.environ import parse_procfile

from conference.settings import HOME

PROCFILE: Final = HOME / "Procfile"
RELEASE: Final = "release"
"""Runs once and first, and is not kept alive."""


def processes(procfile: Path = PROCFILE) -> dict[str, str]:
    """Name and command of everything that is to be kept alive."""
    return {name: command for name, command in lines(procfile).items() if name != RELEASE}


def lines(procfile: Path = PROCFILE) -> dict[str, str]:
    return dict(parse_procfile(procfile.read_text(encoding="utf-8")).processes)
