"""People's own words, made fit to stand in a text to others.

What somebody writes in a hurry is sent to dozens of phones. So it is put on one line and into the alphabet of
text messages; links, addresses and other people's numbers are left out, for a text that asks to be followed
somewhere looks like a forged one, and so are the words that are never used here. The rest stands as written.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import dropwhile
from typing import Final

from conference.domain.county.gsm7 import BASIC

MORE: Final = "..."
"""How words that were cut end."""

_ALIKE: Final = str.maketrans(
    {
        "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "~": "-",
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "‘": "'", "’": "'", "‚": "'", "´": "'", "`": "'", "^": "",
        "…": "...", "•": "-", "€": " EUR ", "\\": "/", "|": "/", "[": "(", "]": ")", "{": "(", "}": ")",
        "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "œ": "oe",
        "Œ": "Oe", "ı": "i",
    }
)  # fmt: skip
"""What has no place in the alphabet, or takes two, and what is written for it."""

_MAIL: Final = re.compile(r"\S+@\S+")
_LINK: Final = re.compile(r"\S*(?:\w://|www\.)\S*", re.IGNORECASE)
_PLACE: Final = re.compile(r"\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/\S*", re.IGNORECASE)
_DOMAIN: Final = re.compile(
    r"(?<=[\w-])\.(?=(?:se|nu|com|org|net|eu|info|io|app|link|ly|me|dk|fi|no)(?!\w))", re.I
)

_RUN: Final = re.compile(r"[+(]{0,2}[0-9](?:(?: | ?[-/+()]{1,2} ?|[.,:])?[0-9])*")
_HOUR: Final = r"(?:[01]?[0-9]|2[0-3])[.:][0-5][0-9]"
_DATE: Final = r"(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9]"
_BORN: Final = re.compile(rf"{_DATE} [0-9]{{4}}(?![0-9])")
_A_TIME: Final = re.compile(rf"{_HOUR}(?:-{_HOUR})?|{_DATE}|[0-3]?[0-9]/[01]?[0-9]")
_AN_AMOUNT: Final = re.compile(r"[1-9][0-9]{0,2}(?: [0-9]{3}){1,2}")
_NATIONAL, _BARE = 7, 9
"""From how many digits a number could be somebody's: with a nought or plus before it, and without."""


def fit(words: str, never: Iterable[str], limit: int) -> str:
    """The words on one line of at most `limit` characters that each take one place, cut at a word.

    Nothing may be left of them. What comes out goes through unchanged if it is fitted again.
    """
    unwanted = [pattern_of(word) for word in never]
    before, fitted = None, plain(words)
    while fitted != before:  # what is taken out may bring together what should go too
        before, fitted = fitted, cut(_without(fitted, unwanted), limit)
    return fitted


def plain(words: str) -> str:
    """On one line, in the alphabet of text messages and without what takes two places in it."""
    marked = words.translate(_ALIKE)
    letters = (_letter(char) for char in unicodedata.normalize("NFC", marked))
    return " ".join("".join(letters).split())


def cut(words: str, limit: int) -> str:
    """At most `limit` characters, ended at a word where there is one."""
    if len(words) <= limit:
        return words
    if limit <= len(MORE):
        return ""
    kept = words[: limit - len(MORE) + 1]
    whole, space, _ = kept.rpartition(" ")
    return (whole if space else kept[:-1]).rstrip(" ,;:-.(") + MORE


@cache
def pattern_of(unwanted: str) -> re.Pattern[str]:
    """Finds a word of the county's that is never used; a star in it stands for any ending."""
    stem, star = unwanted.removesuffix("*"), unwanted.endswith("*")
    return re.compile(rf"\b{re.escape(stem)}" + (r"\w*" if star else r"\b"), re.IGNORECASE)


def _letter(char: str) -> str:
    if char in BASIC and not char.isspace():
        return char
    if unicodedata.category(char) == "Cf":
        return ""  # a soft hyphen or the like divides no word
    alike = unicodedata.normalize("NFKD", char).translate(_ALIKE)
    kept = "".join(part for part in alike if part in BASIC and not part.isspace())
    return kept or ("" if unicodedata.combining(char) else " ")


def _without(words: str, unwanted: Iterable[re.Pattern[str]]) -> str:
    for pattern in (_MAIL, _LINK, _PLACE, _BORN, *unwanted):
        words = pattern.sub(" ", words)
    words = _DOMAIN.sub(". ", words)  # "huset.Se till" was no link, and now looks like none
    words = _RUN.sub(lambda run: _without_numbers(run[0]), words)
    words = re.sub(r"\(\s*\)", " ", words)
    return re.sub(r"\s+(?=[,.:;!?)](?:\s|$))", "", " ".join(words.split()))


def _without_numbers(run: str) -> str:
    """Digits that stand together, without what could be a phone's or a person's number among them."""
    if _AN_AMOUNT.fullmatch(run):
        return run
    pieces = run.split(" ")
    times = [piece for piece in pieces if _A_TIME.fullmatch(piece)]
    rest = [piece for piece in pieces if not _A_TIME.fullmatch(piece)]
    dialled = list(dropwhile(lambda piece: not piece.lstrip("(").startswith(("0", "+")), rest))
    if _digits(dialled) < _NATIONAL and _digits(rest) < _BARE:
        return run
    return f" {' '.join(times)} "


def _digits(pieces: Iterable[str]) -> int:
    return sum(char.isdigit() for char in "".join(pieces))
