"""What a handler must know of the installation, whatever storage there is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class House:
    """What a handler must know of the installation.

    `red_days` are the public and de facto holidays of the years around now. `reserve`: this is a host's
    reserve, for the hour in which the house's own database is not there. `text_routes` in the usual order.
    `voices` has the number of each carrier of calls, the usual one first; `text_numbers` the one that each
    route of texts sends from and receives at.
    """

    voice_number: str
    text_number: str
    language: str
    exercise: bool
    carrier: str
    calls_per_second: float = 1.0
    red_days: frozenset[date] = frozenset()
    reserve: bool = False
    text_routes: tuple[str, ...] = ("twilio",)
    modem_number: str = ""
    voices: Mapping[str, str] = field(default_factory=dict)
    text_numbers: Mapping[str, str] = field(default_factory=dict)

    @property
    def own_numbers(self) -> tuple[str, ...]:
        """Those that nobody is reached on but ourselves."""
        ours = (self.voice_number, self.text_number, self.modem_number, *self.voices.values())
        return tuple(filter(None, (*ours, *self.text_numbers.values())))

    def dial_in(self, carrier: str) -> str:
        """The number to ring for what is held at that carrier."""
        return self.voices.get(carrier, self.voice_number)
