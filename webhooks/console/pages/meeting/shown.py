"""Everything the parts of a meeting's page are made of, of one sight of it, for one who reads it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any, Final

from flask import render_template
from flask_babel import get_locale
from flask_babel import lazy_gettext as _l
from markupsafe import Markup

from conference.domain.access.rights import Role as Account
from conference.domain.county.county import County
from conference.domain.meeting.conference import Conference
from conference.domain.meeting.wish import Role
from conference.domain.meeting.wishes import WISHES
from conference.views.of_use import of_use, of_use_to
from conference.views.places import Group, Place
from conference.views.room import Room
from conference.views.wished import role_of
from webhooks.console import doing
from webhooks.console.live.lookers import Lookers
from webhooks.console.pages.meeting.keys import KEYS, OF_A_SEAT, Door, Key
from webhooks.console.pages.meeting.sight import BEFORE, Sight
from webhooks.console.who import ASKS_AS, Who

GROUPS: Final = {
    "talare": _l("Speakers"),
    "ledning": _l("Those who lead"),
    "lyssnare": _l("Listeners"),
    "lyssnar": _l("Listeners"),
    "gaster": _l("Guests"),
}
"""Groups that are the house's own; the county has words for its others."""
GUESTS: Final = "gaster"

ONE_OF_TWO: Final = frozenset({"line-off", "line-on"})
"""Keys of which one is shown, that of use."""
OF_LINES: Final = frozenset({"mute-all", "guest", "break-out", "by-text", "move"})
"""Asked of a meeting where people have lines of ours, and of no other."""
Asks = tuple[str, ...]
"""What can be asked about a seat: the wishes, in the order in which they stand there."""
KEPT: Final = 200
"""Pieces that are kept as they were drawn."""
SEATS_KEPT: Final = 2000
"""The same of seats: of everybody's, as a dozen kinds of reader see them."""

lookers = Lookers()


@dataclass(frozen=True)
class Press:
    """A key as it is drawn. `of_use`: pressed now it would come to something."""

    key: Key
    of_use: bool

    @property
    def asked(self) -> bool:
        return Door.ASKED in self.key.doors


@dataclass(frozen=True)
class Reader:
    """As whom somebody reads the page: all that its drawing differs by, and nothing else.

    Whether they have the chair is no part of it: that is as it is when the page is drawn.
    """

    conference: str
    language: str
    account: Account
    seat: str
    wall: bool

    @cached_property
    def anyone(self) -> Reader:
        """As whom everybody reads it who does not lead, but for their keys."""
        return self if self.leads else replace(self, account=Account.AUDITOR, seat="")

    @property
    def leads(self) -> bool:
        """Somebody who may see and do what is for those who lead; which of it, says the table."""
        return self.account in (Account.LEADER, Account.OFFICE)

    def role_in(self, conference: Conference) -> Role:
        return role_of(conference, self.seat) if self.seat else ASKS_AS[self.account]


def reader(conference: Conference, asks: Who, *, wall: bool) -> Reader:
    seat = doing.seat_in(conference, asks)
    return Reader(conference.id, str(get_locale()), asks.role, seat, wall)


def shown(seen: Sight, by: Reader) -> dict[str, Any]:
    """By the names that the templates use."""
    conference, room = seen.conference, seen.room
    granted = _granted(conference, by)
    return {
        "conference": conference,
        "id": conference.id,
        "reader": by,
        "room": room,
        "keys": keys(seen, by),
        "of_seat": {place.seat: _of_seat(room, conference, place, by, granted) for place in room.seats},
        "radio": conference.format.medium == "radio",
        "names": {place.seat: place.called for place in conference.format.seats},
        "notes": seen.notes,
        "done": seen.done if by.leads else (),
        "lookers": lookers.at(conference.id) if by.leads else (),
        "ahead": room.reports_asked and conference.state in BEFORE and by.leads,
        "quiet": seen.quiet if by.leads else (),
        "heard_of": {place.seat: place.called for place in conference.format.seats if place.speaks},
        "speakers": tuple(place.seat for place in conference.format.speakers),
    }


def keys(seen: Sight, by: Reader) -> tuple[Press, ...]:
    """The keys of a reader: all that differs between those who do not lead."""
    conference = seen.conference
    granted = _granted(conference, by) - _beside(conference, seen.voices)
    return tuple(_keys(seen.room, by, by.role_in(conference), granted))


