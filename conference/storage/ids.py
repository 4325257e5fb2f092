"""Ids and codes nobody can guess. Lower-case letters and digits: safe in addresses, labels and job names."""

import secrets
import string
from typing import Final

_LETTERS: Final = string.ascii_lowercase + string.digits
_LENGTH: Final = 16


class RandomIds:
    """Chance from the operating system. Tests bring their own."""

    def new_id(self) -> str:
        return secrets.choice(string.ascii_lowercase) + "".join(
            secrets.choice(_LETTERS) for _ in range(_LENGTH - 1)
        )

    def new_code(self) -> str:
        return f"{secrets.randbelow(1_000_000):06}"
