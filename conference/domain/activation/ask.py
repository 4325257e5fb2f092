"""A wish of an activation as it was made, by whatever door, and how what it was made with is read.

Words come as people write them; a time is made of them where they are taken (`moment`), since an hour means
another instant in another county, and so is an inquiry found (`which`), since people write the beginning of
its id, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from conference.domain.activation.activation import BEFORE_MEETING, OVER
from conference.domain.activation.activation import ActivationState as S
from conference.domain.errors import BadInput
from conference.domain.instants import Instant
from conference.domain.meeting.wish import Role

Moment = Callable[[str], Instant]
"""What an hour or a time as it is written means: raises BadInput."""
Which = Callable[[str], str]
"""The id of the inquiry that words mean; where there are none, of the last. Raises NotFound or BadInput."""


MORNING = "09:00"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class Ask:
    """One wish as it was made. `new` are fresh ids, for what is begun by it. `via` is cli, api or console."""

    activation: str
    by: str
    new: str
    moment: Moment
    given: Mapping[str, str] = field(default_factory=dict)
    which: Which = str
    via: str = "cli"

    def time(self, name: str) -> Instant | None:
        """The moment given under that name, if one is."""
        return self.moment(self.given[name]) if self.given.get(name) else None

    @property
    def inquiry(self) -> str:
        """The inquiry it is about. Raises NotFound, or BadInput if it may be several."""
        return self.which(self.given.get("inquiry", ""))

    def list(self, name: str) -> tuple[str, ...]:
        """Names parted by commas or blanks."""
        return tuple(self.given.get(name, "").replace(",", " ").split())

    def number(self, name: str) -> int | None:
        """A whole number, if one is given. Raises BadInput."""
        words = self.given.get(name)
        if not words:
            return None
        if not words.isascii() or not words.isdigit():
            raise BadInput(f"{name} is a whole number, not {words[:40]}")
        return int(words)

    def day(self, name: str) -> Instant:
        """The moment given under that name; a day alone means its morning."""
        written = self.given[name]
        return self.moment(f"{written}T{MORNING}" if _DAY.fullmatch(written) else written)

    def off(self, name: str) -> bool:
        """Whether an end to it is asked for."""
        return self.given.get(name, "").casefold() in ("off", "av")

    def yes(self, name: str) -> bool:
        """Whether something was said to be so. Raises BadInput."""
        words = (self.given.get(name) or "no").casefold()
        if words not in ("yes", "no", "true", "false", "ja", "nej"):
            raise BadInput(f"{name} is yes or no, not {words[:40]}")
        return words in ("yes", "true", "ja")


LEADING = frozenset({Role.LEADER, Role.OFFICE})
SPEAKING = frozenset({Role.SPEAKER})
ALIVE = frozenset(S) - OVER
MEETING = ALIVE - BEFORE_MEETING
