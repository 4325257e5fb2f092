"""Identifiers as Twilio writes them: two letters for the kind and 32 hexadecimal digits."""

from uuid import uuid4

_PREFIX = {"call": "CA", "room": "CF", "text": "SM", "participant": "PA", "request": "RQ"}


def new_sid(kind: str) -> str:
    return _PREFIX[kind] + uuid4().hex
