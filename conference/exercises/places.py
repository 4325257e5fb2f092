"""Whose phone is meant: a seat of any format that is called for in an exercise, or a function.

One exercise may call a function to several meetings, under other names of its seat. Its phones are the same.
"""

from collections.abc import Iterable, Mapping

from conference.domain.county.county import County
from conference.domain.county.formats import Format, SeatPlan
from conference.domain.errors import NotFound


class Places:
    """`formats` in the order in which they may be called for: the first has the word on names."""

    def __init__(self, county: County, formats: Iterable[str]) -> None:
        self.formats: tuple[Format, ...] = tuple(county.formats[id] for id in formats)
        self._functions = {function.id: function.called for function in county.functions}
        self._seats: dict[str, list[SeatPlan]] = {}
        for plan in (plan for format_ in self.formats for plan in format_.seats):
            self._seats.setdefault(plan.seat, []).append(plan)

    def function(self, place: str) -> str:
        """Raises NotFound where there is no such place, or where it is not the same in every format."""
        functions = {plan.function for plan in self._seats.get(place, ())}
        if len(functions) > 1:
            raise NotFound(f"{place} is {' in one format and '.join(sorted(functions))} in another")
        if functions:
            return functions.pop()
        if place in self._functions:
            return place
        raise NotFound(f"there is no seat and no function {place}")

    def plans(self, function: str) -> tuple[SeatPlan, ...]:
        """The seats that a function has in the formats called for."""
        return tuple(plan for plans in self._seats.values() for plan in plans if plan.function == function)

    def place(self, function: str) -> str:
        """What a function is called in what is found: its first seat, else its own id."""
        return next((plan.seat for plan in self.plans(function)), function)

    def called(self, place: str) -> str:
        """As it is spoken of: by the seat's name, else by the function's."""
        for plan in self._seats.get(place, ()):
            return plan.called
        return self._functions.get(place, place)

    @property
    def seats(self) -> Mapping[str, SeatPlan]:
        return {seat: plans[0] for seat, plans in self._seats.items()}
