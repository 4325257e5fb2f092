"""Who stands at which phone: places and rungs to numbers of the county's fiction, and back to names.

Only phones that ought to ring are given an officer: the first number of every function that is called in any
format, or paged, and those the scenario names. Any other that rings is one that should not have.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from conference.cli.rehearse.scenario import Scenario
from conference.cli.rehearse.writing import seconds
from conference.domain.county.county import County
from conference.domain.county.directory import Directory
from conference.exercises.officers import as_usual, chance_of
from conference.exercises.places import Places
from conference.exercises.posts import FIRST, RUNGS

_RUNG_WORDS = {
    "holder": "",
    "holder_second": "andra numret",
    "substitute": "ersättaren",
    "substitute_second": "ersättarens andra nummer",
    "switchboard": "växeln",
}
ENGAGED: Mapping[str, Any] = {"answers": "busy"}
_OWN_KEYS = frozenset({"presses", "declines", "someone_else"})


@dataclass(frozen=True)
class Part:
    """One phone: whose it is (a seat, or a function that has none), and how it may be spoken of."""

    place: str
    rung: str
    called: str

    @property
    def name(self) -> str:
        words = _RUNG_WORDS[self.rung]
        return f"{self.called} ({words})" if words else self.called


class Cast:
    def __init__(self, county: County, directory: Directory, formats: Iterable[str]) -> None:
        self.places = Places(county, formats)
        self._paged = county.paged
        self._members = {member.id: member.name for member in county.members}
        self.directory = directory
        self.parts: dict[str, Part] = {}
        self._numbers: dict[tuple[str, str], str] = {}
        for function, phones in directory.phones.items():
            place = self.places.place(function)
            for rung in RUNGS:
                number = getattr(phones, rung, None)
                if number:
                    self.parts[number] = Part(place, rung, self.places.called(place))
                    self._numbers[function, rung] = number

    def number(self, place: str, rung: str) -> str:
        return self._numbers[self.places.function(place), rung]

    def part(self, number: str) -> Part | None:
        return self.parts.get(number)

    def called(self, place: str) -> str:
        return self.places.called(place)

    def member(self, id: str) -> str:
        return self._members.get(id, id)

    @property
    def leaders(self) -> tuple[str, ...]:
        """Every phone of every leader: their lines are open by right."""
        functions = dict.fromkeys(
            plan.function for format_ in self.places.formats for plan in format_.leaders
        )
        return tuple(number for function in functions for number in self._numbers_of(function))

    def numbers_of(self, place: str) -> tuple[str, ...]:
        return self._numbers_of(self.places.function(place))

    def scripts(
        self, scenario: Scenario, ahead: float = 0.0, *, everybody: bool = False
    ) -> dict[str, dict[str, Any]]:
        """Number to script, in the exercise network's words. `everybody`: all other phones of those who are
        called are engaged, so that they may be rung.

        The network counts `at` from when it is given a script; a scenario from where it begins, `ahead`
        seconds later.
        """
        written = {(self.places.function(phone.place), phone.rung): phone.script for phone in scenario.phones}
        called = [plan.function for format_ in self.places.formats for plan in format_.seats if plan.summoned]
        paged = self._paged if scenario.press is not None else ()
        expected = dict.fromkeys([*((function, FIRST) for function in (*called, *paged)), *written])
        scripts = {
            self._numbers[place]: _later(self._script(place, written.get(place, {})), ahead)
            for place in expected
            if place in self._numbers
        }
        if everybody:
            functions = {function for function, _ in expected}
            others = (number for (of, _), number in self._numbers.items() if of in functions)
            scripts = {number: dict(ENGAGED) for number in others} | scripts
        return scripts

    def _script(self, place: tuple[str, str], written: Mapping[str, Any]) -> dict[str, Any]:
        function, rung = place
        default = as_usual(self.places.plans(function), chance_of(function, rung))
        if _OWN_KEYS & written.keys():
            del default["presses"]
        script = _filled_in({**default, **written}, self.directory.codes.get(function, ""))
        assert isinstance(script, dict)
        return script

    def _numbers_of(self, function: str) -> tuple[str, ...]:
        return tuple(number for (of, _), number in self._numbers.items() if of == function)


def _later(script: dict[str, Any], ahead: float) -> dict[str, Any]:
    """What is to be done at a time of its own, `ahead` seconds later."""
    moved = dict(script)
    for name in ("dials_in", "when"):
        if name in script:
            entries = script[name] if isinstance(script[name], list) else [script[name]]
            moved[name] = [_entry_later(entry, name, ahead) for entry in entries]
    return moved


def _entry_later(entry: Any, name: str, ahead: float) -> Any:
    # A call to be made is made at once where no time is said; other reactions have no time then.
    if not isinstance(entry, dict) or not ("at" in entry or name == "dials_in"):
        return entry
    at = seconds(entry.get("at", 0))
    return entry if at is None else {**entry, "at": at + ahead}


def _filled_in(value: Any, code: str) -> Any:
    """`{function_code}` is the eight digits of whoever holds the phone."""
    if isinstance(value, str):
        return value.replace("{function_code}", code)
    if isinstance(value, list):
        return [_filled_in(item, code) for item in value]
    if isinstance(value, dict):
        return {name: _filled_in(item, code) for name, item in value.items()}
    return value
