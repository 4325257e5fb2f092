"""What an address asks for behind its `#`: how often and on what a request is tried again.

The fragment is never sent and never signed. Without one, a request is tried once more and only where nobody
could be connected to.
"""

from dataclasses import dataclass
from urllib.parse import parse_qs, urldefrag

from exercise.fetch import FetchFailed, FetchResponse

MOST_RETRIES = 5


@dataclass(frozen=True)
class Overrides:
    retries: int = 1
    on: frozenset[str] = frozenset({"ct"})

    def wants_retry(self, outcome: FetchResponse | FetchFailed) -> bool:
        kind = _kind(outcome)
        return kind is not None and (kind in self.on or "all" in self.on)


def split(url: str) -> tuple[str, Overrides]:
    """The address to use, and what its fragment asked for."""
    address, fragment = urldefrag(url)
    asked = parse_qs(fragment)
    retries = Overrides.retries
    if asked.get("rc", [""])[0].isdigit():
        retries = min(MOST_RETRIES, int(asked["rc"][0]))
    kinds = frozenset(",".join(asked["rp"]).split(",")) if "rp" in asked else Overrides.on
    return address, Overrides(retries, kinds)


def _kind(outcome: FetchResponse | FetchFailed) -> str | None:
    if isinstance(outcome, FetchFailed):
        return outcome.kind
    if outcome.status >= 500:
        return "5xx"
    return "4xx" if outcome.status >= 400 else None
