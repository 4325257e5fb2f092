"""Whether all that was read and heard in an exercise is fit to be: expected of every one, and never said.

The county coordinates and does not command, so some words are never used. A text has to be readable by any
phone, at a glance; whoever forges one would put a link in it, so there is none to get used to; and nobody's
number is given to anybody else.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Final

from conference.domain.county.county import County
from conference.domain.county.gsm7 import not_gsm7, segments

LONGEST: Final = 4
"""Segments of a text."""
_LINK: Final = re.compile(r"https?:|www\.|\b[a-z0-9-]+\.(?:se|nu|com|net|org|eu)\b", re.IGNORECASE)
_NUMBER: Final = re.compile(r"(?<![\d.])(?:\+46|0046|0)(?:[ -]?\d){7,10}(?!\d)")
Entry = Mapping[str, Any]


def of_all_words(entries: Iterable[Entry], county: County, own_numbers: Collection[str]) -> list[str]:
    """Each fault once, with the words it is in."""
    never = county.words[county.language].get("never", ())
    findings: dict[str, None] = {}
    for entry in entries:
        words = entry["what"]
        if entry["kind"] == "reads":
            faults = [*_of_a_text(words, own_numbers), *_unwanted(words, never)]
        elif entry["kind"] == "hears" and entry["speaker"] is None and not entry["tone"]:
            faults = list(_unwanted(words, never))
        else:
            continue
        findings |= dict.fromkeys(f"{fault}: “{_masked(words)}”" for fault in faults)
    return list(findings)


def _of_a_text(words: str, own_numbers: Collection[str]) -> Iterator[str]:
    foreign = not_gsm7(words)
    if foreign:
        yield f"a text has {' '.join(foreign)} in it"
    if segments(words) > LONGEST:
        yield f"a text has {segments(words)} segments"
    if _LINK.search(words):
        yield "a text has a link"
    if any(
        _national(found[0]) not in {_national(own) for own in own_numbers}
        for found in _NUMBER.finditer(words)
    ):
        yield "a text has somebody's number"


def _unwanted(words: str, never: Iterable[str]) -> Iterator[str]:
    for word in never:
        ending = "" if word.endswith("*") else r"\b"
        if re.search(rf"\b{re.escape(word.removesuffix('*'))}{ending}", words, re.IGNORECASE):
            yield f"“{word}” was said"


def _national(number: str) -> str:
    digits = re.sub(r"[^\d+]", "", number)
    return re.sub(r"^(\+46|0046)", "0", digits)


def _masked(words: str) -> str:
    return _NUMBER.sub("…", words)
