"""What the world must do: where each effect queues, how urgent it is, until when it is worth doing.

`strand` is the queue in which order is strict; strands run side by side. `lane` is which worker sees to it.
`until` is the moment after which nobody wants it any more. `worth.py` says on what condition it still is.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from conference.domain.county.texts import Saying
from conference.domain.instants import Instant


class Lane(StrEnum):
    """Which worker sees to an effect: what the room waits for, what rings, and what may take a moment."""

    FLOOR = "floor"
    DIAL = "dial"
    BULK = "bulk"


@dataclass(frozen=True)
class PlaceCall:
    """Ring `number` for `ring` seconds. `leg` is our own id, and travels in the call's addresses.

    A page belongs to an `activation` and to no conference; its `seat` is the page's name. `carrier` is to
    place it, at its own pace; the usual one where none is named.
    """

    leg: str
    conference: str | None
    seat: str
    number: str
    ring: int
    urgency: int
    until: Instant
    activation: str | None = None
    carrier: str = ""

    lane = Lane.DIAL

    @property
    def strand(self) -> str:
        return f"leg:{self.leg}"


@dataclass(frozen=True)
class HangUp:
    """End the call of `leg`, whatever it is doing.

    With `goodbye` it is only taken out of the room, and hears how its script ends. One that is `abandoned` is
    over for us whatever its carrier does about it, and nobody waits for that.
    """

    leg: str
    conference: str | None
    urgency: int = 0
    until: Instant | None = None
    goodbye: bool = False
    activation: str | None = None
    abandoned: bool = False

    @property
    def lane(self) -> Lane:
        return Lane.BULK if self.abandoned else Lane.FLOOR

    @property
    def strand(self) -> str:
        return f"leg:{self.leg}"


@dataclass(frozen=True)
class SetLines:
    """Bring the room's lines to what `open_lines` says when this is carried out; a newer one overtakes it."""

    conference: str
    urgency: int = 0
    until: Instant | None = None

    lane = Lane.FLOOR

    @property
    def strand(self) -> str:
        return f"floor:{self.conference}"


@dataclass(frozen=True)
class Announce:
    """Say something to the whole room. `words` are filled in when the decision is committed."""

    conference: str
    saying: Saying
    until: Instant
    words: str = ""
    language: str = "sv"
    not_before: Instant | None = None
    urgency: int = 1

    lane = Lane.FLOOR

    @property
    def strand(self) -> str:
        return f"voice:{self.conference}"


@dataclass(frozen=True)
class Whisper:
    """Say something (or two short tones) to one leg alone; where a `turn` is named, only while it lasts.

    `language` is that of the leg, filled in with the words.
    """

    leg: str
    conference: str
    saying: Saying | None
    until: Instant
    words: str = ""
    language: str = "sv"
    tones: bool = False
    turn: int | None = None
    urgency: int = 1

    lane = Lane.FLOOR

    @property
    def strand(self) -> str:
        return f"whisper:{self.leg}"


@dataclass(frozen=True)
class SendText:
    """Send the text of that id to its one person."""

    text: str
    conference: str | None
    until: Instant
    urgency: int = 5

    lane = Lane.BULK

    @property
    def strand(self) -> str:
        return f"text:{self.text}"


@dataclass(frozen=True)
class EndRoom:
    """End the carrier's room; every leg goes on with its own goodbye."""

    conference: str
    urgency: int = 0
    until: Instant | None = None

    lane = Lane.FLOOR

    @property
    def strand(self) -> str:
        return f"floor:{self.conference}"


@dataclass(frozen=True)
class LookAtCall:
    """Ask the carrier what became of a call that has not reported when it should have."""

    leg: str
    conference: str | None
    urgency: int = 8
    until: Instant | None = None
    activation: str | None = None

    lane = Lane.DIAL

    @property
    def strand(self) -> str:
        return f"leg:{self.leg}"


@dataclass(frozen=True)
class LookAtText:
    """Ask the carrier what became of a text that has not reported when it should have."""

    text: str
    conference: str | None
    urgency: int = 9
    until: Instant | None = None

    lane = Lane.BULK

    @property
    def strand(self) -> str:
        return f"text:{self.text}"


Effect = PlaceCall | HangUp | SetLines | Announce | Whisper | SendText | EndRoom | LookAtCall | LookAtText
EFFECTS: tuple[type, ...] = (
    PlaceCall,
    HangUp,
    SetLines,
    Announce,
    Whisper,
    SendText,
    EndRoom,
    LookAtCall,
    LookAtText,
)
