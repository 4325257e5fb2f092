"""Lists in pages, newest first as they are handed in."""

from collections.abc import Sequence
from urllib.parse import urlencode

from flask import request

from exercise.twilio.errors import Refusal

LARGEST_PAGE = 1000


def page(key: str, items: Sequence[dict[str, object]], path: str) -> dict[str, object]:
    """The page the request asks for, with the (relative) addresses of its neighbours."""
    size, number = _whole("PageSize", 50), _whole("Page", 0)
    if size < 1 or size > LARGEST_PAGE:
        raise Refusal(20007, f"Page size must be between 1 and {LARGEST_PAGE}")
    start = number * size
    chosen = items[start : start + size]

    def uri(page_number: int) -> str:
        filters = [
            (name, value)
            for name, value in request.args.items(multi=True)
            if name not in ("PageSize", "Page")
        ]
        return f"{path}?{urlencode([*filters, ('PageSize', size), ('Page', page_number)])}"

    return {
        key: list(chosen),
        "first_page_uri": uri(0),
        "previous_page_uri": uri(number - 1) if number else None,
        "next_page_uri": uri(number + 1) if start + size < len(items) else None,
        "uri": uri(number),
        "page": number,
        "page_size": size,
        "start": start,
        "end": start + max(len(chosen) - 1, 0),
    }


def _whole(name: str, otherwise: int) -> int:
    written = request.args.get(name, str(otherwise))
    if not written.isdigit():
        raise Refusal(20006, f"{name} is not a whole number")
    return int(written)
