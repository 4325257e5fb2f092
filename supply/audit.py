"""Is any version in the locks known to be vulnerable? `make audit`.

pip-audit passes by what its database does not know, and ends well all the same. So what it says is counted:
each pin has been looked up, or it is told that it has not: an answer that could not be had is no answer.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[1]
TOOL: Final = ROOT / "var" / "tools" / "bin" / "pip-audit"
LOCKS: Final = (
    "requirements.lock",
    "requirements-dev.lock",
    "requirements-setup.lock",
    "requirements-tools.lock",
)
SERVICES: Final = ("pypi", "osv")
"""Where advisories are asked for, one after the other: the first that answers is enough."""
SECONDS: Final = "15"

FINE, VULNERABLE, NOT_REACHABLE = 0, 1, 4
"""As the product's own commands end."""


@dataclass(frozen=True)
class Found:
    """Of one lock: what is known of which pin, and which pins nobody has looked up."""

    lock: str
    looked_up: int
    vulnerable: tuple[str, ...]
    unasked: tuple[str, ...]

    @property
    def answered(self) -> bool:
        return not self.unasked


def found_in(lock: str, told: Mapping[str, Any]) -> Found:
    """What pip-audit tells, sorted out."""
    vulnerable, unasked, looked_up = [], [], 0
    for dependency in told["dependencies"]:
        if "skip_reason" in dependency:
            unasked.append(dependency["name"])
            continue
        looked_up += 1
        for known in dependency["vulns"]:
            better = ", ".join(known.get("fix_versions", ())) or "none yet"
            vulnerable.append(
                f"{dependency['name']} {dependency['version']}: {known['id']}, mended in {better}"
            )
    return Found(lock, looked_up, tuple(vulnerable), tuple(unasked))


def verdict(found: Iterable[Found]) -> tuple[int, list[str]]:
    """The exit code, and a sentence for each lock and each finding."""
    code, lines = FINE, []
    for one in found:
        if one.unasked:
            code = code or NOT_REACHABLE
            of = len(one.unasked) + one.looked_up
            lines.append(
                f"✗ {one.lock}: {len(one.unasked)} of {of} versions could not be looked up: "
                "no database of advisories answers from here"
            )
        if one.vulnerable:
            code = VULNERABLE
        lines += [f"✗ {one.lock}: {sentence}" for sentence in one.vulnerable]
        if not one.unasked and not one.vulnerable:
            lines.append(f"✓ {one.lock}: {one.looked_up} versions, none known to be vulnerable")
    return code, lines


def ask(lock: str) -> Found:
    """Ask one service after the other about a lock. Nobody's answer is told as that."""
    last = Found(lock, 0, (), tuple(pins(lock)))
    for service in SERVICES:
        ran = subprocess.run(_command(lock, service), cwd=ROOT, capture_output=True, text=True, check=False)
        try:
            answer = found_in(lock, json.loads(ran.stdout))
        except (json.JSONDecodeError, KeyError):
            continue
        if answer.answered or answer.vulnerable:
            return answer
        last = answer
    return last


def pins(lock: str) -> list[str]:
    """The names that a lock pins."""
    written = (ROOT / lock).read_text(encoding="utf-8")
    return [line.partition("==")[0] for line in written.splitlines() if "==" in line and line[0] != " "]


def _command(lock: str, service: str) -> Sequence[str]:
    quiet = ("--format", "json", "--progress-spinner", "off", "--timeout", SECONDS)
    return (str(TOOL), "-r", lock, "--disable-pip", "--require-hashes", "-s", service, *quiet)


def main() -> int:
    code, lines = verdict(map(ask, LOCKS))
    print("\n".join(lines))
    return code


if __name__ == "__main__":
    sys.exit(main())
