"""What an answer in writing says: a number, none, not certain how many, or words that only people can read.

    12 · 12 platser · ja, vi har 12      twelve      ca 12 · 12-15 · 12? · osäkert 12      twelve, uncertain
    NEJ · INGA platser · 0               none        OSÄKERT · vet ej · ?                  uncertain

The words by which these are known are the county's, in all its languages at once: whoever answers in a hurry
writes as they please, and without dots and rings where the phone has none. Nothing is guessed: where there is
more than one amount the first is taken for uncertain, and what says none of this is kept as words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from conference.domain.county.county import Words

Kind = Literal["number", "none", "uncertain", "words"]

LONGEST = 300
"""Characters of an answer that are kept."""
MOST = 999_999
"""A greater number is somebody's phone, or nonsense."""
FEW = 4
"""A no with more words after it is an explanation, and for people to read."""

NAMES = (
    "replies.none",
    "replies.uncertain",
    "replies.about",
    "replies.lead",
    "replies.to",
    "replies.counted",
)
"""The words a county must have for answers to be read."""

_AMOUNT = r"[1-9][0-9]{0,2}(?: [0-9]{3})+(?![0-9])|[1-9][0-9]{0,6}|0+"


@dataclass(frozen=True)
class Reading:
    """`number` is at least one, and there where `kind` is number. `words` are as written, on one line."""

    kind: Kind
    words: str
    number: int | None = None
    uncertain: bool = False


@dataclass(frozen=True)
class Vocabulary:
    """The county's words for answers, folded.

    `lead` may stand before a number without meaning anything, `about` makes it uncertain, `to` stands between
    the ends of a span. `counted` are numbers in words from two on: "one" too often means no number.
    """

    none: tuple[str, ...]
    uncertain: tuple[str, ...]
    about: tuple[str, ...]
    lead: tuple[str, ...]
    to: tuple[str, ...]
    counted: tuple[tuple[str, int], ...]

    @classmethod
    def of(cls, words: Words) -> Vocabulary:
        none, uncertain, about, lead, to, _ = (_folded(words, name) for name in NAMES)
        counted = tuple(
            (fold(word), number)
            for spoken in words.values()
            for number, word in enumerate(spoken["replies.counted"], 2)
        )
        return cls(none, uncertain, about, lead, to, counted)


def read(words: str, vocabulary: Vocabulary) -> Reading:
    """What `words` say. Any words at all give one reading."""
    kept = " ".join(words.split())[:LONGEST].rstrip()
    said = fold(kept)
    before, rest = _opened(said, vocabulary)
    uncertain = bool(before & {*vocabulary.uncertain, *vocabulary.about, "~"})
    found = _number(vocabulary).fullmatch(rest)
    if found is not None and not _in_passing(found, before):
        return _counted(kept, found, vocabulary, uncertain=uncertain)
    if before & set(vocabulary.uncertain) or said == "?":
        return Reading("uncertain", kept, uncertain=True)
    return Reading("none" if _says_none(rest, vocabulary) else "words", kept)


def fold(words: str) -> str:
    """As it is compared: small letters without dots and rings, and nothing around them."""
    parts = unicodedata.normalize("NFD", " ".join(words.split()).casefold())
    return "".join(part for part in parts if not unicodedata.combining(part)).strip(" .!\"'")


def _folded(words: Words, name: str) -> tuple[str, ...]:
    """Longest first, so that "vi har inte" is not taken for "vi har"."""
    return tuple(sorted({fold(word) for spoken in words.values() for word in spoken[name]}, key=_longest))


def _longest(word: str) -> tuple[int, str]:
    return -len(word), word


def _opened(said: str, vocabulary: Vocabulary) -> tuple[set[str], str]:
    """The words that say nothing, or little, before the answer itself; and the rest."""
    openings = sorted({*vocabulary.lead, *vocabulary.about, *vocabulary.uncertain}, key=_longest)
    found: set[str] = set()
    while (word := "~" if said.startswith("~") else _first(said, openings)) is not None:
        found.add(word)
        said = re.sub(r"^[ ,;:]*(?:- )?", "", said[len(word) :])
    return found, said


def _first(said: str, words: Iterable[str]) -> str | None:
    return next((word for word in words if re.match(rf"{re.escape(word)}(?!\w)", said)), None)


@lru_cache(maxsize=8)
def _number(vocabulary: Vocabulary) -> re.Pattern[str]:
    in_words = _any(word for word, _ in vocabulary.counted)
    amount = rf"{_AMOUNT}|(?:{in_words})(?!\w)"
    span = rf"(?P<low>{amount})(?: ?(?:-|{_any(vocabulary.to)}) ?(?P<high>{amount}))?"
    return re.compile(span + r"(?![-.,:/]?[0-9])(?P<rest>.*)")


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=_longest)))


def _counted(kept: str, found: re.Match[str], vocabulary: Vocabulary, *, uncertain: bool) -> Reading:
    """A number, or two with the lower taken; a nought that is certain is none."""
    amounts = [_value(amount, vocabulary) for amount in found.group("low", "high") if amount]
    uncertain = uncertain or len(amounts) > 1 or _doubts(found["rest"], vocabulary)
    if max(amounts) > MOST:
        return Reading("words", kept)
    if min(amounts) > 0:
        return Reading("number", kept, min(amounts), uncertain)
    return Reading("uncertain", kept, uncertain=True) if uncertain else Reading("none", kept)


def _in_passing(found: re.Match[str], before: set[str]) -> bool:
    """A number spelt out is an answer alone or with what is counted; within more words it is only said."""
    return not found["low"][0].isdigit() and (bool(before) or len(found["rest"].split()) > 1)


def _value(amount: str, vocabulary: Vocabulary) -> int:
    spelt = dict(vocabulary.counted).get(amount)
    return int(amount.replace(" ", "")) if spelt is None else spelt


def _doubts(rest: str, vocabulary: Vocabulary) -> bool:
    """What follows a number takes from its certainty: a question mark, another amount, the word itself."""
    return bool(re.search(r"[?+0-9]", rest)) or any(_says(rest, (*vocabulary.uncertain, *vocabulary.about)))


def _says(said: str, words: Iterable[str]) -> Iterator[bool]:
    return (re.search(rf"(?<!\w){re.escape(word)}(?!\w)", said) is not None for word in words)


def _says_none(said: str, vocabulary: Vocabulary) -> bool:
    word = _first(said, vocabulary.none)
    if word is None:
        return False
    rest = said[len(word) :]
    return (
        len(rest.split()) <= FEW
        and not re.search(r"[0-9]", rest)
        and not any(_says(rest, vocabulary.uncertain))
    )
