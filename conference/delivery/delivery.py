"""Carries out what is in the outbox, lane by lane.

    claimed ─► worth it? ─► the carrier ─► settled, with what was learnt as a command
                  │             ├─► put back: certainly not done, may be asked again
                  │             └─► unknown: perhaps done; see settling.py
                  ├─► overtaken
                  └─► barred: a number that is never reached; see guard.py

No transaction is open while a carrier is asked: a slow carrier must not hold a row that a report needs.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import Final

from conference.bus import Bus
from conference.clock import Clock
from conference.delivery import calls, lines, rooms, texts
from conference.delivery.adoption import Adoption
from conference.delivery.carriers import Carriers
from conference.delivery.closing import Closing
from conference.delivery.guard import barred_now
from conference.delivery.needs import Claim, Outbox, Store
from conference.delivery.stored import stored_for
from conference.domain.county.barring import Barred
from conference.domain.decision import Command
from conference.domain.instants import Instant
from conference.domain.meeting.commands import BarCall, BarText
from conference.domain.meeting.effects import (
    Announce,
    EndRoom,
    HangUp,
    LookAtCall,
    LookAtText,
    PlaceCall,
    SendText,
    SetLines,
    Whisper,
)
from conference.domain.meeting.reasons import Reason
from conference.domain.meeting.worth import Stored, worth
from conference.log import about
from conference.ports import NotTaken, Unknown
from conference.tally import Tally

log = logging.getLogger(__name__)

HANDS: Final[Mapping[str, int]] = {"floor": 2, "dial": 8, "bulk": 4}
"""How many rows of a lane are carried out side by side: for calls, what thirty a second need of a carrier
that takes a quarter of a second to answer."""

LOOK_EVERY: Final = 0.05
"""Seconds of the wall until a hand that is free looks for work again, while others are busy."""

MOST_TRIES: Final = 20
"""After so many the carrier is not asked again, whatever there is left of the time."""

NEVER_REPEATED: Final = (PlaceCall, SendText)
"""If these were perhaps done they are looked for; the others do no harm twice."""

SPOKEN: Final = (Announce, Whisper)
"""Heard perhaps: saying it again would be worse than having said it never."""


class Delivery:
    """Safe to use from several threads. `hands` of one carries out everything on the caller's own thread."""

    def __init__(
        self,
        store: Store,
        outbox: Outbox,
        bus: Bus,
        carriers: Carriers,
        clock: Clock,
        process: str,
        *,
        hands: Mapping[str, int] = HANDS,
        adoption: Adoption | None = None,
        tally: Tally | None = None,
    ) -> None:
        self._store, self._outbox, self._bus = store, outbox, bus
        self._carriers, self._clock, self._process = carriers, clock, process
        self._hands, self._adoption = hands, adoption
        self._lines = ThreadPoolExecutor(8, thread_name_prefix="lines")
        self.closing = Closing(outbox, bus, clock, tally)

    def drain(self, lane: str, going: Callable[[], bool] = lambda: True) -> Instant | None:
        """Carry out all that is ready. The moment to come back, if what is left only waits for its pace."""
        self.closing.tie_up()
        width = self._hands.get(lane, 1)
        if width == 1:
            while going() and not isinstance(claim := self._claim(lane), Instant | None):
                self.carry_out(claim)
            return claim if isinstance(claim, Instant) else None
        with ThreadPoolExecutor(width, thread_name_prefix=lane) as hands:
            return self._side_by_side(lane, width, hands, going)

    def _side_by_side(
        self, lane: str, width: int, hands: ThreadPoolExecutor, going: Callable[[], bool]
    ) -> Instant | None:
        """Claim whatever a hand is free for. What is slow keeps nobody waiting but its own strand."""
        under_way: set[Future[None]] = set()
        while True:
            claim: Claim | Instant | None = None
            while going() and not isinstance(claim := self._claim(lane), Instant | None):
                under_way.add(hands.submit(self.carry_out, claim))
                if len(under_way) >= width:
                    _, under_way = wait(under_way, return_when=FIRST_COMPLETED)
            if not under_way:
                return claim if isinstance(claim, Instant) else None
            # Whatever is finished may have kept the next of its strand waiting; a slot waits for nobody.
            seconds = self._clock.wall_seconds_until(claim) if isinstance(claim, Instant) else LOOK_EVERY
            _, under_way = wait(under_way, timeout=min(seconds, LOOK_EVERY), return_when=FIRST_COMPLETED)

    def _claim(self, lane: str) -> Claim | Instant | None:
        return self._outbox.claim_next(lane, self._process, self._clock.now(), self._clock.wall())

    def carry_out(self, claim: Claim) -> None:
        """See to one claimed row, so that it is claimed no longer whatever happens."""
        effect = claim.effect
        with about(conference=effect.conference, leg=getattr(effect, "leg", None)):
            try:
                self._carry_out(claim)
            except Exception as error:
                log.exception(
                    "effect not carried out", extra={"row": claim.id, "kind": type(effect).__name__}
                )
                self._unknown(claim, Unknown(f"a fault of ours: {type(error).__name__}"))

    def _carry_out(self, claim: Claim) -> None:
        stored, why = self._look(claim)
        if not worth(claim.effect, stored):
            self.closing.settle(claim, "overtaken", self._not_worth(claim, stored))
            return
        if why is not None:
            log.error("a number is let be", extra={"row": claim.id, "why": str(why)})
            self.closing.settle(claim, "failed", _barred(claim, why))
            return
        try:
            learnt = self._ask(claim, stored)
        except Unknown as error:
            self._unknown(claim, error)
        except NotTaken as error:
            self._not_taken(claim, error, stored)
        else:
            self.closing.settle(claim, "done", learnt)

    def _look(self, claim: Claim) -> tuple[Stored, Barred | None]:
        """What decides whether it is worth doing, and why it must not be done, if it must not."""
        newer = isinstance(claim.effect, SetLines) and self._outbox.newer_on_strand(
            claim.id, claim.strand, "SetLines"
        )
        with self._store.reading() as work:
            stored = stored_for(claim.effect, work, self._clock.now(), newer=newer)
            return stored, barred_now(claim.effect, stored, work)

    def _ask(self, claim: Claim, stored: Stored) -> Command | None:
        """The one request that the effect means. Returns what is to be told at the top."""
        match claim.effect:
            case PlaceCall() as effect:
                return self._place(effect, stored, claim.tries)
            case HangUp() as effect:
                return calls.hang_up(effect, stored, self._carriers)
            case LookAtCall() as effect:
                return calls.look(effect, stored, self._carriers)
            case SendText() as effect:
                return texts.send(effect, stored, self._carriers)
            case LookAtText() as effect:
                return texts.look(effect, stored, self._carriers)
            case Announce() as effect:
                rooms.announce(effect, stored, self._carriers, claim.id)
            case Whisper() as effect:
                rooms.whisper(effect, stored, self._carriers, claim.id)
            case EndRoom() as effect:
                rooms.end(effect, stored, self._carriers)
            case SetLines() as effect:
                return self._set_lines(effect, stored)
        return None

    def _place(self, effect: PlaceCall, stored: Stored, tries: int) -> Command:
        """Unless the phone has been rung already, by somebody who could not tell us."""
        seen = self._adoption.of(effect, stored, tries) if self._adoption else None
        if seen is None:
            return calls.place(effect, stored, self._carriers)
        self._bus.handle(calls.accepted(effect.leg, seen.call, stored.now))
        return calls.as_seen(effect.leg, seen, stored.now)

    def _set_lines(self, effect: SetLines, stored: Stored) -> Command | None:
        assert stored.conference is not None
        with self._store.reading() as work:
            orders = lines.room_now(effect.conference, work).orders()
        if not orders:
            return None
        voice = self._carriers.voice(stored.conference.carrier)
        given = lines.give(orders, voice, rooms.room_of(stored.conference), self._lines)
        observed = given.observed(effect.conference)
        if given.again:
            self._bus.handle(observed)
            raise NotTaken("not every line could be set", reason=Reason.CARRIER_FAULT, retry=True)
        return observed

    # --- what follows -------------------------------------------------------------------------------------

    def _not_worth(self, claim: Claim, stored: Stored) -> Command | None:
        """A call that never was placed and a text that never was sent must not be waited for."""
        match claim.effect:
            case PlaceCall(leg=leg) if stored.leg and not (
                stored.leg.over or stored.leg.call or stored.leg.facts
            ):
                return calls.refused(leg, "overtaken", stored.now)
            case SendText(text=text) if stored.text and not stored.text.final:
                return texts.expired(text)
        return None

    def _not_taken(self, claim: Claim, error: NotTaken, stored: Stored) -> None:
        most = texts.tries(stored.text, self._carriers, MOST_TRIES) if stored.text else MOST_TRIES
        if error.retry and claim.tries < most and not self._overtaken(claim):
            self.closing.put_back(claim, error.reason)
            return
        log.warning("the carrier would not", extra={"row": claim.id, "why": error.sentence})
        self.closing.settle(claim, "failed", _refusal(claim, error.reason, self._clock.now()))

    def _unknown(self, claim: Claim, error: Unknown) -> None:
        log.warning("the carrier may have", extra={"row": claim.id, "why": error.sentence})
        if isinstance(claim.effect, NEVER_REPEATED):
            self.closing.unknown(claim)
        elif isinstance(claim.effect, SPOKEN):
            self.closing.settle(claim, "done")
        elif self._overtaken(claim):
            self.closing.settle(claim, "overtaken")
        else:
            self.closing.put_back(claim, "unknown")

    def _overtaken(self, claim: Claim) -> bool:
        """Lines have been ordered anew, perhaps at another carrier: that need not wait for this one."""
        lines_ = isinstance(claim.effect, SetLines)
        return lines_ and self._outbox.newer_on_strand(claim.id, claim.strand, "SetLines")


def _barred(claim: Claim, why: Barred) -> Command | None:
    """What to tell at the top of something that must not be done."""
    match claim.effect:
        case PlaceCall(leg=leg):
            return BarCall(leg, why)
        case SendText(text=text):
            return BarText(text, why)
    return None


def _refusal(claim: Claim, reason: Reason, now: Instant) -> Command | None:
    """What to tell at the top of something that is not going to be done."""
    match claim.effect:
        case PlaceCall(leg=leg):
            return calls.refused(leg, reason, now)
        case SendText(text=text):
            return texts.failed(text, reason)
    return None
