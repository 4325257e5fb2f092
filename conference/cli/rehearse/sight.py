"""The meeting as seen from the room at one moment: the narrator, the pace and the leaders' lines go by it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Sight:
    """`blocks` are those begun so far; `speaking` has the floor: turn number `turn`, `left` seconds more."""

    at: datetime
    state: str
    block: str | None = None
    block_name: str | None = None
    blocks: tuple[str, ...] = ()
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
        seen = [
            ("state", sight.state),
            ("turn", sight.speaking or ""),
            *(("block", id) for id in sight.blocks),
        ]
        for kind_and_what in seen:
            self._since.setdefault(kind_and_what, sight.at)

    def since(self, kind: str, what: str) -> datetime | None:
        return self._since.get((kind, what))
