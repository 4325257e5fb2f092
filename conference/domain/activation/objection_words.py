"""An objection by text: INVÄND and reasons. Forgiving of case, marks, endings and one slip of the finger.

Silence is taken for consent, so whoever has meant to object must not be taken for silent.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from conference.domain.activation.press_words import plain

OBJECT = "replies.object"
_WORD = re.compile(r"[^\W\d_]+")
_OF_ITSELF = 5
"""Letters from which a word with one slip in it is still that word and no other."""
_LONGEST = 20


def objection_in(body: str, words: Mapping[str, Mapping[str, tuple[str, ...]]]) -> str | None:
    """The reasons of an objection, which may be none at all; None where the text is something else."""
    first = _WORD.search(body)
    if first is None or body[: first.start()].strip("\"'.,:;-*!( \n\t"):
        return None
    said = plain(first[0])
    forms = {plain(form) for spoken in words.values() for form in spoken.get(OBJECT, ())}
    if len(said) > _LONGEST or not any(_meant(said, form) for form in forms):
        return None
    return " ".join(body[first.end() :].strip("\"'.,:;-*!() \n\t").split())


def _meant(said: str, form: str) -> bool:
    return said == form or (min(len(said), len(form)) >= _OF_ITSELF and _one_slip(said, form))


def _one_slip(said: str, form: str) -> bool:
    """One letter too many, too few or wrong, or two that have changed places."""
    same = next((at for at, (a, b) in enumerate(zip(said, form, strict=False)) if a != b), None)
    at = min(len(said), len(form)) if same is None else same
    rest, wanted = said[at:], form[at:]
    swapped = rest[1::-1] + rest[2:] == wanted if len(rest) > 1 else False
    return rest[1:] == wanted or rest == wanted[1:] or rest[1:] == wanted[1:] or swapped
