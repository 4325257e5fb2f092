"""Why a call came to nothing, in the record's words."""

from __future__ import annotations

from conference.domain.meeting.facts import Told
from conference.domain.meeting.leg import Leg
from conference.domain.meeting.reasons import Reason

NOT_OF_A_CALL = frozenset({Reason.LANDLINE, Reason.UNREACHABLE, Reason.OPTED_OUT, Reason.GONE})
"""What no refused call comes to: of one such an answer makes no sense, and the carrier is at fault."""

NO_SUCH_NUMBER = frozenset({None, "sip 404", "sip 410", "sip 484", "sip 604"})
"""How a call fails that will always fail. Where nothing is said it is the number, as the carriers have it."""


def outcome_of(leg: Leg) -> str:
    """What became of a call that nobody took, told by the fact that ended it."""
    ending = leg.ending()
    kind = ending.kind if ending else Told.HUNG_UP
    if kind is Told.REFUSED:
        detail = ending.detail if ending else None
        return "carrier_fault" if detail is None or detail in NOT_OF_A_CALL else detail
    if kind is Told.FAILED:
        detail = ending.detail if ending else None
        return "bad_number" if detail in NO_SUCH_NUMBER else "carrier_fault"
    if kind is Told.HUNG_UP:
        return "voicemail" if leg.machine else "no_key" if leg.silences > 1 else "hung_up"
    return {Told.BUSY: "busy", Told.NO_ANSWER: "no_answer", Told.CANCELLED: "cancelled"}[kind]
