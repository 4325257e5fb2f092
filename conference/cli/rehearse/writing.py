"""What stands in a scenario beside plain words: spans of time, and scripts that are handed on as they are."""

from typing import Any

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
