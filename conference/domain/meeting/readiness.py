"""Whether a meeting could be held: seats without a number or holder, one phone on two seats, silent ways.

Told an hour before it to whoever leads, and before that to whoever asks: all the same, from here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from conference.domain.county.gsm7 import segments
from conference.domain.county.hours import day_and_hour, hour, local_date
from conference.domain.county.texts import Item, Saying, say
from conference.domain.instants import Instant
from conference.domain.meeting.link import By, State, Trial
from conference.domain.meeting.rollcall import first_of

PARTS: Final = 2
"""In so many parts of a text it must go, whatever is wrong."""
MOST_NAMED: Final = 4
MINUTE: Final = 90
"""From so many seconds on the time until all ring is told in minutes."""


@dataclass(frozen=True)
class Readiness:
    """`seconds_until_all_ring`: from the first call to the last, at the carrier's rate. Seats are slugs.

    `ways` are all there are, in the order of our carriers. Nothing goes by the text routes that are `rested`,
    and little by those that are `returning`.
    """

    id: str | None
    format: str
    title: str
    at: Instant
    called: int
    seconds_until_all_ring: float
    without_number: tuple[str, ...]
    without_holder: tuple[str, ...]
    sharing_a_number: tuple[tuple[str, ...], ...]
    barred: tuple[str, ...] = ()
    ways: tuple[Trial, ...] = ()
    rested: tuple[str, ...] = ()
    returning: tuple[str, ...] = ()

    @property
    def ready(self) -> bool:
        return not (self.without_number or self.without_holder or self.sharing_a_number or self.barred)

    def findings(self) -> Iterator[str]:
        """What is wrong with its seats, a sentence each."""
        for seat in self.without_number:
            yield f"{seat} has no number to call"
        for seat in self.without_holder:
            yield f"nobody is on duty for {seat} during the meeting"
        for seat in self.barred:
            yield f"{seat} has a number that is never called: of another country, or fiction's in earnest"
        for seats in self.sharing_a_number:
            yield f"{' and '.join(seats)} share a number, so the meeting cannot be planned"


def in_writing(
    found: Readiness,
    called: Mapping[str, str],
    zone: str,
    now: Instant,
    words: Callable[[Saying], str],
    mark: Callable[[str], str],
) -> str:
    """The text, with as many names as go into `PARTS` parts. `called` has the names of seats.

    `words` puts a saying into words; `mark` makes of a text what will be sent of it.
    """
    for named in range(MOST_NAMED, 0, -1):
        text = " ".join(map(words, _sentences(found, called, zone, now, named)))
        if segments(mark(text)) <= PARTS:
            return text
    return " ".join(map(words, _sentences(found, called, zone, now, 0)))


def _sentences(
    found: Readiness, called: Mapping[str, str], zone: str, now: Instant, named: int
) -> Iterator[Saying]:
    yield say("readiness_head", title=found.title, time=hour(found.at, zone))
    if found.ready:
        yield say("readiness_well", called=found.called, within=_span(found.seconds_until_all_ring))
    shared = [seat for seats in found.sharing_a_number for seat in seats]
    for key, seats in (
        ("readiness_no_number", found.without_number),
        ("readiness_no_holder", found.without_holder),
        ("readiness_shared", tuple(dict.fromkeys(shared))),
        ("readiness_barred", found.barred),
    ):
        if seats:
            yield say(key, seats=_few([called[seat] for seat in seats], named))
    yield from _of_ways(found, zone, now, max(1, named))


def _few(names: Iterable[str], most: int) -> Iterable[Item]:
    """The first few of the names, and how many more; or how many, where there is no room for any."""
    every = tuple(names)
    return first_of(every, most + 1) if most else (say("readiness_seats", count=len(every)),)


def _of_ways(found: Readiness, zone: str, now: Instant, most: int) -> Iterator[Saying]:
    """How each way has been heard; where any is silent, only what is known of those that are."""
    silent = [way for way in found.ways if not way.well]
    if silent:
        told = [_way(way, zone, now, named=True) for way in silent[:most]]
        more = len(silent) - len(told)
        yield say("readiness_ways", ways=[*told, *([say("and_more", count=more)] if more else ())])
    else:
        kinds = [[way for way in found.ways if way.by is by] for by in By]
        if told := [_as_one(kind, zone, now) for kind in kinds if kind]:
            yield say("readiness_ways", ways=told)
    if found.rested:
        yield say("readiness_rested", carriers=found.rested)
    if found.returning:
        yield say("readiness_returning", carriers=found.returning)


def _as_one(ways: list[Trial], zone: str, now: Instant) -> Saying:
    """All ways of one kind: as the one of which least is known."""
    return _way(max(ways, key=lambda way: _LEAST_KNOWN.index(way.state)), zone, now, named=False)


_LEAST_KNOWN: Final = (State.CANNOT, State.HEARD, State.OLD, State.SILENT, State.TRYING, State.UNTRIED)


def _way(way: Trial, zone: str, now: Instant, *, named: bool) -> Saying:
    by: Saying = say(f"way_{way.by}")
    if named:
        by = say("way_of", way=by, carrier=way.carrier)
    when = _when(way.at, zone, now) if way.at else say("time_to_be_told")
    return say(f"way_{way.state}", way=by, when=when)


def _when(at: Instant, zone: str, now: Instant) -> Saying:
    """The hour alone says today."""
    if local_date(at, zone) == local_date(now, zone):
        return say("readiness_today", time=hour(at, zone))
    return day_and_hour(at, zone)


def _span(seconds: float) -> Saying:
    if seconds < MINUTE:
        return say("readiness_seconds", count=max(1, round(seconds)))
    return say("readiness_minutes", count=-int(-seconds // 60))
