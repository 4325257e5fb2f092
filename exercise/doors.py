"""One address for all carriers: a request goes to the one whose account it names."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from exercise.carrier import Carrier

_ACCOUNT = re.compile(r"^/[^/]+/Accounts/([^/]+)/")


class Doors:
    """What names no account of ours, the control API too, is the first's to answer or refuse."""

    def __init__(self, first: Carrier, carriers: Mapping[str, Carrier]) -> None:
        self._first, self._carriers = first, carriers

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        named = _ACCOUNT.match(environ["PATH_INFO"])
        carrier = self._carriers.get(named[1], self._first) if named else self._first
        return carrier.gate(environ, start_response)
