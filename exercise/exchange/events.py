"""What happens in the exchange, as told to whoever wants to know. Past tense, and nothing but facts."""

from dataclasses import dataclass
from enum import Enum

from exercise.exchange.call import Call
from exercise.exchange.room import Leaving, Member, Room
from exercise.exchange.text import Text


@dataclass(frozen=True)
class CallEvent:
    call: Call


class CallStarted(CallEvent):
    """It has got its slot and left the queue."""


class CallRang(CallEvent):
    pass


class CallAnswered(CallEvent):
    pass


class CallEnded(CallEvent):
    pass


class CallMetBusy(CallEvent):
    """A call came for a phone that was engaged; told before the call ends."""


class CallArrived(CallEvent):
    """A phone dialled one of the product's numbers."""


@dataclass(frozen=True)
class KeyPressed(CallEvent):
    key: str


class QuestionOpened(CallEvent):
    """From now on a key is an answer, though the prompt may still be sounding."""


class QuestionHeard(CallEvent):
    """The prompt is over and the near end waits for a key."""


class QuestionClosed(CallEvent):
    pass


@dataclass(frozen=True)
class Heard(CallEvent):
    """A voice or a tone reached a phone. `room` if the whole room heard it, `speaker` if it was a person."""

    text: str
    whole: bool = True
    tone: bool = False
    room: Room | None = None
    speaker: Call | None = None


@dataclass(frozen=True)
class SpeechBegan(CallEvent):
    text: str


@dataclass(frozen=True)
class SpeechEnded(CallEvent):
    pass


@dataclass(frozen=True)
class RoomEvent:
    room: Room


class RoomOpened(RoomEvent):
    pass


class RoomStarted(RoomEvent):
    pass


class RoomEnded(RoomEvent):
    pass


@dataclass(frozen=True)
class Joined(RoomEvent):
    member: Member


@dataclass(frozen=True)
class Left(RoomEvent):
    member: Member
    why: Leaving


class Change(Enum):
    MUTED = "muted"
    UNMUTED = "unmuted"
    HELD = "held"
    UNHELD = "unheld"
    MODIFIED = "modified"


@dataclass(frozen=True)
class MemberChanged(RoomEvent):
    member: Member
    change: Change


@dataclass(frozen=True)
class TextEvent:
    text: Text


class TextMoved(TextEvent):
    """A text on its way to a phone has come one step further, or has come to nothing."""


class TextRead(TextEvent):
    """A text has reached a phone."""


class TextWritten(TextEvent):
    """A phone has written to one of the product's numbers."""


class TextArrived(TextEvent):
    """What a phone has written has come to the near end."""
