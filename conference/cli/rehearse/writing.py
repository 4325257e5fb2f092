"""What stands in a scenario beside plain words: times, spans, and what is handed on as it is."""

from datetime import datetime, tzinfo
from typing import Any

from conference.county.fields import Fields
from conference.county.marked import Mark


def plain(mark: Mark) -> Any:
    """The value without its lines, as the exercise network takes it."""
    if isinstance(mark.value, tuple):
        return [plain(item) for item in mark.value]
    if isinstance(mark.value, str | int | bool) or mark.value is None:
        return mark.value
    return {name: plain(item) for name, item in mark.value.items()}


def seconds(value: object) -> float | None:
    """`90`, `1.5` or `+00:01:30` in seconds; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    total = 0.0
    for part in str(value).strip().removeprefix("+").split(":"):
        try:
            total = total * 60 + float(part)
        except ValueError:
            return None
    return total if 0 <= total < float("inf") else None


def moment(fields: Fields, name: str, zone: tzinfo) -> datetime | None:
    """A local time of a day, in its zone; one at fault is added to the faults, and is None."""
    words = fields.text(name)
    try:
        found = datetime.fromisoformat(words)
    except ValueError:
        if words:
            fields.fault(f"{name} is {words}, not a moment such as 2026-11-26T09:57:30", name)
        return None
    return found if found.tzinfo else found.replace(tzinfo=zone)
