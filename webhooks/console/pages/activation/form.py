"""How a wish is asked for on a page: what is filled in, and how."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How a field is filled in."""

    LINE = "line"
    WORDS = "words"
    NUMBER = "number"
    YES = "yes"
    HOUR = "hour"  # of the day: the next time it strikes
    MOMENT = "moment"  # day and hour
    DAY = "day"
    ONE = "one"  # of a list
    PICK = "pick"  # of a few, all of them seen
    SEVERAL = "several"
    ORDERED = "ordered"  # several, in an order
    HIDDEN = "hidden"
    DRAWN = "drawn"  # by a page of its own


@dataclass(frozen=True)
class Field:
    """`choices` names a list in `choices.py`. What is `asked_of_leaders` a member's page does not ask."""

    name: str
    label: str = ""
    kind: Kind = Kind.LINE
    choices: str = ""
    hint: str = ""
    asked_of_leaders: bool = False


@dataclass(frozen=True)
class Form:
    """A wish on its page: what its link and heading say, what comes of it, and what its button says.

    `place` is the part of the activation's page in which it is found. What is `direct` is done by its button
    there, without a page between; what has a `page` of its own is asked on that one.
    """

    wish: str
    place: str
    title: str
    says: str
    does: str
    fields: tuple[Field, ...] = ()
    tone: str = ""
    direct: bool = False
    page: str = ""
