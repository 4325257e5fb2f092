"""What somebody has written themselves: less what is quoted, what a phone adds, and what was ours.

Phones and their owners' machines send back what they were sent: quoted, below an answer, or as it is. Taken
for an answer, our summons would be read aloud in the meeting, with the code in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

_QUOTED: Final = re.compile(
    r"^\s*(?:>|\|)|^-{2,}|^_{2,}|^(?:den|on) .{4,60}(?:skrev|wrote)(?:[^:]{0,40}:|:?)\s*$", re.IGNORECASE
)
_SENT_BY: Final = re.compile(r"^\s*(?:skickat från|sent from|hämta outlook|get outlook)\b.*$", re.IGNORECASE)
_SHORTEST_CUT: Final = 40
"""Characters from which the beginning of a text of ours is taken for it: a machine may send back one part."""


def own_words(body: str, ours: Iterable[str] = ()) -> str:
    """What is left of a text without the texts `ours`; empty where nothing in it is their own."""
    left = "\n".join(own_lines(body))
    for text in sorted(ours, key=len, reverse=True):
        said = text.split()
        if not said:
            continue
        left = re.sub(r"\s+".join(map(re.escape, said)), " ", left)
        if len(line := " ".join(left.split())) >= _SHORTEST_CUT and " ".join(said).startswith(line):
            return ""
    return left.strip()


def own_lines(body: str) -> Iterator[str]:
    """Until what was sent to them is quoted, or the phone has put its own name below."""
    for line in body.splitlines():
        if _QUOTED.search(line) or _SENT_BY.match(line):
            if line.strip() and not line.lstrip().startswith((">", "|")):
                return
            continue
        yield line
