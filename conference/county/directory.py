"""Reads a directory folder: phones, people, rota and codes. Exercises have theirs beside the county."""

from pathlib import Path

from conference.county.faults import Faults
from conference.county.phones import read_phones
from conference.county.rota import RotaReader, covered
from conference.county.table import read
from conference.domain.county.codes import is_function_code
from conference.domain.county.county import County
from conference.domain.county.directory import Directory
from conference.domain.county.functions import Person


def read_directory(path: Path | str, county: County, *, require_fiction: bool = True) -> Directory:
    """Phones and people must be there, rota and codes need not. Raises CountyFaults with all faults."""
    folder = Path(path)
    faults = Faults(folder)
    persons = _persons(county, faults)
    phones = read_phones("phones.csv", county, faults, require_fiction=require_fiction)
    reader = RotaReader(county, persons, faults)
    weekly = reader.weekly("rota.yaml") if (folder / "rota.yaml").exists() else ()
    single = reader.single("rota.csv") if (folder / "rota.csv").exists() else ()
    codes = _codes(county, faults) if (folder / "codes.csv").exists() else {}
    faults.refuse_if_any()
    return Directory(phones, persons, covered(weekly, single), codes)


def _persons(county: County, faults: Faults) -> dict[str, Person]:
    table = read("people.csv", faults, ("id", "name"), ("language",)).unique("id")
    for row in table:
        if row["language"] and row["language"] not in county.languages:
            table.fault(row, f"the county does not speak {row['language']}")
    return {row["id"]: Person(row["id"], row["name"], row["language"] or county.language) for row in table}


def _codes(county: County, faults: Faults) -> dict[str, str]:
    table = read("codes.csv", faults, ("function", "code")).unique("function").unique("code")
    functions = {function.id: function for function in county.functions}
    for row in table:
        function = functions.get(row["function"])
        if function is None:
            table.fault(row, f"the function {row['function']} is not known")
        elif not is_function_code(row["code"]):
            table.fault(row, f"the code of {function.id} is not eight digits")
        elif not row["code"].startswith(function.code_digits):
            table.fault(row, f"the code of {function.id} should begin with {function.code_digits}")
    return {row["function"]: row["code"] for row in table}
