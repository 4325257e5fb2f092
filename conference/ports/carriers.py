"""What the product asks of carriers.

    CarrierError
    ├── NotTaken(retry=True)    the carrier did nothing and may be asked again (429, connection refused)
    ├── NotTaken(retry=False)   the carrier will not do it: bad number, opted out … `reason` says which
    └── Unknown                 a time-out or a fault after sending: it may have acted; settle it by looking

What is a fact of a carrier's own, such as its words and codes, stays behind these.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from conference.domain.instants import Instant
from conference.domain.meeting.reasons import Reason


class CarrierError(Exception):
    """What a carrier would not, or perhaps did not, do. See the tree in this module's docstring."""

    def __init__(self, sentence: str, *, code: int | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code


class NotTaken(CarrierError):
    """Certainly not done. Only where `reason` is `carrier_fault` is it the carrier's own fault."""

    def __init__(self, sentence: str, *, reason: Reason, retry: bool, code: int | None = None) -> None:
        super().__init__(sentence, code=code)
        self.reason = reason
        self.retry = retry


class Unknown(CarrierError):
    """It may or may not have been done: look before doing it again."""


@dataclass(frozen=True)
class CallSeen:
    """A call as the carrier's own list has it.

    `status` in the words of `Told`; `leg` where the carrier tells it.
    """

    call: str
    status: str
    number: str
    created_at: Instant


@dataclass(frozen=True)
class CallUp:
    """A call to or from our number that is up now. `inbound`: somebody rang us."""

    call: str
    inbound: bool


@dataclass(frozen=True)
class LineSeen:
    """A line in a room as the carrier has it now. `room` is the carrier's own id of that room."""

    label: str
    call: str
    muted: bool
    room: str


@dataclass(frozen=True)
class TextSeen:
    """A text as the carrier's own list has it. `status` in the record's words."""

    ref: str
    status: str
    body: str
    created_at: Instant


class Voice(Protocol):
    """A carrier of calls. Every method is one request, raises CarrierError and has a time-out."""

    name: str

    def place(self, leg: str, number: str, ring: int) -> str:
        """Ring `number` for at most `ring` seconds; the carrier's id of the call."""

    def hang_up(self, call: str) -> None: ...

    def ask_anew(self, call: str, leg: str, step: int) -> None:
        """Take a call out of whatever it hears and is in: what its leg hears at that step is asked for."""

    def look(self, call: str) -> CallSeen: ...

    def calls_to(self, number: str, since: Instant) -> Sequence[CallSeen]: ...

    def calls_up(self) -> Sequence[CallUp]:
        """All calls of our number that are up now."""

    def in_a_room(self, call: str) -> bool:
        """Whether a call is in any room now."""

    def ask_from_the_beginning(self, call: str) -> None:
        """Have a call that somebody placed to us begin anew, as if it had only just come."""

    def set_muted(self, room: str, label: str, muted: bool) -> None: ...

    def announce(self, room: str, effect: int) -> None:
        """Say the words of outbox row `effect` to the whole room."""

    def whisper(self, room: str, label: str, effect: int) -> None: ...

    def lines(self, room: str) -> Sequence[LineSeen]: ...

    def end_room(self, room: str) -> None: ...


class Texting(Protocol):
    """A carrier of texts."""

    name: str

    def send(self, text: str, number: str, body: str, valid: int) -> str:
        """Send `body`; `valid` in seconds; the carrier's id of the text."""

    def look(self, ref: str) -> TextSeen: ...

    def texts_to(self, number: str, since: Instant) -> Sequence[TextSeen]: ...
