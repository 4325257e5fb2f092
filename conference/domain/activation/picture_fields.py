"""One field of the picture, and how many there are."""

from __future__ import annotations

from dataclasses import dataclass

FIELDS = 4
"""A picture is a page in four fields. What they are called is the county's own."""


@dataclass(frozen=True)
class PictureField:
    """`words` is what is known; `uncertain` what in it may move, or is not known."""

    words: str = ""
    uncertain: str = ""
