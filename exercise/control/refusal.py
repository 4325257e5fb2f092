"""What the control API answers when it cannot do as it was told, and how it reads what it was told."""

from typing import Any

from flask import request


class CannotDo(Exception):
    """400: not understood. 404: no such phone. 409: not now."""

    def __init__(self, why: str, status: int = 400) -> None:
        super().__init__(why)
        self.status = status


def told() -> dict[str, Any]:
    """The JSON object of the request; nothing sent is an empty one."""
    words = request.get_json(silent=True, force=True) if request.get_data() else {}
    if not isinstance(words, dict):
        raise CannotDo("a JSON object is wanted")
    return words


def number(words: dict[str, Any], name: str, otherwise: float) -> float:
    value = words.get(name, otherwise)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise CannotDo(f"{name} is a number")
    return float(value)
