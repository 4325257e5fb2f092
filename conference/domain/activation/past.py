"""What was before: activations that have been, and the guidelines that have been adopted since.

A day like this has mostly been before. Whoever leads is told which guideline may fit what has happened, found
by words that the county keeps beside each. It is offered and never chosen; a far-fetched one costs trust, so
that only whole words and their beginnings count.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from typing import Final
from unicodedata import normalize

MONTHS: Final = 12
_WORD: Final = re.compile(r"[^\W_]+")
_FORGIVING: Final = {"å": "[åa]", "ä": "[äa]", "ö": "[öo]"}


@dataclass(frozen=True)
class PastActivation:
    """One from the time before Upprop. Its name and its day are all that is known of it."""

    title: str
    activated_on: date

    @property
    def id(self) -> str:
        """Follows from title and day, so that it is the same one whenever it is read again."""
        return _id("activation", self.title, self.activated_on)


@dataclass(frozen=True)
class Guideline:
    """`words` are those it is found by: `el` is that word, `elavbrott*` every word that begins so."""

    title: str
    adopted_on: date
    words: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return _id("guideline", self.title, self.adopted_on)


@dataclass(frozen=True)
class Year:
    """`quiet_months` are those of its months that are over without an activation."""

    year: int
    activations: int
    quiet_months: int


def by_year(days: Iterable[date], today: date) -> tuple[Year, ...]:
    """Every year from the first of `days` until today, also those in which nothing happened.

    Nothing is known of the months before the first of `days`: they are not counted as quiet.
    """
    months = Counter((day.year, day.month) for day in days)
    if not months:
        return ()
    first, now = min(months), (today.year, today.month)
    return tuple(
        Year(
            year,
            sum(months[year, month] for month in range(1, MONTHS + 1)),
            sum(first <= (year, month) < now and not months[year, month] for month in range(1, MONTHS + 1)),
        )
        for year in range(first[0], max(today.year, max(months)[0]) + 1)
    )


def fitting(guidelines: Sequence[Guideline], words: str, kind: str | None = None) -> tuple[Guideline, ...]:
    """Those that may fit what has happened, the best first; none where nothing points to one.

    `words` tell what has happened, `kind` what kind of event it is said to be. First comes a guideline that
    is named, then the one that more words point to, then the one pointed to earlier, then the one that the
    kind points to; among equals the newer.
    """
    said, sort = _words(words), _words(kind or "")
    ranked = []
    for guideline in guidelines:
        found, by_kind = _found(guideline, said), _found(guideline, sort)
        named = _names(said, guideline)
        if named or found or by_kind:
            rank = (
                not named,
                -len(found),
                min(found, default=0),
                -len(by_kind),
                -guideline.adopted_on.toordinal(),
            )
            ranked.append((rank, guideline))
    return tuple(guideline for _, guideline in sorted(ranked, key=lambda pair: pair[0]))


def is_word_to_find_by(word: str) -> bool:
    """One word, perhaps with a star. A star after one or two letters would find half the language."""
    bare = _plain(word.removesuffix("*"))
    return _WORD.fullmatch(bare) is not None and (len(bare) > 2 or not word.endswith("*"))


def _found(guideline: Guideline, said: Sequence[str]) -> tuple[int, ...]:
    """Which of the words said, by their places, point to the guideline."""
    patterns = [_pattern(word) for word in guideline.words]
    return tuple(
        place for place, word in enumerate(said) if any(pattern.fullmatch(word) for pattern in patterns)
    )


def _names(said: Sequence[str], guideline: Guideline) -> bool:
    """The whole title stands among what was said."""
    title = [_pattern(word) for word in _words(guideline.title)]
    starts = range(len(said) - len(title) + 1)
    return any(
        all(pattern.fullmatch(word) for pattern, word in zip(title, said[start:], strict=False))
        for start in starts
    )


@cache
def _pattern(word: str) -> re.Pattern[str]:
    """Who has no å, ä and ö at hand writes a and o. The reverse is another word."""
    bare = _plain(word.removesuffix("*"))
    letters = "".join(_FORGIVING.get(letter, re.escape(letter)) for letter in bare)
    return re.compile(letters + (r"\w*" if word.endswith("*") else ""))


def _words(text: str) -> list[str]:
    return _WORD.findall(_plain(text))


def _plain(text: str) -> str:
    return normalize("NFC", text).casefold()


def _id(kind: str, title: str, day: date) -> str:
    return f"p{sha256(f'{kind}:{day.isoformat()}:{title}'.encode()).hexdigest()[:19]}"
