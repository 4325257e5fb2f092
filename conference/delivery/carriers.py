"""The carriers there are, in the order in which they are to be used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from conference.domain.meeting.reasons import Reason
from conference.ports import NotTaken, Texting, Voice


@dataclass(frozen=True)
class Carriers:
    """`voices` by name; `texting` in order, the first being asked first."""

    voices: Mapping[str, Voice] = field(default_factory=dict)
    texting: Sequence[Texting] = ()

    def voice(self, carrier: str) -> Voice:
        """The carrier of calls that goes by that name."""
        if carrier not in self.voices:
            raise NotTaken(f"no carrier goes by {carrier}", reason=Reason.CARRIER_FAULT, retry=False)
        return self.voices[carrier]

    def texting_by(self, route: str) -> Texting:
        """The carrier that took a text, or the first if that one is no more."""
        if not self.texting:
            raise NotTaken("no carrier takes texts", reason=Reason.CARRIER_FAULT, retry=False)
        return next((carrier for carrier in self.texting if carrier.name == route), self.texting[0])
