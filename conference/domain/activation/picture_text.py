"""The picture as a text message: complete without a link, in at most four parts.

If not everything finds room the fields are shortened alike, the longest first, and the text says that there
is more in the picture itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from conference.domain.activation.picture import PictureVersion
from conference.domain.county.fit_words import fit
from conference.domain.county.gsm7 import segments
from conference.domain.county.texts import Saying, say

PARTS = 4
"""The most parts a picture may take."""
ROOM = 153 * PARTS
HEADER = 100
"""Characters of a field that could have a place at all, and of what has happened."""


def as_text(
    version: PictureVersion,
    headings: Sequence[str],
    words: Callable[[Saying], str],
    never: Iterable[str],
    *,
    happened: str,
    time: Saying | str,
    exercise: bool,
) -> str:
    """The text, in the language of `words`, which renders a saying; fields with nothing in them are left out.

    `happened` stands in where the version does not say. An exercise's own marks are not in it, but room is
    kept for them.
    """
    unwanted = tuple(never)
    what = fit(version.happened or happened, unwanted, HEADER)
    head = words(say("picture_head", version=version.number, time=time, what=what))
    fields: list[tuple[str, str]] = []
    for heading, field in zip(headings, version.fields, strict=True):
        known = fit(field.words, unwanted, ROOM)
        unsure = fit(field.uncertain, unwanted, ROOM)
        said = [known, words(say("picture_uncertain", what=unsure)) if unsure else ""]
        if any(said):
            fields.append((heading, " ".join(filter(None, said))))
    marks = f" {words(say('exercise'))}" * 2 if exercise else ""

    def put_together(limit: int | None) -> str:
        lines = [
            words(
                say(
                    "picture_field",
                    heading=heading,
                    words=said if limit is None else fit(said, unwanted, limit),
                )
            )
            for heading, said in fields
        ]
        return "\n".join([head, *lines, *([] if limit is None else [words(say("picture_more"))])])

    def fits(text: str) -> bool:
        return segments(text + marks) <= PARTS

    whole = put_together(None)
    if fits(whole):
        return whole
    longest = max(len(said) for _, said in fields)
    return put_together(_most(lambda limit: fits(put_together(limit)), longest))


def _most(fits: Callable[[int], bool], longest: int) -> int:
    """The greatest limit below `longest` that fits; what fits with one fits with every smaller one."""
    least, most = 0, longest
    while most - least > 1:
        middle = (least + most) // 2
        least, most = (middle, most) if fits(middle) else (least, middle)
    return least
