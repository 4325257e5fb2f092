"""What handlers ask for, kept in memory: it stands in for the unit of work, and stores nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from types import SimpleNamespace
from typing import Any

from conference.clock import Wall
from conference.county.directory import read_directory
from conference.domain.activation.activation import Activation
from conference.domain.county.county import County
from conference.domain.county.directory import Directory
from conference.domain.county.functions import Phones
from conference.domain.errors import NotFound
from conference.domain.meeting.leg import Leg
from conference.domain.meeting.text import Text
from conference.ports import House, Known, Whereabouts
from tests.counties import stockholm
from tests.stage import FICTION

NIGHT = datetime(2026, 11, 26, 1, 0, tzinfo=UTC)


@cache
def _county() -> tuple[County, Directory]:
    county = stockholm()
    return county, read_directory(FICTION, county)


class Kept:
    """See the module. The county is the real one, and its people are those of the fiction."""

    def __init__(self) -> None:
        self.county, self._directory = _county()
        self.house = House("+46846500400", "+46701740699", "sv", exercise=True, carrier="twilio")
        self.now = NIGHT
        self.ids = 0
        self.kept: dict[str, dict[Any, Any]] = {
            name: {} for name in ("activations", "conferences", "floors", "seats", "legs", "texts")
        }

    @property
    def wall(self) -> Wall:
        return Wall(self.now.timestamp())

    def new_id(self) -> str:
        self.ids += 1
        return f"id{self.ids:04d}"

    def new_code(self) -> str:
        return f"{self.ids:06d}"

    def of(self, kind: str, id: Any) -> Any:
        if id not in self.kept[kind]:
            raise NotFound(f"no {kind} {id}")
        return self.kept[kind][id]

    def _shelf(self, kind: str, **more: Any) -> Any:
        def add(thing: Any) -> None:
            key = (thing.conference, thing.slug) if kind == "seats" else getattr(thing, "id", None)
            self.kept[kind][key if kind != "floors" else thing.conference] = thing

        return SimpleNamespace(
            get=lambda *key: self.of(kind, key if len(key) > 1 else key[0]),
            look=lambda *key: self.of(kind, key if len(key) > 1 else key[0]),
            add=add,
            **more,
        )

    @property
    def activations(self) -> Any:
        def every() -> list[Activation]:
            return sorted(self.kept["activations"].values(), key=lambda one: one.pressed_at, reverse=True)

        return self._shelf(
            "activations",
            alive=lambda: [one for one in every() if not one.over],
            since=lambda moment: [one for one in every() if one.pressed_at > moment],
        )

    @property
    def conferences(self) -> Any:
        return self._shelf(
            "conferences", current=list, planned_after=lambda _: None, unsummarised=lambda: None
        )

    @property
    def floors(self) -> Any:
        return self._shelf("floors")

    @property
    def seats(self) -> Any:
        return self._shelf(
            "seats", of=lambda id: [seat for (home, _), seat in self.kept["seats"].items() if home == id]
        )

    @property
    def legs(self) -> Any:
        def whereabouts(id: str, *, floor: bool = False) -> Whereabouts:
            leg: Leg = self.of("legs", id)
            return Whereabouts(leg.conference, leg.seat, leg.activation)

        return self._shelf(
            "legs",
            whereabouts=whereabouts,
            to_number=self.lines_to,
            engaged=lambda numbers: frozenset(number for number in numbers if self.lines_to(number)),
            of=lambda _: [],
        )

    def lines_to(self, number: str) -> list[Leg]:
        return [leg for leg in self.kept["legs"].values() if leg.number == number and not leg.over]

    @property
    def texts(self) -> Any:
        def last_to(number: str, purpose: str, *, in_a_meeting: bool = False) -> Text | None:
            fitting = [
                text
                for text in self.kept["texts"].values()
                if (text.number, text.purpose) == (number, purpose)
                and (text.conference is not None or not in_a_meeting)
            ]
            return fitting[-1] if fitting else None

        return self._shelf(
            "texts",
            last_to=last_to,
            last_about=lambda number, about: next(
                (
                    text
                    for text in reversed(self.kept["texts"].values())
                    if (text.number, text.about) == (number, about)
                ),
                None,
            ),
            many_to=lambda number, purpose, since: sum(
                (text.number, text.purpose) == (number, purpose) and text.written_at > since
                for text in self.kept["texts"].values()
            ),
            newest_to=lambda number, since, many: [
                text
                for text in reversed(self.kept["texts"].values())
                if text.number == number and text.written_at > since
            ][:many],
            of=lambda id, purpose: [
                text
                for text in self.kept["texts"].values()
                if (text.conference, text.purpose) == (id, purpose)
            ],
            of_activation=lambda id: [t for t in self.kept["texts"].values() if t.activation == id],
        )

    @property
    def directory(self) -> Any:
        known = {
            number: Known(function, rung)
            for function, phones in self._directory.phones.items()
            for rung in ("switchboard", "substitute_second", "substitute", "holder_second", "holder")
            if (number := getattr(phones, rung))
        }
        codes = {code: function for function, code in self._directory.codes.items()}
        return SimpleNamespace(
            phones=lambda function: self._directory.phones.get(function, Phones(None)),
            on_duty=self._directory.on_duty,
            whose=known.get,
            knows=known.__contains__,
            function_by_code=codes.get,
        )

    @property
    def past(self) -> Any:
        return SimpleNamespace(guidelines=list, activations=list)

    @property
    def inquiries(self) -> Any:
        return SimpleNamespace(open_to=lambda function: [], of=lambda id: [])

    @property
    def tries(self) -> Any:
        return SimpleNamespace(
            wrong=lambda number, at: 1, locked=lambda number, at: False, resting=lambda *_: False
        )
