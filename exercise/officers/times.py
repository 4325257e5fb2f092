"""Spans of time as people write them in a script: `90`, `1.5`, `"+00:03:00"`, `"00:30"`."""


def seconds_of(written: object) -> float:
    if isinstance(written, bool) or written is None:
        raise ValueError(f"{written!r} is not a span of time")
    if isinstance(written, int | float):
        return float(written)
    total = 0.0
    for part in str(written).strip().lstrip("+").split(":"):
        total = total * 60 + float(part)
    return total
