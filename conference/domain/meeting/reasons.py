"""Why a carrier certainly did not do what it was asked to, in the record's words."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """Whose fault it is follows from the word: only `carrier_fault` is the carrier's own."""

    BAD_NUMBER = "bad_number"  # nobody has that number, or none may have it
    LANDLINE = "landline"  # a phone that takes no texts
    UNREACHABLE = "unreachable"  # a phone that is off, or out of reach
    OPTED_OUT = "opted_out"  # whoever has the phone has told this carrier to stop
    GONE = "gone"  # what was asked about is over, or has never been
    CARRIER_FAULT = "carrier_fault"  # the carrier itself, our account there, or the way to it
