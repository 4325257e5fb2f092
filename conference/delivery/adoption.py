"""Has this phone just been rung by somebody who cannot tell us? Asked before each call of a reserve.

A reserve begins without knowing what the house had asked for in its last minutes. A call to the same number
that no leg of the reserve's has is taken on as the attempt: if it has ended that is its outcome, and if
somebody is on the line, the line is asked anew at an address of the reserve's. One that still rings is known
by its call when it is answered, whatever address it was given.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Final

from conference.clock import Clock
from conference.delivery.carriers import Carriers
from conference.delivery.needs import Store
from conference.domain.meeting.effects import PlaceCall
from conference.domain.meeting.facts import Told
from conference.domain.meeting.reasons import Reason
from conference.domain.meeting.worth import Stored
from conference.ports import CallSeen, CarrierError, NotTaken

log = logging.getLogger(__name__)

LOOKS_BACK: Final = timedelta(minutes=10)
LOOKS: Final = 3
"""So many times the carrier is asked in vain."""


class Adoption:
    """Looks for calls that the reserve does not know."""

    def __init__(self, store: Store, carriers: Carriers, clock: Clock) -> None:
        self._store, self._carriers, self._clock = store, carriers, clock

    def of(self, effect: PlaceCall, stored: Stored, tries: int) -> CallSeen | None:
        """The last call to that number that is nobody's here, if there is one.

        Raises NotTaken where the carrier does not say: nothing has been asked of it but to tell. After some
        tries the call is placed without knowing, since a page rather rings twice than never.
        """
        voice = self._carriers.voice(stored.carrier)
        with self._store.reading() as look:
            ours = {leg.call for leg in look.legs.ever_to(effect.number)}
        try:
            called = voice.calls_to(effect.number, self._clock.now() - LOOKS_BACK)
        except CarrierError as error:
            if tries >= LOOKS:
                log.warning("placed without knowing: %s", error.sentence, extra={"leg": effect.leg})
                return None
            raise NotTaken(error.sentence, reason=Reason.CARRIER_FAULT, retry=True) from error
        unknown = [call for call in called if call.call not in ours]
        if not unknown:
            return None
        seen = max(unknown, key=lambda call: call.created_at)
        log.info("a call of the house's is taken on", extra={"leg": effect.leg, "status": seen.status})
        if seen.status == Told.ANSWERED:
            try:
                voice.ask_anew(seen.call, effect.leg, 1)
            except CarrierError as error:
                log.warning("the line cannot be asked: %s", error.sentence, extra={"leg": effect.leg})
        return seen
