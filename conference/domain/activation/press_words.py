"""A press by text: GRÖN 40123456 brand på vårdboende. Forgiving of case, blanks, and å, ö typed as a, o."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from conference.domain.activation.press import BLUE, GREEN
from conference.domain.county.spelling import plain

_BUTTON_WORDS = {GREEN: "replies.green", BLUE: "replies.blue"}
_CODE = re.compile(r"\W*((?:\d[ .-]?){7}\d)(?!\d)\W*")
_LONGEST_WORD = 20


@dataclass(frozen=True)
class PressText:
    """What was texted: which button, the eight digits (empty where there are none), what has happened.

    `meant`: there is a code, or what was meant for one, or a button is named. Other texts begin with the name
    of a colour too: the green line has stopped.
    """

    button: str
    code: str
    why: str
    meant: bool = True


def press_text(body: str, words: Mapping[str, Mapping[str, tuple[str, ...]]]) -> PressText | None:
    """The press that a text is, or None where it is something else. Any of the county's languages will do."""
    said = unicodedata.normalize("NFC", body).strip().lstrip("\"'.,:;-* ")
    first = re.match(r"[^\W\d_]+", said)
    if first is None or len(first[0]) > _LONGEST_WORD:
        return None
    button = next((button for button, key in _BUTTON_WORDS.items() if _is(first[0], words, key)), None)
    if button is None:
        return None
    rest = said[first.end() :].strip()
    named = re.match(r"(?:knappen|knapp|button)\b\W*", rest, re.IGNORECASE)
    rest = rest[named.end() :] if named else rest
    code = _CODE.match(rest)
    digits = re.sub(r"\D", "", code[1]) if code else ""
    why = rest[code.end() :] if code else rest
    meant = bool(named or re.match(r"\W*(?:\d|$)", rest))
    return PressText(button, digits, " ".join(why.split()), meant)


def is_reply(body: str, words: Mapping[str, Mapping[str, tuple[str, ...]]], key: str) -> bool:
    """Whether a text is one of the words of that key and nothing else, however it is spelt or ends."""
    return _is(body.strip().strip(".!?\"'*- "), words, key)


def _is(said: str, words: Mapping[str, Mapping[str, tuple[str, ...]]], key: str) -> bool:
    return plain(said) in {plain(word) for word in _all(words, key)}


def _all(words: Mapping[str, Mapping[str, tuple[str, ...]]], key: str) -> Iterable[str]:
    return (word for spoken in words.values() for word in spoken.get(key, ()))
