"""`upprop units`: systemd units made from the Procfile.

On a server systemd keeps processes alive better than a runner of ours. The units are printed, not
installed, so that the administrator sees what will run.
"""

from pathlib import Path
from typing import Final

from conference.cli.procfile import PROCFILE, RELEASE, lines
from conference.settings import Settings

ENVIRONMENT_FILE: Final = "/etc/upprop/environment"
TARGET: Final = "upprop.target"


def units(
    settings: Settings,
    procfile: Path = PROCFILE,
    *,
    directory: Path,
    user: str = "upprop",
) -> dict[str, str]:
    """Text by file name. `directory` is where the product lies on the host that will run them."""
    commands = lines(procfile)
    # The exercise network in earnest would idle; it is not installed at all.
    kept = [name for name in commands if name != RELEASE and (name != "exercise" or settings.exercise)]
    written = {TARGET: _target(kept)}
    for name, command in commands.items():
        if name == RELEASE:
            written[_file(name)] = _unit(name, command, directory, user, "Type=oneshot\nRemainAfterExit=yes")
        elif name in kept:
            written[_file(name)] = _unit(name, command, directory, user, _KEPT_ALIVE)
    return written


_KEPT_ALIVE: Final = """\
Restart=always
RestartSec=200ms
TimeoutStopSec=6"""


def _target(names: list[str]) -> str:
    wanted = " ".join(_file(name) for name in names)
    return f"""\
[Unit]
Description=Upprop
Wants={wanted}

[Install]
WantedBy=multi-user.target
"""


def _unit(name: str, command: str, directory: Path, user: str, life: str) -> str:
    # A host whose database is a version behind starts nothing.
    first = "" if name == RELEASE else f"Requires={_file(RELEASE)}\nAfter={_file(RELEASE)}\n"
    return f"""\
[Unit]
Description=Upprop: {name}
PartOf={TARGET}
Wants=network-online.target
After=network-online.target
{first}StartLimitIntervalSec=0

[Service]
User={user}
WorkingDirectory={directory}
EnvironmentFile={ENVIRONMENT_FILE}
Environment=PATH={directory}/.venv/bin:/usr/local/bin:/usr/bin:/bin
ExecStart=/bin/sh -c "exec {_quoted(command)}"
{life}
NoNewPrivileges=yes
"""


def _file(name: str) -> str:
    return f"upprop-{name}.service"


def _quoted(command: str) -> str:
    """As systemd must read it for the shell to see it unchanged."""
    for sign, written in (("\\", "\\\\"), ('"', '\\"'), ("$", "$$"), ("%", "%%")):
        command = command.replace(sign, written)
    return command
