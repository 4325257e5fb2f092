"""What may or may not have been done is settled by looking, never by doing it again in the blind.

A request that timed out, and whatever a process had in hand when it died, is unknown. A call is known by
any report that bears our leg's id, since that is in the call's own addresses; else it is looked for in the
carrier's list. What is not found in two looks, three seconds apart, was not done.
"""

from __future__ import annotations

import logging
from typing import Final

from conference.clock import Clock
from conference.delivery import calls, texts
from conference.delivery.carriers import Carriers
from conference.delivery.closing import Closing
from conference.delivery.needs import Claim, Outbox, Store
from conference.delivery.pauses import later
from conference.delivery.stored import stored_for
from conference.domain.errors import NotFound
from conference.domain.meeting.effects import Announce, PlaceCall, SendText, Whisper
from conference.domain.meeting.leg import Leg
from conference.domain.meeting.reasons import Reason
from conference.ports import CallSeen, CarrierError, UnitOfWork, Voice

log = logging.getLogger(__name__)

SILENT_FOR: Final = 1.5
"""Seconds of the wall without a sign of life after which nobody has a claim any more."""

LOOKS, APART = 2, 3.0
"""So many looks, over so many seconds of the wall, and what was not found was not done."""

SENDINGS: Final = 4
"""So many times a text is sent that was not found afterwards; then it has failed, and is shown so."""

MARGIN: Final = 2.0
"""Seconds by which a carrier's clock, which knows only whole ones, may differ from ours."""


class Settling:
    """Looks after unknown rows. Two relays may do so at once: the row is closed once."""

    def __init__(
        self, store: Store, outbox: Outbox, closing: Closing, carriers: Carriers, clock: Clock
    ) -> None:
        self._store, self._outbox, self._closing = store, outbox, closing
        self._carriers, self._clock = carriers, clock

    def settle_all(self) -> None:
        """One round: claims of the silent become unknown, and every unknown row is looked at."""
        for claim in self._outbox.claims_of_silent(self._clock.wall(), SILENT_FOR):
            self._closing.tally.count("silent", type(claim.effect).__name__)
        for claim in self._outbox.unknowns(self._clock.wall()):
            try:
                self.settle(claim)
            except CarrierError as error:
                log.warning("cannot look: %s", error.sentence, extra={"row": claim.id})
            except NotFound as error:
                self._closing.settle(claim, "failed")
                log.warning("nothing to settle: %s", error.sentence, extra={"row": claim.id})

    def settle(self, claim: Claim) -> None:
        match claim.effect:
            case PlaceCall():
                self._settle_call(claim, claim.effect)
            case SendText():
                self._settle_text(claim, claim.effect)
            case Announce() | Whisper():
                self._closing.settle(claim, "done")
            case _:
                self._closing.put_back_unknown(claim, "unknown")

    def _settle_call(self, claim: Claim, effect: PlaceCall) -> None:
        with self._store.reading() as work:
            carrier = stored_for(effect, work, self._clock.now()).carrier
            leg = work.legs.get(effect.leg)
            ours = _calls_of_ours(effect, work)
        if leg.call is not None:  # a report was faster than the answer; that it was taken on is known by it
            self._settled("call", "reported")
            self._closing.settle(claim, "done", calls.accepted(effect.leg, leg.call, self._clock.now()))
            return
        if leg.facts:
            self._settled("call", "reported")
            self._closing.settle(claim, "done")
            return
        seen = self._find(claim, effect, ours, self._carriers.voice(carrier))
        if seen is not None:
            log.info("a call was adopted", extra={"leg": effect.leg, "row": claim.id})
            self._settled("call", "found")
            self._closing.settle(
                claim, "done", calls.accepted(effect.leg, seen.call, self._clock.now(), found=True)
            )
        elif self._looked_enough(claim):
            self._settled("call", "not_found")
            self._closing.settle(claim, "failed", calls.refused(effect.leg, "unknown", self._clock.now()))
        else:
            self._closing.look_again(claim)

    def _find(self, claim: Claim, effect: PlaceCall, ours: frozenset[str], voice: Voice) -> CallSeen | None:
        since = later(self._clock, claim.claimed_at - self._clock.wall() - MARGIN)
        others = [call for call in voice.calls_to(effect.number, since) if call.call not in ours]
        return min(others, key=lambda call: call.created_at, default=None)

    def _settle_text(self, claim: Claim, effect: SendText) -> None:
        with self._store.reading() as work:
            text = work.texts.get(effect.text)
        if text.ref is not None or text.final:
            self._settled("text", "reported")
            self._closing.settle(claim, "done")
            return
        seen = texts.find(text, self._carriers)
        if seen is not None:
            route = self._carriers.texting_by(text.route).name
            self._settled("text", "found")
            self._closing.settle(claim, "done", texts.as_seen(text, seen, route))
        elif not self._looked_enough(claim):
            self._closing.look_again(claim)
        elif claim.unfound + 1 < SENDINGS:
            self._settled("text", "not_found")
            self._closing.put_back_unknown(claim, "not found", unfound=True)
        else:
            self._settled("text", "not_found")
            self._closing.settle(claim, "failed", texts.failed(text.id, Reason.CARRIER_FAULT))

    def _settled(self, what: str, how: str) -> None:
        self._closing.tally.count("settled", what, how)

    def _looked_enough(self, claim: Claim) -> bool:
        since = claim.unknown_at or claim.claimed_at
        return claim.looks + 1 >= LOOKS and self._clock.wall() - since >= APART


def _calls_of_ours(effect: PlaceCall, work: UnitOfWork) -> frozenset[str]:
    """Calls to that number that belong to other legs: those still up, and earlier attempts for the seat."""
    legs: list[Leg] = list(work.legs.to_number(effect.number))
    if effect.conference is not None:
        attempts = work.seats.get(effect.conference, effect.seat).attempts
    else:
        attempts = work.activations.look(effect.activation or "").page(effect.seat).attempts
    legs += [work.legs.get(attempt.leg) for attempt in attempts]
    return frozenset(leg.call for leg in legs if leg.call is not None and leg.id != effect.leg)
