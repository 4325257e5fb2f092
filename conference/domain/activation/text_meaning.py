"""What a text means, whatever it is about: the one order in which it is read, for every phone.

    GRÖN 40123456 brand          press          INVÄND fel tid        object
    AVSLUTA · SVAR … · FRÅGA …   of leaders     OK · ALLA · ÅNGRA     replies to what was sent
    NEJ · STATUS · NÄSTA …       a row of `conference/domain/meeting/text_words.py`
    12 · ca 5 · vet ej           amount         anything else         words

What it comes to is for whoever takes it: most of it only means something from some phones, and at some times.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from conference.domain.activation.answer_words import Vocabulary, read
from conference.domain.activation.leaving_words import after_word, objection_in
from conference.domain.activation.press_words import PressText, is_reply, press_text
from conference.domain.county.county import Words
from conference.domain.meeting.text_words import TEXT_WISHES, Reading, opts_out, reading

TO_LEAD: Final = ("stand_down", "answer", "keep", "inquire")
"""Words of leaders, and what follows them."""
REPLIES: Final = ("approve", "release", "plan", "undo")
"""Words that stand alone, and reply to what was sent to the phone."""
KINDS: Final = ("opt-out", "press", "object", *TO_LEAD, *REPLIES, *TEXT_WISHES, "amount", "words")


@dataclass(frozen=True)
class Meaning:
    """`kind` is one of `KINDS`; `said` what follows its word, on one line."""

    kind: str
    said: str = ""
    press: PressText | None = None
    reading: Reading | None = None


def meaning(body: str, words: Words) -> Meaning:
    """Any text at all has exactly one."""
    if opts_out(body):
        return Meaning("opt-out")
    pressed = press_text(body, words)
    if pressed is not None and pressed.meant:
        return Meaning("press", pressed.why, press=pressed)
    if (reasons := objection_in(body, words)) is not None:
        return Meaning("object", reasons)
    for key in TO_LEAD:
        if (said := after_word(body, words, f"replies.{key}")) is not None:
            return Meaning(key, said)
    for key in REPLIES:
        if is_reply(body, words, f"replies.{key}"):
            return Meaning(key)
    if (found := reading(body, words)) is not None:
        return Meaning(found.row.id, found.rest, reading=found)
    amount = read(body, Vocabulary.of(words))
    return Meaning("words" if amount.kind == "words" else "amount", amount.words)
