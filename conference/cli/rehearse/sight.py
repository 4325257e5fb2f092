"""The meeting as seen from the room at one moment: the narrator, the pace and the leaders' lines go by it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Sight:
    """`speaking` is the seat that has the floor, `turn` its number, `left` the seconds it has left."""

    at: datetime
    state: str
    block: str | None = None
    block_name: str | None = None
    speaking: str | None = None
    turn: int | None = None
    left: float | None = None
    present: int = 0
    expected: int = 0


class Seen:
    """What has been seen so far, and since when: a leader's line may wait for it after it has passed."""

    def __init__(self) -> None:
        self._since: dict[tuple[str, str], datetime] = {}

    def take(self, sight: Sight) -> None:
        for kind, what in (("state", sight.state), ("block", sight.block), ("turn", sight.speaking)):
            if what is not None:
                self._since.setdefault((kind, what), sight.at)

    def since(self, kind: str, what: str) -> datetime | None:
        return self._since.get((kind, what))
