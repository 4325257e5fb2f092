"""Aggregates, commands, events and effects as JSON text and back, equal to what they were.

Whole documents are stored: a field added to an aggregate needs a default and nothing here. What is
kept of other kinds is found again by its class name, and only if it is in the registry of its kind.
"""

from collections.abc import Iterable
from typing import Any, Final, Generic, TypeVar

from pydantic import TypeAdapter

from conference.domain.access.account import Account
from conference.domain.access.sign_in import SignIn
from conference.domain.activation.activation import Activation
from conference.domain.activation.inquiry import Inquiry
from conference.domain.activation.picture import Picture
from conference.domain.decision import Command, Event
from conference.domain.meeting.conference import Conference
from conference.domain.meeting.effects import EFFECTS, Effect
from conference.domain.meeting.floor import Floor
from conference.domain.meeting.leg import Leg
from conference.domain.meeting.link import Link
from conference.domain.meeting.seat import Seat
from conference.domain.meeting.text import Text
from conference.domain.vocabulary import COMMANDS, EVENTS

T = TypeVar("T")


class UnknownKind(LookupError):
    """Something is stored under a name that this version of the product does not know."""


_adapters: Final[dict[type, TypeAdapter[Any]]] = {}


def adapter(cls: type) -> TypeAdapter[Any]:
    """What turns a class into JSON and back; making one takes long, so each is made once."""
    if cls not in _adapters:
        _adapters[cls] = TypeAdapter(cls)
    return _adapters[cls]


def get_ready() -> None:
    """Make every adapter now, which the first command of each kind would wait for otherwise."""
    for cls in (
        *COMMANDS,
        *EVENTS,
        *EFFECTS,
        Activation,
        Inquiry,
        Picture,
        Conference,
        Floor,
        Seat,
        Leg,
        Link,
        Text,
        Account,
        SignIn,
    ):
        adapter(cls)


def dump(thing: Any) -> str:
    return adapter(type(thing)).dump_json(thing).decode()


def load(cls: type[T], doc: str) -> T:
    loaded: T = adapter(cls).validate_json(doc)
    return loaded


class Kinds(Generic[T]):
    """The things of one sort, each known by the name of its class."""

    def __init__(self, classes: Iterable[type[T]]) -> None:
        self._classes = {cls.__name__: cls for cls in classes}

    def dump(self, thing: T) -> tuple[str, str]:
        """Its kind and its document."""
        kind = type(thing).__name__
        if self._classes.get(kind) is not type(thing):
            raise UnknownKind(kind)
        return kind, dump(thing)

    def load(self, kind: str, doc: str) -> T:
        if kind not in self._classes:
            raise UnknownKind(kind)
        return load(self._classes[kind], doc)


commands: Final[Kinds[Command]] = Kinds(COMMANDS)
events: Final[Kinds[Event]] = Kinds(EVENTS)
effects: Final[Kinds[Effect]] = Kinds(EFFECTS)
