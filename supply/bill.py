"""Does the bill of materials name all that is locked, by version and hash, and no more? `make sbom`."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

Pin = tuple[str, str, frozenset[str]]
"""Name, version and the hashes of the files that will do."""


def pinned(lock: str) -> Iterator[Pin]:
    """What a lock pins; a version for other Pythons among it."""
    for entry in lock.replace("\\\n", " ").splitlines():
        if found := re.match(r"([\w.-]+)(?:\[[\w,]+\])?==([^\s;]+)", entry):
            yield found[1], found[2], frozenset(re.findall(r"--hash=sha256:([0-9a-f]{64})", entry))


def listed(bill: Mapping[str, Any]) -> Iterator[Pin]:
    """What a bill of materials names."""
    for part in bill["components"]:
        references = part.get("externalReferences", ())
        hashes = (one["content"] for reference in references for one in reference.get("hashes", ()))
        yield part["name"], part["version"], frozenset(hashes)


def differences(lock: str, bill: Mapping[str, Any]) -> list[str]:
    """A sentence for each that stands in one of them alone."""
    ours, theirs = set(pinned(lock)), set(listed(bill))
    lost = [f"{name} {version} is locked and not in the bill" for name, version, _ in ours - theirs]
    more = [f"{name} {version} is in the bill and not locked so" for name, version, _ in theirs - ours]
    return sorted(lost + more)


def main(lock: Path, bill: Path) -> int:
    told = json.loads(bill.read_text(encoding="utf-8"))
    wrong = differences(lock.read_text(encoding="utf-8"), told)
    print("\n".join(wrong) or f"✓ {bill}: {len(told['components'])} parts, as {lock} has them")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:3])))
