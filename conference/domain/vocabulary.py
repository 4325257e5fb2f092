"""Every command that can be given and every event that can happen, in either storey of the domain.

What is stored is found again by its name here, so each module that has some is imported.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from conference.domain.access import commands as _of_accounts
from conference.domain.access import events as _in_accounts
from conference.domain.activation import commands as _of_activations
from conference.domain.activation import ending_events as _in_endings
from conference.domain.activation import events as _in_activations
from conference.domain.activation import inquiry_events as _in_inquiries
from conference.domain.activation import long_run_events as _in_the_long_run
from conference.domain.activation import picture_events as _in_pictures
from conference.domain.county import looking as _in_looking
from conference.domain.decision import Command, Event
from conference.domain.meeting import barring_events as _in_barring
from conference.domain.meeting import beforehand_events as _in_advance
from conference.domain.meeting import commands as _of_meetings
from conference.domain.meeting import events as _in_meetings
from conference.domain.meeting import mending_events as _in_mending
from conference.domain.meeting import room_events as _in_rooms

T = TypeVar("T")


def _kinds(cls: type[T]) -> Iterator[type[T]]:
    """The classes below one that have none below themselves."""
    for kind in cls.__subclasses__():
        below = tuple(_kinds(kind))
        yield from below or (kind,)


MODULES = (
    _of_meetings,
    _in_meetings,
    _of_activations,
    _in_activations,
    _in_endings,
    _in_rooms,
    _in_barring,
    _in_advance,
    _in_looking,
    _in_mending,
    _in_inquiries,
    _in_pictures,
    _in_the_long_run,
    _of_accounts,
    _in_accounts,
)
COMMANDS: tuple[type[Command], ...] = tuple(_kinds(Command))
EVENTS: tuple[type[Event], ...] = tuple(_kinds(Event))
