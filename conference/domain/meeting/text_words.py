"""What phones text to a meeting: a word from the table, and perhaps more. One grammar for all of them.

    NÄSTA · nasta! · "Nästa" tack · Hej, nästa           next
    NEJ kan inte · Förhinder, sjuk                       decline, with why
    Nästa vecka har vi övning                            none: a report, or nothing to us

The words are the county's, in all its languages at once. Each row says how much may follow its word: a wish
that takes nothing is not made by a sentence that happens to begin alike. Words by which a carrier's customers
opt out of texts are read as nothing, by whoever.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from conference.domain.county.county import Words
from conference.domain.county.spelling import plain
from conference.domain.meeting.own_words import own_lines

OPT_OUT: Final = frozenset({"stop", "stopall", "unsubscribe", "cancel", "end", "quit", "optout", "revoke"})
"""Carriers act on these themselves, as the only word of a text. They are never words of ours."""
OPT_IN: Final = frozenset({"start", "unstop"})
"""And on these, which take it back. YES does, too, and is a word of ours: whoever texts it wants both."""

YES_AND_NO: Final = ("come", "decline")

FEW: Final = 4
"""A yes or no with more words after it is a sentence, and for people to read."""


@dataclass(frozen=True)
class TextWish:
    """A row: what may be texted. Its words are the county's `texted.<id>`.

    `wish` is the row of the meeting's own table that it makes, if it is one of those. `more` is how many
    words may follow: none, any (None), or so many. `needs`: at least one must.
    """

    id: str
    wish: str | None = None
    more: int | None = 0
    needs: bool = False


_ROWS: Final = (
    TextWish("come", more=FEW),
    TextWish("decline", more=FEW),
    TextWish("cannot", more=None),
    TextWish("someone-else", more=None),
    TextWish("nothing", "nothing", more=FEW),
    TextWish("report", more=None, needs=True),
    TextWish("status"),
    TextWish("state"),
    TextWish("ring", more=2),
    TextWish("next", "next"),
    TextWish("back", "back"),
    TextWish("extend", "extend"),
    TextWish("ask", "ask"),
    TextWish("done", "done"),
    TextWish("by-text", "by-text"),
    TextWish("help", more=2),
)
TEXT_WISHES: Final[Mapping[str, TextWish]] = {row.id: row for row in _ROWS}

_FIRST: Final = re.compile(r"[^\W\d_]+")
_AROUND: Final = " \t\n.,:;!?*\"'´`’”“()[]<>-–—_/\\|~=#&"
_LONGEST: Final = 24


@dataclass(frozen=True)
class Said:
    """A text as it is read: its first word of weight, plain, and what follows, as written, on one line."""

    word: str
    rest: str


@dataclass(frozen=True)
class Reading:
    """What a text means: the row, and what was said with its word."""

    row: TextWish
    rest: str


def said(body: str, words: Words) -> Said | None:
    """What a text says, less greetings, what it quotes and what a phone adds; None where that is no word."""
    line = " ".join(own_lines(body)).strip(_AROUND)
    polite = _forms(words).get("polite", frozenset())
    while True:
        first = _FIRST.search(line)
        if first is None or _letters_or_digits(line[: first.start()]):
            return None
        word, rest = plain(first[0]), line[first.end() :]
        if word not in polite or not rest.strip(_AROUND):
            break
        line = rest
    if len(word) > _LONGEST or rest[:1] == "@":
        return None
    return Said(word, _less_polite(" ".join(rest.strip(_AROUND).split()), polite))


def reading(body: str, words: Words) -> Reading | None:
    """The row that a text is for; None where it is for none. No word is claimed by two: see `clashes`."""
    found = said(body, words)
    if found is None or (found.word in OPT_OUT | OPT_IN and not found.rest):
        return None
    forms = _forms(words)
    row = next((row for row in _ROWS if found.word in forms.get(row.id, frozenset())), None)
    return None if row is None else _fitting(row, found, words)


def _fitting(row: TextWish, found: Said, words: Words) -> Reading | None:
    many = len(found.rest.split())
    if row.id in YES_AND_NO and many:
        # "Nej, inget att rapportera" says two things, and so does "ja, förhinder": the second decides.
        inner = reading(found.rest, words)
        if inner is not None and inner.row.id not in YES_AND_NO:
            return inner
        if any(char.isdigit() for char in found.rest):
            return None  # an amount: an answer to an inquiry
    fits = (row.more is None or many <= row.more) and (many > 0 or not row.needs)
    return Reading(row, found.rest) if fits else None


def opts_out(body: str) -> bool:
    """A carrier takes this text for wanting no more texts from us."""
    return plain(body.strip()) in OPT_OUT


def clashes(words: Words, others: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """What is wrong with the words: claimed by two rows, by a reply of another kind, or by carriers."""
    forms = _forms(words)
    owners: dict[str, str] = {plain(word): name for name, spoken in others.items() for word in spoken}
    owners |= dict.fromkeys(OPT_OUT | OPT_IN, "the carriers")
    for row in _ROWS:
        for word in sorted(forms.get(row.id, frozenset())):
            if word in owners:
                yield f"{word.upper()} belongs to {owners[word]} already, and so cannot be texted.{row.id}"
            owners[word] = f"texted.{row.id}"


def _letters_or_digits(before: str) -> bool:
    return any(char.isalnum() for char in before)


def _less_polite(rest: str, polite: frozenset[str]) -> str:
    said = rest.split()
    while said and (plain(said[-1].strip(_AROUND)) in polite or not _letters_or_digits(said[-1])):
        said.pop()
    return " ".join(said)


def _forms(words: Words) -> Mapping[str, frozenset[str]]:
    names = ("polite", *TEXT_WISHES)
    return _folded(
        tuple(
            (name, tuple(word for spoken in words.values() for word in spoken.get(f"texted.{name}", ())))
            for name in names
        )
    )


@lru_cache(maxsize=8)
def _folded(spoken: tuple[tuple[str, tuple[str, ...]], ...]) -> Mapping[str, frozenset[str]]:
    return {name: frozenset(map(plain, forms)) for name, forms in spoken}
