"""The numbers this network knows: only those the Swedish regulator keeps free for fiction.

They are never given to anybody, so an exercise cannot ring a real person however wrong its data is.
"""

import re

_SERIES = (
    (46701740605, 46701740699),  # mobile
    (46846500400, 46846500499),  # Stockholm
    (46313900600, 46313900699),  # Göteborg
    (46406280400, 46406280499),  # Malmö
    (46980319200, 46980319299),  # Kiruna
)


def is_number(text: str) -> bool:
    """Whether it is written as an international number at all."""
    return re.fullmatch(r"\+[1-9]\d{6,14}", text) is not None


def is_fiction(text: str) -> bool:
    return is_number(text) and any(first <= int(text[1:]) <= last for first, last in _SERIES)


def every_number() -> list[str]:
    """All 495 of them, in order."""
    return [f"+{number}" for first, last in _SERIES for number in range(first, last + 1)]
