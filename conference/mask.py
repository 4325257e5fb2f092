"""Keeps numbers and secrets out of whatever is printed.

An officer's number must not end up in a log that is sent to somebody, and the places that
log cannot be trusted to remember it, least of all those that print an exception. So masking
looks at finished text and takes out everything that *looks* like a number: rather one
sequence too many than one phone too few.
"""

import re
from collections.abc import Iterable
from typing import Final

_GAP = r"(?:[ \-/()\u00a0]{0,2}\d)"
_NUMBER: Final = re.compile(
    rf"""
      (?:\+|%2[Bb]) \d {_GAP}{{5,14}}                              # +46 70 174 06 05, and in an address
    | (?<![\w.:+\-/]) (?:00[1-9]|0[1-9]|46) {_GAP}{{6,12}} (?!\w)  # 0701-74 06 05, 0046…, 46…
    """,
    re.VERBOSE,
)
_SHORTEST_SECRET: Final = 6  # shorter ones would mask half the language

HIDDEN: Final = "[hidden]"


def masked_number(number: str) -> str:
    """Enough to tell two lines apart in a log, too little to call."""
    digits = re.sub(r"\D", "", number)
    return f"…{digits[-2:]}"


def mask_numbers(text: str) -> str:
    """The text with everything that looks like a phone number taken out but its last two digits."""
    return _NUMBER.sub(lambda found: masked_number(found.group()), text)


class Mask:
    """Numbers and the given secrets, taken out of any text."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        # The longest first: an address holds its password.
        known = sorted({s for s in secrets if len(s) >= _SHORTEST_SECRET}, key=len, reverse=True)
        self._secrets = re.compile("|".join(map(re.escape, known))) if known else None

    def __call__(self, text: str) -> str:
        if self._secrets is not None:
            text = self._secrets.sub(HIDDEN, text)
        return mask_numbers(text)
