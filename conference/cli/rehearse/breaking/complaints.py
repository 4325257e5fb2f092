"""What the processes said of themselves that nobody should have to say: a fault of the program's own.

That the database, Redis or the carrier is away is a warning. An error is something nobody had thought of.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final

_IDS: Final = re.compile(r"/(?=[a-z]*\d)[a-z0-9]+\b|0x[0-9a-f]+")


def complaints(lines: Iterable[str]) -> Iterator[str]:
    """Each once, with how often it was said. `lines` are those of all processes, each after its name."""
    said = Counter(sentence for line in lines if (sentence := _of(line)) is not None)
    yield from (f"{sentence} ({many} times)" for sentence, many in said.items())


def _of(line: str) -> str | None:
    name, _, rest = line.partition("| ")
    if not rest.startswith("{"):
        return None
    try:
        said: dict[str, Any] = json.loads(rest)
    except ValueError:
        return None
    if said.get("level") not in ("error", "critical"):
        return None
    why = str(said.get("exception", "")).strip().rpartition("\n")[2]
    return _IDS.sub("/…", f"{name.strip()} was at fault: {said.get('message')}: {why}".rstrip(": "))
