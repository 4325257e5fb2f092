"""What has happened, as one key says it when a button is pressed by phone."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class EventKind:
    """`key` is the digit on the phone. `words` are by language, every language of the county's."""

    key: str
    id: str
    words: Mapping[str, str]
