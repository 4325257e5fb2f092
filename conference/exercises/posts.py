"""The phones of an exercise by whose they are: a post is a phone of a function, shown without its number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from conference.domain.county.county import County
from conference.domain.county.functions import Phones
from conference.exercises.places import Places

RUNGS: Final = ("holder", "holder_second", "substitute", "substitute_second", "switchboard")
FIRST: Final = RUNGS[0]
NOWHERE: Final = "nowhere"


@dataclass(frozen=True)
class Post:
    """`slug` is what it goes by in an address. `called` is its function as it is spoken of; `member` is whose
    it is; `group` with whom it stands together on a roll-call, `NOWHERE` if no meeting has a seat for it."""

    slug: str
    function: str
    rung: str
    number: str
    called: str
    member: str
    group: str

    @property
    def first(self) -> bool:
        return self.rung == FIRST


def posts(county: County, phones: Mapping[str, Phones]) -> tuple[Post, ...]:
    """Every phone there is, each once: a switchboard that several have is the first's."""
    found: dict[str, Post] = {}
    for post in _all(county, phones):
        found.setdefault(post.number, post)
    return tuple(found.values())


def _all(county: County, phones: Mapping[str, Phones]) -> Iterable[Post]:
    places = Places(county, county.formats)
    for function in county.functions:
        plans = places.plans(function.id)
        for rung in RUNGS:
            number = getattr(phones.get(function.id), rung, None)
            if number:
                yield Post(
                    slug=function.id if rung == FIRST else f"{function.id}.{rung}",
                    function=function.id,
                    rung=rung,
                    number=number,
                    called=plans[0].called if plans else function.called,
                    member=function.member or "",
                    group=plans[0].group if plans else NOWHERE,
                )
