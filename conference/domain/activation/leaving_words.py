"""What is texted about standing down: INVÄND and reasons; from a leader SVAR, BEHÅLL and AVSLUTA.

Silence is taken for consent, so whoever has meant to object must not be taken for silent: that word is known
by any of its endings, and with one slip of the finger in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from conference.domain.county.spelling import plain

OBJECT = "replies.object"
_WORD = re.compile(r"[^\W\d_]+")
_AROUND = "\"'.,:;-*!?() \n\t"
_OF_ITSELF = 5
"""Letters from which a word with one slip in it is still that word and no other."""
_LONGEST = 20

Words = Mapping[str, Mapping[str, tuple[str, ...]]]


def objection_in(body: str, words: Words) -> str | None:
    """The reasons of an objection, which may be none at all; None where the text is something else."""
    return after_word(body, words, OBJECT, slips=True)


def after_word(body: str, words: Words, key: str, *, slips: bool = False) -> str | None:
    """What follows a word of that key, in any of the county's languages; None where another begins it."""
    first = _WORD.search(body)
    if first is None or len(first[0]) > _LONGEST or body[: first.start()].strip(_AROUND):
        return None
    said = plain(first[0])
    forms = {plain(form) for spoken in words.values() for form in spoken.get(key, ())}
    if said not in forms and not (slips and any(_meant(said, form) for form in forms)):
        return None
    return " ".join(body[first.end() :].strip(_AROUND).split())


def member_in(said: str, names: Mapping[str, Iterable[str]]) -> tuple[str | None, str]:
    """The member whom the words name first, and the rest of them; None where they name none, or several.

    `names` are what each that may be meant is called. Where there is but one it need not be named.
    """
    words = said.split()
    counted = [
        (len(name.split()), member)
        for member, called in names.items()
        for name in called
        if _plainly(words[: len(name.split())]) == _plainly(name.split())
    ]
    longest = max((count for count, _ in counted), default=0)
    named = {member for count, member in counted if count == longest}
    if len(named) == 1:
        return named.pop(), " ".join(words[longest:]).strip(_AROUND)
    return (next(iter(names)) if len(names) == 1 else None), said


def _plainly(words: Iterable[str]) -> list[str]:
    return [plain(word).strip(_AROUND) for word in words]


def _meant(said: str, form: str) -> bool:
    return min(len(said), len(form)) >= _OF_ITSELF and _one_slip(said, form)


def _one_slip(said: str, form: str) -> bool:
    """One letter too many, too few or wrong, or two that have changed places."""
    other = next((at for at, (a, b) in enumerate(zip(said, form, strict=False)) if a != b), None)
    at = min(len(said), len(form)) if other is None else other
    rest, wanted = said[at:], form[at:]
    swapped = len(rest) > 1 and rest[1::-1] + rest[2:] == wanted
    return swapped or rest[1:] == wanted or rest == wanted[1:] or rest[1:] == wanted[1:]
