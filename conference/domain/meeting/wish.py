"""What a wish is, and when one is granted: the same for every table of wishes, whatever it is asked of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic, Protocol, TypeVar

from conference.domain.decision import Command
from conference.domain.errors import BadInput, NotAllowed, Refused


class Role(StrEnum):
    """As what somebody asks."""

    CHAIR = "chair"  # the leader who has the keys now
    LEADER = "leader"  # another of the leaders
    SPEAKER = "speaker"
    LISTENER = "listener"
    OFFICE = "office"  # by command line or API, not in the meeting


class Asked(Protocol):
    """A wish as it was made: what a row needs to be told is its own matter."""

    @property
    def given(self) -> Mapping[str, str]: ...


@dataclass(frozen=True)
class Ask:
    """One wish as it was made: in which meeting, by whom, from which seat, and with what."""

    conference: str
    by: str
    seat: str = ""
    given: Mapping[str, str] = field(default_factory=dict)


A = TypeVar("A", bound=Asked)


@dataclass(frozen=True)
class Wish(Generic[A]):
    """A row of a table. `optional` are among `takes` but may be left out.

    `told` is what whoever made the wish by key hears on the way back, where the room does not tell it anyway.
    """

    id: str
    swedish: str
    english: str
    who: frozenset[Role]
    states: frozenset[Any]
    build: Callable[[A], Command]
    takes: tuple[str, ...] = ()
    optional: frozenset[str] = frozenset()
    told: str | None = None


def granted(
    wishes: Mapping[str, Wish[A]], id: str, ask: A, *, role: Role, state: StrEnum, of: str
) -> Command:
    """The command that a wish of any such table comes to. Raises as `wish` does."""
    row = wishes.get(id)
    if row is None:
        raise BadInput(f"there is no wish called {id}; there are {', '.join(wishes)}")
    if role not in row.who:
        raise NotAllowed(f"{row.english} is for {', '.join(sorted(row.who))}")
    if state not in row.states:
        raise Refused(f"{row.english} is not possible while {of} is {state}")
    missing = [name for name in row.takes if name not in row.optional and not ask.given.get(name)]
    unknown = sorted(set(ask.given) - set(row.takes))
    if missing or unknown:
        raise BadInput(
            " and ".join(
                [f"{id} needs {', '.join(missing)}"] * bool(missing)
                + [f"{id} takes no {', '.join(unknown)}"] * bool(unknown)
            )
        )
    try:
        return row.build(ask)
    except ValueError as fault:
        raise BadInput(f"{id}: {fault}") from fault
