"""What officers do at their phones in an exercise, in the exercise network's words.

A course is how they do it: all as asked, unevenly as in life, or not at all, where people play every phone.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from conference.domain.county.county import County
from conference.domain.county.formats import SeatPlan
from conference.exercises.places import Places
from conference.exercises.posts import FIRST, Post

Script = dict[str, Any]
Course = Callable[[str, str, Script], Script | None]
"""Function, rung and what an officer there usually does, to what this one does; None: nobody stands there."""


def scripts(county: County, posts: Sequence[Post], course: str) -> dict[str, Script | None]:
    """Number to script, for every phone there is: those of whoever may be called have somebody at them, and
    others are left to whoever takes them by hand."""
    places, does = Places(county, county.formats), COURSES[course]
    called = {plan.function for format_ in places.formats for plan in format_.seats if plan.summoned}
    manned: dict[str, Script | None] = {}
    for post in posts:
        if post.function not in called and post.function not in county.paged:
            continue
        usual = as_usual(places.plans(post.function), chance_of(post.function, post.rung))
        if manned.get(post.number) is None:
            manned[post.number] = does(post.function, post.rung, usual)
    return manned


def as_usual(plans: Sequence[SeatPlan], chance: int) -> Script:
    """An officer who does as asked. No two are alike, and each is the same in every exercise."""
    usual: Script = {"answers": 3 + chance % 4, "presses": [_joins(chance)]}
    if plans:
        usual["called"] = list(dict.fromkeys(plan.called for plan in plans))
    if any(plan.speaks for plan in plans) and not any(plan.leads for plan in plans):
        usual |= {"speaks": 8 + chance // 7 % 8, "says": f"{plans[0].called} rapporterar."}
    return usual


def chance_of(function: str, rung: str) -> int:
    """What makes an officer unlike all others: the same in every exercise."""
    return zlib.crc32(f"{function}/{rung}".encode())


def _joins(chance: int) -> Script:
    """A practised hand: the key comes before the greeting is over."""
    return {"key": "1", "into": 1 + chance // 11 % 4}


def _smoothly(function: str, rung: str, usual: Script) -> Script | None:
    """The first phone is answered, and so no other is rung."""
    return usual if rung == FIRST else None


def _unevenly(function: str, rung: str, usual: Script) -> Script | None:
    """Of a dozen one each is engaged, has a machine answering, cannot come, loses the line in mid-sentence,
    is late, and has nobody there. Where the first phone is not answered by anybody, the next is."""
    lot = chance_of(function, "course") % 12
    if rung != FIRST:
        return usual if lot in (0, 1, 4) else None
    odd: Mapping[int, Script] = {
        0: {"answers": "busy"},
        1: {"answers": {"voicemail": 8}},
        2: {"presses": ["2", "2"]},
        3: {"drops": {"in_turn": 3}, "calls_back": 20, "dial_in": {"keys": ["1"]}},
        4: {"answers": "never"},
        5: {"answers": 18},
    }
    return {**usual, **odd.get(lot, {})}


def _by_hand(function: str, rung: str, usual: Script) -> Script | None:
    return None


COURSES: Final[Mapping[str, Course]] = {"smoothly": _smoothly, "unevenly": _unevenly, "by_hand": _by_hand}
