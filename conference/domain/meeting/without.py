"""What a meeting has to do without: the rungs of the ladder of degradation.

    everything ─► no reports ─► no voice ─► no carrier ─► paper
                  status is      it is held   texts go     (nobody can tell the house of that)
                  looked for     in writing   by modem

What is missing is told aloud or in writing, and stands in the record from when to when.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from conference.domain.decision import Event

ONE_LOOKED_FOR: Final = 3
CERTAIN: Final = 9
"""Three things that had to be looked for, with no report between, are no chance. Nine
reports in a row, and they are back. What is lost now and then is told of neither as gone nor as back."""


UNPLACED: Final = 5
"""So many calls in a row that the carrier could not place, with none between that rang: voice is gone."""


class Without(StrEnum):
    """What there is none of."""

    REPORTS = "reports"
    VOICE = "voice"
    CARRIER = "carrier"


@dataclass(frozen=True)
class Lost(Event):
    """From now on the meeting goes on without it."""

    what: Without


@dataclass(frozen=True)
class Regained(Event):
    """It is there again."""

    what: Without


@dataclass
class Missing:
    """What a meeting is held without just now. `doubt`: how certain it is that no reports come. `unplaced`:
    calls in a row that could not be placed.
    """

    what: tuple[Without, ...] = ()
    doubt: int = 0
    unplaced: int = 0

    def lose(self, what: Without) -> tuple[Event, ...]:
        """Nothing is told of what has been missing already."""
        if what in self.what:
            return ()
        self.what = (*self.what, what)
        return (Lost(what),)

    def regain(self, what: Without) -> tuple[Event, ...]:
        if what not in self.what:
            return ()
        self.what = tuple(other for other in self.what if other is not what)
        return (Regained(what),)

    def looked_for(self) -> tuple[Event, ...]:
        """Something was only learnt by looking that should have been reported."""
        self.doubt = min(CERTAIN, self.doubt + ONE_LOOKED_FOR)
        return self.lose(Without.REPORTS) if self.doubt == CERTAIN else ()

    def reported(self) -> tuple[Event, ...]:
        """Something was reported as it should be."""
        self.doubt = max(0, self.doubt - 1)
        return self.regain(Without.REPORTS) if self.doubt == 0 else ()

    def not_placed(self) -> tuple[Event, ...]:
        """A call came to nothing, and nobody at the other end has had a part in that."""
        self.unplaced = min(UNPLACED, self.unplaced + 1)
        return self.lose(Without.VOICE) if self.unplaced == UNPLACED else ()

    def placed(self) -> tuple[Event, ...]:
        """A phone has rung."""
        self.unplaced = 0
        return self.regain(Without.VOICE)
