"""The directory: people, numbers and rota as they are now. It is replaced as a whole, never patched."""

from dataclasses import fields
from typing import Any, Final

from sqlalchemy import Connection, Row, bindparam, delete, insert, select

from conference.domain.county import codes, directory
from conference.domain.county.county import County
from conference.domain.county.functions import OnDuty, Person, Phones
from conference.domain.county.paper import Staffed
from conference.domain.county.rota import Shift, held_until, on_duty
from conference.domain.instants import Instant
from conference.ports import Known
from conference.storage.tables import function_codes, people, phones, shifts
from conference.storage.terms import given

RUNGS: Final = tuple(field.name for field in fields(Phones))
"""From the holder's own phone to the last resort: the earlier, the more a number tells of who is calling."""

_PHONES: Final = select(phones.c.rung, phones.c.number).where(given(phones.c.function))
_WHOSE: Final = select(phones.c.function, phones.c.rung).where(given(phones.c.number))
_EVERY_PHONE: Final = select(phones)
_AT: Final = bindparam("at", type_=shifts.c.starts.type)
_ON_DUTY: Final = (
    select(shifts, people)
    .join(people, people.c.id == shifts.c.person)
    .where(shifts.c.ends > _AT, shifts.c.starts <= _AT)
)
_ON_DUTY_AS: Final = _ON_DUTY.where(given(shifts.c.function))


class Directory:
    def __init__(self, connection: Connection, county: County | None, key: bytes) -> None:
        self._connection = connection
        self._county = county
        self._key = key

    def phones(self, function: str) -> Phones:
        rows = self._connection.execute(_PHONES, {"function_is": function})
        return Phones(**{"holder": None, **{rung: number for rung, number in rows}})

    def on_duty(self, function: str, at: Instant) -> OnDuty:
        rows = self._connection.execute(_ON_DUTY_AS, {"function_is": function, "at": at})
        return on_duty(map(self._shift, rows), function, at)

    def shifts(self, begins: Instant, ends: Instant) -> tuple[Shift, ...]:
        """All that touch a span of time, by function and then by their beginnings."""
        touching = (
            select(shifts, people)
            .join(people, people.c.id == shifts.c.person)
            .where(shifts.c.ends > begins, shifts.c.starts < ends)
            .order_by(shifts.c.function, shifts.c.substitute, shifts.c.starts)
        )
        return tuple(self._shift(row) for row in self._connection.execute(touching))

    def everybody(self, at: Instant) -> tuple[Staffed, ...]:
        """Two questions, however many functions there are."""
        known: dict[str, dict[str, str]] = {}
        for row in self._connection.execute(_EVERY_PHONE):
            known.setdefault(row.function, {})[row.rung] = row.number
        now = [self._shift(row) for row in self._connection.execute(_ON_DUTY, {"at": at})]
        return tuple(
            Staffed(
                function,
                Phones(**{"holder": None, **known.get(function, {})}),
                on_duty(now, function, at),
                held_until(now, function, at),
            )
            for function in sorted({*known, *(shift.function for shift in now)})
        )

    def coded(self) -> frozenset[str]:
        """The functions that have a code."""
        return frozenset(self._connection.execute(select(function_codes.c.function)).scalars())

    def whose(self, number: str) -> Known | None:
        """Whose number it is. None also where it is as much one function's as another's."""
        rows = self._connection.execute(_WHOSE, {"number_is": number})
        known = sorted((RUNGS.index(row.rung), row.function) for row in rows)
        if not known or (len(known) > 1 and known[0][0] == known[1][0]):
            return None
        rung, function = known[0]
        return Known(function, RUNGS[rung])

    def knows(self, number: str) -> bool:
        """Whether it is anybody's at all."""
        return self._connection.execute(_WHOSE, {"number_is": number}).first() is not None

    def function_by_code(self, digits: str) -> str | None:
        if self._county is None or not codes.is_function_code(digits):
            return None
        named = [one for one in self._county.functions if digits.startswith(one.code_digits)]
        kept = self._kept_codes([function.id for function in named])
        for function in named:
            if function.id in kept and codes.matches(digits, function, kept[function.id], self._key):
                return function.id
        return None

    def replace(self, new: directory.Directory) -> None:
        """Put `new` in the place of all that was. A code needs its function in the county folder."""
        for table in (phones, people, shifts, function_codes):
            self._connection.execute(delete(table))
        self._fill(
            phones,
            [
                {"function": function, "rung": rung, "number": number}
                for function, known in new.phones.items()
                for rung in RUNGS
                if (number := getattr(known, rung))
            ],
        )
        everyone = {**new.persons, **{shift.person.id: shift.person for shift in new.shifts}}
        self._fill(
            people,
            [
                {"id": person.id, "name": person.name, "language": person.language}
                for person in everyone.values()
            ],
        )
        self._fill(
            shifts,
            [
                {
                    "function": shift.function,
                    "person": shift.person.id,
                    "starts": shift.starts,
                    "ends": shift.ends,
                    "substitute": shift.substitute,
                }
                for shift in new.shifts
            ],
        )
        functions = {function.id: function for function in self._county.functions} if self._county else {}
        self._fill(
            function_codes,
            [
                {"function": id, "hmac": codes.digest(code, functions[id], self._key)}
                for id, code in new.codes.items()
            ],
        )

    def _shift(self, row: Row[Any]) -> Shift:
        """Who speaks what the county has no words in any more is spoken to in the county's own language."""
        county, language = self._county, row.language
        outside = county is not None and language not in county.languages
        person = Person(row.person, row.name, county.language if county and outside else language)
        return Shift(row.function, person, row.starts, row.ends, row.substitute)

    def _fill(self, table, rows) -> None:  # type: ignore[no-untyped-def]
        if rows:
            self._connection.execute(insert(table), rows)

    def _kept_codes(self, functions: list[str]) -> dict[str, str]:
        rows = self._connection.execute(
            select(function_codes.c.function, function_codes.c.hmac).where(
                function_codes.c.function.in_(functions)
            )
        )
        return {row.function: row.hmac for row in rows}
