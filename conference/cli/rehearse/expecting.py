"""Reads what must come of a scenario. What cannot come of any meeting is a fault in the file."""

import re
from collections.abc import Iterable, Mapping

from conference.cli.rehearse.scenario import Expectation, SeatExpected
from conference.county.faults import Faults
from conference.county.fields import Fields
from conference.county.marked import Mark
from conference.domain.county.county import County
from conference.domain.county.formats import Format
from conference.domain.meeting.conference import ConferenceState

OUTCOMES = ("expected", "present", "by_substitute", "by_text", "by_radio", "declined", "not_reached")
MEMBER_OUTCOMES = (*OUTCOMES, "by_cluster", "not_called")
STATUSES = ("pending", "sent", "delivered", "failed", "expired", "unknown")


def read_expectation(
    fields: Fields, file: str, format_: Format, county: County, faults: Faults
) -> Expectation:
    """Faults are added to `faults`."""
    reader = _Reader(file, faults)
    seats = {seat.seat for seat in format_.seats}
    expectation = Expectation(
        state=fields.choice("state", ConferenceState) if fields.has("state") else None,
        seats={
            seat: reader.seat(mark)
            for seat, mark in reader.known(fields.table("seats", required=False), seats, "seat")
        },
        members=reader.chosen(
            fields.table("members", required=False), {m.id for m in county.members}, "member", MEMBER_OUTCOMES
        ),
        order=tuple(
            str(mark.value)
            for _, mark in reader.known(
                {str(mark.value): mark for mark in fields.items("order", required=False)}, seats, "seat"
            )
        )
        or None,
        texts=reader.chosen(fields.table("texts", required=False), None, "purpose", STATUSES),
        summary=reader.patterns(fields.items("summary", required=False)),
    )
    fields.close()
    return expectation


class _Reader:
    def __init__(self, file: str, faults: Faults) -> None:
        self._file, self._faults = file, faults

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