def parts(seen: Mapping[str, Any]) -> dict[str, str]:
    """The pieces of the page that are drawn again while it is looked at, by name, each from its template."""
    id, language, radio, county = seen["id"], seen["reader"].language, seen["radio"], doing.house().county
    drawn = {name: _lean(render_template(f"meeting/{name}.html", **seen)) for name in _names(seen["reader"])}
    for group in seen["room"].groups:
        of_seat = tuple((place.seat, seen["of_seat"][place.seat]) for place in group.seats)
        called = group_name(county, group.id)
        drawn[f"group-{group.id}"] = _drawn_group(language, id, radio, called, group, of_seat)
    return drawn


def own_parts(seen: Sight, by: Reader) -> dict[str, str]:
    """The pieces that are a reader's own, of what anyone sees."""
    return {} if by.wall else {"keys": _drawn_keys(by.language, seen.conference.id, keys(seen, by))}


@lru_cache(maxsize=KEPT)
def _drawn_keys(language: str, id: str, pressed: tuple[Press, ...]) -> str:
    """The same keys of a meeting look the same whoever has them, and most who speak in it have the same."""
    return _lean(render_template("meeting/keys.html", id=id, keys=pressed))


@lru_cache(maxsize=KEPT)
def _drawn_group(
    language: str, id: str, radio: bool, called: str, group: Group, of_seat: tuple[tuple[str, Asks], ...]
) -> str:
    """A group looks the same until something happens in it, and most happens in one of them at a time."""
    asks = dict(of_seat)
    called_or_come = [place for place in group.seats if not may_ring_in(place)]
    rows = [
        Markup(_drawn_seat(language, id, radio, place, asks.get(place.seat, ()))) for place in called_or_come
    ]
    return _lean(render_template("meeting/group.html", called=called, group=group, rows=rows))


@lru_cache(maxsize=SEATS_KEPT)
def _drawn_seat(language: str, id: str, radio: bool, place: Place, asks: Asks) -> str:
    """So does a seat in its group."""
    return render_template("meeting/seat.html", id=id, radio=radio, place=place, asks=asks)


def may_ring_in(place: Place) -> bool:
    """Nobody has called it, and nobody has come: it stands among the others in one line."""
    return not (place.summoned or place.here or place.line or place.taken_at or place.tries)


def _lean(html: str) -> str:
    """Without indentation, which nobody reads who is sent it."""
    return "\n".join(line.strip() for line in html.splitlines() if line.strip())


def groups(conference: Conference, room: Room) -> tuple[str, ...]:
    """The groups of the board, and that of guests who may yet be invited."""
    there = [group.id for group in room.groups]
    return tuple(dict.fromkeys([*there, GUESTS]))


def group_name(county: County, id: str) -> str:
    """What a group is called in the reader's language."""
    words = county.groups.get(id)
    if words is not None:
        return words.get(str(get_locale()), words[county.language])
    return str(GROUPS.get(id, id.capitalize()))


def _names(by: Reader) -> tuple[str, ...]:
    if by.wall:
        return ("state", "floor", "order", "count")
    return ("state", "floor", "keys", "order", "count", "ahead", "notes", "done")


def _granted(conference: Conference, by: Reader) -> set[str]:
    """What the table lets a reader ask of the meeting as it stands."""
    role = by.role_in(conference)
    if by.wall:
        return set()
    return {wish.id for wish in WISHES.values() if role in wish.who and conference.state in wish.states}


def _keys(seen: Room, by: Reader, role: Role, granted: set[str]) -> Iterator[Press]:
    sensible = of_use(seen, by.seat)
    for key in KEYS.values():
        if key.wish not in granted or not _stands(key, seen, by, role):
            continue
        useful = sensible(key.wish)
        if useful or key.wish not in ONE_OF_TWO:
            yield Press(key, useful)


def _stands(key: Key, seen: Room, by: Reader, role: Role) -> bool:
    """Whether it is one of the keys of this reader, of use or not: none leaps while a thumb is on its way."""
    if key.wish == "chair":
        return bool(by.seat) and by.seat != seen.chair
    if Door.OWN in key.doors:
        return role is Role.SPEAKER or (bool(by.seat) and key.wish in ONE_OF_TWO)
    return Door.KEY in key.doors or Door.ASKED in key.doors


def _beside(conference: Conference, voices: Collection[str]) -> frozenset[str]:
    """What makes no sense of a meeting of this kind, or in this house."""
    if not conference.format.by_phone:
        return OF_LINES
    return frozenset() if len(voices) > 1 else frozenset({"move"})


def _of_seat(seen: Room, conference: Conference, place: Place, by: Reader, granted: set[str]) -> Asks:
    """What can be asked about a seat by those who lead."""
    if not by.leads:
        return ()
    fit = of_use_to(seen, conference, place, by.seat) & granted
    return tuple(wish for wish in OF_A_SEAT if wish in fit)
