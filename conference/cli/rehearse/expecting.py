"""Reads what must come of a scenario. What cannot come of any meeting is a fault in the file."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from conference.cli.rehearse.beginning import Beginning
from conference.cli.rehearse.scenario import (
    Expectation,
    MeetingExpected,
    MoveExpected,
    Noticed,
    SeatExpected,
)
from conference.cli.rehearse.spoiling import CARRIERS
from conference.cli.rehearse.writing import plain
from conference.county.faults import Faults
from conference.county.fields import Fields
from conference.county.marked import Mark
from conference.domain.activation.activation import ActivationState
from conference.domain.county.county import County
from conference.domain.errors import NotFound
from conference.domain.meeting.conference import ConferenceState
from conference.exercises.places import Places

OUTCOMES = ("expected", "present", "by_substitute", "by_text", "by_radio", "declined", "not_reached")
MEMBER_OUTCOMES = (*OUTCOMES, "by_cluster", "not_called")
STATUSES = ("pending", "sent", "delivered", "failed", "expired", "unknown")


def read_expectation(
    fields: Fields, file: str, beginning: Beginning, places: Places, county: County, faults: Faults
) -> Expectation:
    """Of the one meeting that was called for, or of all that came of a press. Faults go to `faults`."""
    reader = _Reader(file, places, county, faults)
    activation: Mapping[str, Any] = {}
    if beginning.press is None:
        meetings = {beginning.formats[0]: reader.meeting(fields)}
    else:
        activation = reader.activation(fields)
        table = fields.table("conferences", required=False)
        meetings = {
            format_: reader.alone(mark)
            for format_, mark in reader.known(table, set(beginning.formats), "format")
        }
    phones = {
        place: reader.phone(mark)
        for place, mark in fields.table("phones", required=False).items()
        if reader.is_place(place, mark)
    }
    fields.close()
    return Expectation(activation, meetings, phones)


class _Reader:
    def __init__(self, file: str, places: Places, county: County, faults: Faults) -> None:
        self._file, self._places, self._faults = file, places, faults
        self._members = {member.id for member in county.members}

    def activation(self, fields: Fields) -> Mapping[str, Any]:
        """As much of its record as is to be looked at, handed on as it stands."""
        table = fields.table("activation", required=False)
        if "state" in table:
            self._choice(table["state"], ActivationState)
        return {name: plain(mark) for name, mark in table.items()}

    def alone(self, mark: Mark) -> MeetingExpected:
        fields = Fields(mark, self._file, self._faults)
        expected = self.meeting(fields)
        fields.close()
        return expected

    def meeting(self, fields: Fields) -> MeetingExpected:
        seats = set(self._places.seats)
        order = {str(mark.value): mark for mark in fields.items("order", required=False)}
        return MeetingExpected(
            state=fields.choice("state", ConferenceState) if fields.has("state") else None,
            seats={
                seat: self.seat(mark)
                for seat, mark in self.known(fields.table("seats", required=False), seats, "seat")
            },
            members=self.chosen(
                fields.table("members", required=False), self._members, "member", MEMBER_OUTCOMES
            ),
            order=tuple(seat for seat, _ in self.known(order, seats, "seat")) or None,
            texts=self.chosen(fields.table("texts", required=False), None, "purpose", STATUSES),
            summary=self.patterns(fields.items("summary", required=False)),
            without=fields.texts("without") if fields.has("without") else None,
            moved=self.move(fields.part("moved")) if fields.has("moved") else None,
        )

    def move(self, fields: Fields) -> MoveExpected:
        expected = MoveExpected(fields.choice("to", CARRIERS), fields.whole("within", least=1))
        fields.close()
        return expected

    def seat(self, mark: Mark) -> SeatExpected:
        """Either the outcome alone or a table of what is to be looked at."""
        if not isinstance(mark.value, Mapping):
            return SeatExpected(outcome=self._choice(mark, OUTCOMES))
        fields = Fields(mark, self._file, self._faults)
        expected = SeatExpected(
            outcome=fields.choice("outcome", OUTCOMES) if fields.has("outcome") else None,
            reason=fields.optional("reason"),
            via=fields.optional("via"),
            late=fields.flag("late", False) if fields.has("late") else None,
            attempts=fields.texts("attempts") if fields.has("attempts") else None,
            hears=self.patterns(fields.items("hears", required=False)),
            reads=self.patterns(fields.items("reads", required=False)),
        )
        fields.close()
        return expected

    def phone(self, mark: Mark) -> Noticed:
        fields = Fields(mark, self._file, self._faults)
        noticed = Noticed(
            hears=self.patterns(fields.items("hears", required=False)),
            reads=self.patterns(fields.items("reads", required=False)),
        )
        fields.close()
        return noticed

    def is_place(self, place: str, mark: Mark) -> bool:
        try:
            self._places.function(place)
        except NotFound as fault:
            self._faults.add(self._file, mark.line, str(fault))
            return False
        return True

    def chosen(
        self, table: Mapping[str, Mark], names: set[str] | None, noun: str, choices: Iterable[str]
    ) -> dict[str, str]:
        return {name: self._choice(mark, choices) for name, mark in self.known(table, names, noun)}

    def known(
        self, table: Mapping[str, Mark], names: set[str] | None, noun: str
    ) -> Iterable[tuple[str, Mark]]:
        for name, mark in table.items():
            if names is not None and name not in names:
                self._faults.add(self._file, mark.line, f"there is no {noun} {name}")
            else:
                yield name, mark

    def patterns(self, marks: Iterable[Mark]) -> tuple[str, ...]:
        found = []
        for mark in marks:
            try:
                found.append(re.compile(str(mark.value)).pattern)
            except re.error as error:
                self._faults.add(self._file, mark.line, f"{mark.value} is no pattern: {error}")
        return tuple(found)

    def _choice(self, mark: Mark, choices: Iterable[str]) -> str:
        known = tuple(choices)
        if mark.value not in known:
            self._faults.add(self._file, mark.line, f"{mark.kind} is none of {', '.join(known)}")
        return str(mark.value)
