"""phones.csv: the duty phones of the functions."""

from conference.county.faults import Faults
from conference.county.table import Row, Table, read
from conference.county.written import NotANumber, e164
from conference.domain.county.county import County
from conference.domain.county.directory import numbers_shared
from conference.domain.county.functions import Phones
from conference.domain.county.numbers import RESERVED, is_fiction

_RUNGS = ("holder", "holder_second", "substitute", "substitute_second", "switchboard")


def read_phones(file: str, county: County, faults: Faults, *, require_fiction: bool) -> dict[str, Phones]:
    table = read(file, faults, ("function",), _RUNGS).unique("function")
    known = {function.id for function in county.functions}
    phones: dict[str, Phones] = {}
    lines: dict[str, Row] = {}
    for row in table:
        function = row["function"]
        if function not in known:
            table.fault(row, f"the function {function} is not known")
        numbers = {rung: _number(table, row, rung, require_fiction) for rung in _RUNGS}
        rung_numbers = [number for number in numbers.values() if number]
        if len(set(rung_numbers)) < len(rung_numbers):
            table.fault(row, f"one number stands twice for {function}")
        phones[function], lines[function] = Phones(**numbers), row
    _check_shared(table, lines, phones, county)
    return phones


def _number(table: Table, row: Row, rung: str, require_fiction: bool) -> str | None:
    if not row[rung]:
        return None
    try:
        number = e164(row[rung])
    except NotANumber as error:
        table.fault(row, f"{rung}: {error}")
        return None
    if number in RESERVED:
        table.fault(row, f"{rung}: {row[rung]} is the product's own number")
    elif require_fiction and not is_fiction(number):
        table.fault(
            row, f"{rung}: {row[rung]} could be somebody's number; exercises use fiction numbers only"
        )
    return number


def _check_shared(table: Table, lines: dict[str, Row], phones: dict[str, Phones], county: County) -> None:
    for format in county.formats.values():
        functions = {plan.seat: plan.function for plan in format.seats}
        for shared in numbers_shared(format, phones):
            last = max((lines[functions[seat]] for seat in shared.seats), key=lambda row: row.line)
            table.fault(last, f"one number stands for {' and '.join(shared.seats)} in {format.id}")
