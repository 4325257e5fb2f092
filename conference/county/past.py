"""activations.csv and guidelines.csv: what was before Upprop, and what has been agreed on paper since.

Read once and kept in the database, so a fault refuses the whole: what is half imported is never finished. A
guideline is read out to the leaders, so its title keeps to what may be sent as a text.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from conference.county.faults import Faults
from conference.county.fields import OUR_TIME
from conference.county.table import Row, Table, read
from conference.county.wording import faults_of_text
from conference.domain.activation.past import Guideline, PastActivation, is_word_to_find_by

LONGEST_TITLE: Final = 80
"""Characters of a guideline's title, which is added to a text that says already who pressed and why."""


@dataclass(frozen=True)
class Past:
    """What a folder tells of the time before, in the order in which it stands there."""

    activations: tuple[PastActivation, ...]
    guidelines: tuple[Guideline, ...]


def read_past(path: Path | str, never: Iterable[str] = ()) -> Past:
    """Both files of a folder. Raises CountyFaults with all faults. `never` are words that are not used."""
    faults = Faults(Path(path))
    past = Past(_activations(faults), _guidelines(tuple(never), faults))
    faults.refuse_if_any()
    return past


def _activations(faults: Faults) -> tuple[PastActivation, ...]:
    table = read("activations.csv", faults, ("title", "activated_on"))
    return tuple(PastActivation(row["title"], day) for row, day in _dated(table, "activated_on"))


def _guidelines(never: tuple[str, ...], faults: Faults) -> tuple[Guideline, ...]:
    """Without the column `words` a guideline is found by its title alone."""
    table = read("guidelines.csv", faults, ("title", "adopted_on"), spare=("words",))
    guidelines = []
    for row, day in _dated(table, "adopted_on"):
        for reason in faults_of_text(row["title"], never):
            table.fault(row, f"title: {reason}")
        if len(row["title"]) > LONGEST_TITLE:
            table.fault(row, f"title: {len(row['title'])} characters; {LONGEST_TITLE} is the limit")
        words = tuple(row["words"].split())
        for word in words:
            if not is_word_to_find_by(word):
                table.fault(row, f"{word} is no word to find by, such as el or elavbrott*")
        guidelines.append(Guideline(row["title"], day, words))
    return tuple(guidelines)


def _dated(table: Table, column: str) -> list[tuple[Row, date]]:
    """Each row with its day; a title may come again, but not on the same day."""
    dated: list[tuple[Row, date]] = []
    first: dict[tuple[str, date], int] = {}
    for row in table:
        day = table.day(row, column)
        if day and day.year not in OUR_TIME:
            table.fault(row, f"{column} is {day}, a year of no time of ours")
        if not row["title"].isprintable():
            table.fault(row, "the title goes on over the end of a line: a quotation mark too many?")
        if day and first.setdefault((row["title"], day), row.line) != row.line:
            table.fault(row, f"{row['title']} on {day} stands on line {first[row['title'], day]} too")
        dated.append((row, day or date.min))
    return dated
