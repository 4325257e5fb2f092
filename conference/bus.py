"""Where commands are carried out: one loop and one dict.

A command is one transaction. Its stamp is taken (a second arrival ends there, quietly), its handler
decides, and what was decided is written down with the changed state: history, effects, dues, all
or nothing. Then the workers are nudged, which may fail without harm.

    StorageError
    ├── Collision    two wanted the same at once; nothing is written and it may be done again
    └── Away         the database does not answer
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from typing import Final, Protocol, cast

from conference.clock import Clock, Wall
from conference.domain.county.texts import Saying
from conference.domain.decision import NOTHING, Command, Decision, Due, Event
from conference.domain.errors import DomainError
from conference.domain.instants import Instant
from conference.domain.meeting.effects import Announce, Effect, Whisper
from conference.log import about
from conference.ports import Handlers, UnitOfWork

log = logging.getLogger(__name__)

ATTEMPTS: Final = 3
"""How often a command is tried when others are in its way."""

HOUSE_CHAIN: Final = "house"
"""Where the history of what concerns no conference is kept."""


class StorageError(Exception):
    """Storage could not do it. See the tree in this module's docstring."""


class Collision(StorageError):
    """Someone else was there first; the whole transaction may be tried again."""


class Away(StorageError):
    """The database does not answer."""


class Ids(Protocol):
    def new_id(self) -> str: ...

    def new_code(self) -> str: ...


class Work(UnitOfWork, Protocol):
    """A unit of work that also keeps the bus's own books."""

    wall: Wall
    chain: str | None
    """The conference, or else the activation, that the transaction was first about."""

    def first_time(self, stamp: str, wall: Wall) -> bool:
        """Take a stamp; False if it has been taken before."""

    def consume(self, due: int) -> bool:
        """Take away a due row; False if somebody has done so already."""

    def settle(self, effect: int, outcome: str) -> bool:
        """Close an outbox row; False if it is closed already."""

    def record(self, chain: str, events: Iterable[Event], at: Instant) -> None:
        """Append events to a chain of history."""

    def send(self, effects: Iterable[Effect], now: Instant, wall: Wall) -> None:
        """Put effects into the outbox, in their order."""

    def plan(self, dues: Iterable[Due], conference: str | None, cancelled: Iterable[str] = ()) -> None:
        """Take away the dues of the cancelled keys; a key that ends in * stands for all that begin so.

        Then write down dues; each takes the place of an earlier one with the same key.
        """


class Store(Protocol):
    def writing(self, ids: Ids | None = None) -> AbstractContextManager[Work]: ...


@dataclass(frozen=True)
class Handled:
    """`done` is False where there was nothing to do: the stamp was known, or another relay was faster."""

    done: bool
    decision: Decision = NOTHING


class Bus:
    """Carries out commands, from whatever door they come. Safe to share between threads."""

    def __init__(
        self,
        store: Store,
        handlers: Handlers,
        clock: Clock,
        render: Callable[[Saying, str], str],
        nudge: Callable[[frozenset[str]], object],
        ids: Ids | None = None,
    ) -> None:
        self._store = store
        self._handlers = handlers
        self._clock = clock
        self._render = render
        self._nudge = nudge
        self._ids = ids

    def handle(
        self,
        command: Command,
        *,
        stamp: str | None = None,
        due: int | None = None,
        settles: tuple[int, str] | None = None,
    ) -> Handled:
        """Carry out a command, once per stamp, per due row and per effect settled.

        A refusal leaves nothing of the command behind, so that the same stamp may try again. Only the due
        row or the effect that led to it is used up: the answer to those will never be another.
        """
        whose = {name: getattr(command, name, None) for name in ("conference", "leg")}
        with about(**whose, stamp=stamp):
            try:
                handled = self._tried(command, stamp, due, settles)
            except DomainError:
                self._use_up(due, settles)
                raise
            # Most of what a carrier reports leaves nobody anything to do.
            if handled.decision.effects or handled.decision.due or settles is not None:
                self._ring(handled.decision)
            return handled

    def _tried(
        self, command: Command, stamp: str | None, due: int | None, settles: tuple[int, str] | None
    ) -> Handled:
        for _ in range(ATTEMPTS - 1):
            try:
                return self._once(command, stamp, due, settles)
            except Collision:
                continue
        return self._once(command, stamp, due, settles)

    def _once(
        self, command: Command, stamp: str | None, due: int | None, settles: tuple[int, str] | None
    ) -> Handled:
        handler = self._handlers[type(command)]
        with self._store.writing(self._ids) as work:
            # The time is read when it is our turn to write, so that a chain's times never go back.
            now, wall = self._clock.now(), self._clock.wall()
            work.wall = wall
            if stamp is not None and not work.first_time(stamp, wall):
                return Handled(False)
            if due is not None and not work.consume(due):
                return Handled(False)
            if settles is not None and not work.settle(*settles):
                return Handled(False)
            decision = handler(command, work, now)
            decision = replace(
                decision, effects=tuple(self._worded(effect, work) for effect in _effects(decision))
            )
            self._write(command, decision, work, now, wall)
            return Handled(True, decision)

    def _write(self, command: Command, decision: Decision, work: Work, now: Instant, wall: Wall) -> None:
        home = getattr(command, "conference", None) or getattr(command, "activation", None) or work.chain

        def chain(event: Event) -> str:
            return event.chain or home or HOUSE_CHAIN

        for whose, events in groupby(decision.events, key=chain):
            work.record(whose, events, now)
        for whose, told in groupby(decision.elsewhere, key=itemgetter(0)):
            work.record(whose, (event for _, event in told), now)
        work.send(_effects(decision), now, wall)
        work.plan(decision.due, home, decision.cancelled)

    def _worded(self, effect: Effect, work: Work) -> Effect:
        """What is spoken is put into words now, so that the words are on the effect and in the record.

        A room is spoken to in its meeting's language, one line in its own.
        """
        if not isinstance(effect, Announce | Whisper) or effect.saying is None or effect.words:
            return effect
        language = work.legs.language(effect.leg) if isinstance(effect, Whisper) else effect.language
        return replace(effect, words=self._render(effect.saying, language), language=language)

    def _use_up(self, due: int | None, settles: tuple[int, str] | None) -> None:
        if due is None and settles is None:
            return
        with self._store.writing(self._ids) as work:
            if due is not None:
                work.consume(due)
            if settles is not None:
                work.settle(*settles)

    def _ring(self, decision: Decision) -> None:
        try:
            self._nudge(frozenset(str(effect.lane) for effect in _effects(decision)))
        except Exception:
            # The relay finds what nobody was told of; a nudge only saves it the half second.
            log.warning("nudge failed", exc_info=True)


def _effects(decision: Decision) -> tuple[Effect, ...]:
    """A decision does not say what an effect is, so that it may belong to any part of the domain."""
    return cast(tuple[Effect, ...], decision.effects)
