"""What may be said and written, whoever edits the language files.

The county coordinates and does not command, so some words are never used; the language files name them, with
a star for "and whatever follows". Words that carriers read as "never text me again" are never asked for.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from conference.domain.county.fit_words import pattern_of
from conference.domain.county.gsm7 import not_gsm7, segments

SPOKEN_LIMIT: Final = 180
PARTS_LIMIT: Final = 3
OPT_OUT: Final = frozenset({"STOP", "STOPALL", "END", "QUIT", "CANCEL", "UNSUBSCRIBE"})

_CAPITALS = re.compile(r"\b[A-ZÅÄÖ]+\b")


def faults_of_prompt(template: str, never: Iterable[str]) -> Iterator[str]:
    """Parameters count by the length of their names, about what they turn into."""
    length = len(re.sub(r"[{}]", "", template))
    if length > SPOKEN_LIMIT:
        yield f"{length} characters are too many to be spoken; {SPOKEN_LIMIT} is the limit"
    if "\n" in template.strip():
        yield "a prompt is one line"
    yield from _always(template, never)


def faults_of_text(template: str, never: Iterable[str]) -> Iterator[str]:
    bare = re.sub(r"[{}]", "", template)
    foreign = not_gsm7(bare)
    if foreign:
        yield f"not in the alphabet of text messages: {' '.join(foreign)}"
    elif segments(bare) > PARTS_LIMIT:
        yield f"{segments(bare)} parts are too many for a text; {PARTS_LIMIT} is the limit"
    for word in sorted(OPT_OUT.intersection(_CAPITALS.findall(bare))):
        yield f"{word} is a word by which carriers opt people out"
    yield from _always(template, never)


def faults_of_word(word: str, never: Iterable[str]) -> Iterator[str]:
    if word.upper() in OPT_OUT:
        yield f"{word} is a word by which carriers opt people out"
    yield from _always(word, never)


def _always(words: str, never: Iterable[str]) -> Iterator[str]:
    for unwanted in never:
        if pattern_of(unwanted).search(words):
            yield f"“{unwanted}” is never used here"
    stray = re.sub(r"\{[a-z][a-z0-9_]*\}", "", words)
    if "{" in stray or "}" in stray:
        yield "a brace that belongs to no parameter"
