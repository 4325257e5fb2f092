"""After a backup has been put in place: what was under way when it was drawn is brought to rest.

Meetings and calls went on after the backup, and what came of them is lost. Were they taken up where the
backup has them, phones would ring for meetings that are over. So meetings are ended, lines are taken to be
gone, and nothing follows of it: what that would have called and sent is overtaken, and what was to be done
later waits until a person cancels it or ends the activation. Nobody is signed in: whoever has been put out
since must not be in again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from conference.bootstrap import Upprop
from conference.clock import Wall
from conference.delivery import calls, texts
from conference.domain.activation.activation import ActivationState
from conference.domain.errors import DomainError
from conference.domain.instants import Instant
from conference.domain.meeting import commands as c
from conference.domain.meeting.conference import ConferenceState
from conference.domain.meeting.effects import PlaceCall, SendText
from conference.domain.meeting.facts import Fact, Told
from conference.domain.meeting.leg import Leg, LegState
from conference.storage.doubt import Doubt

BY: Final = "cli:restore"
UNDER_WAY: Final = (ConferenceState.GATHERING, ConferenceState.OPEN)
STILL_CALLING: Final = (
    ActivationState.PRESSED,
    ActivationState.ACKNOWLEDGED,
    ActivationState.PLANNING,
    ActivationState.CONVENED,
)
ROUNDS: Final = 20
"""More than a meeting and its break-outs, or a text and its other ways, can take."""
NEVER_ANSWERED: Final = frozenset({LegState.CALLING, LegState.RINGING})


@dataclass(frozen=True)
class AtRest:
    """`ended`: meetings that were under way. `held`: what a person has to look after, by id."""

    ended: Sequence[str]
    held: Sequence[str]


def bring_to_rest(upprop: Upprop, drawn: Wall) -> AtRest:
    """See the module. No process may run meanwhile."""
    now, doubt = upprop.clock.now(), Doubt(upprop.store, drawn)
    last = doubt.of_effects()
    with upprop.store.writing() as work:
        work.sign_ins.forget_all()
    ended = _end_meetings(upprop)
    _let_lines_go(upprop, now)
    for _ in range(ROUNDS):
        if not _let_be(upprop, doubt, last, now):
            break
    with upprop.store.reading() as work:
        calling = [one.id for one in work.activations.alive() if one.state in STILL_CALLING]
    held = doubt.hold([*ended, *calling], now)
    return AtRest(ended, [id for id in held if id not in ended])


def _end_meetings(upprop: Upprop) -> list[str]:
    ended: list[str] = []
    for _ in range(ROUNDS):  # one with break-outs ends after them
        with upprop.store.reading() as work:
            there = [(one.id, one.state) for one in work.conferences.current()]
        if not there:
            break
        for id, state in there:
            if state in UNDER_WAY:
                _do(upprop, c.EndConference(id, BY))
            _do(upprop, c.SettleEnd(id))
            ended.append(id)
    return sorted(set(ended))


def _let_lines_go(upprop: Upprop, now: Instant) -> None:
    with upprop.store.reading() as work:
        alive = work.legs.alive()
    for leg in alive:
        _do(upprop, c.ObserveLeg(leg.id, _gone(leg, now)))


def _gone(leg: Leg, now: Instant) -> Fact:
    kind = Told.CANCELLED if leg.state in NEVER_ANSWERED else Told.HUNG_UP
    return Fact(kind, "restore", 0, now, f"restore/{leg.id}")


def _let_be(upprop: Upprop, doubt: Doubt, last: int, now: Instant) -> int:
    """Nothing is called or sent of what has followed so far; how much there was."""
    there = doubt.effects_since(last)
    for row, effect in there:
        learnt: c.ObserveLeg | c.ObserveText | None = None
        match effect:
            case PlaceCall(leg=leg):
                learnt = calls.refused(leg, "overtaken", now)
            case SendText(text=text):
                learnt = texts.expired(text)
        if learnt is None or not _do(upprop, learnt, settles=(row, "overtaken")):
            upprop.outbox.close(row, "overtaken")
    return len(there)


def _do(
    upprop: Upprop,
    command: c.EndConference | c.SettleEnd | c.ObserveLeg | c.ObserveText,
    settles: tuple[int, str] | None = None,
) -> bool:
    """Whether it was done; what is refused was at rest already."""
    try:
        return upprop.bus.handle(command, settles=settles).done
    except DomainError:
        return False
