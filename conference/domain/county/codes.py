"""Codes that say who is on the line.

A function has an eight-digit code for good: two digits of its member, so that one knows whose wrong code it
was, and six secret ones. It is kept only as an HMAC. A seat has six digits for one meeting.
"""

import hmac
import re
from hashlib import sha256

from conference.domain.county.functions import Function

_FUNCTION_CODE = re.compile(r"[0-9]{8}")
_SEAT_CODE = re.compile(r"[0-9]{6}")


def is_function_code(code: str) -> bool:
    return _FUNCTION_CODE.fullmatch(code) is not None


def is_seat_code(code: str) -> bool:
    return _SEAT_CODE.fullmatch(code) is not None


def digest(code: str, function: Function, key: bytes) -> str:
    """What is kept of a function's code. Bound to the function, so that equal codes do not look equal."""
    return hmac.new(key, f"function-code:{function.id}:{code}".encode(), sha256).hexdigest()


def matches(code: str, function: Function, kept: str, key: bytes) -> bool:
    """The code is this function's: its member's two digits, and the secret ones as kept."""
    well_formed = is_function_code(code) and code.startswith(function.code_digits)
    return hmac.compare_digest(digest(code, function, key), kept) and well_formed
