"""What Twilio's surface remembers of a call, a conference and a message beyond what the exchange knows."""

from dataclasses import dataclass, field
from datetime import datetime

from exercise.exchange.call import Call
from exercise.exchange.room import Room
from exercise.exchange.text import Text


@dataclass
class Hook:
    """An address that wants to be told of some events, and how far its numbering has come."""

    url: str | None = None
    method: str = "POST"
    events: frozenset[str] = frozenset()
    next_number: int = 0

    def take_number(self) -> int:
        number, self.next_number = self.next_number, self.next_number + 1
        return number


@dataclass
class CallRecord:
    call: Call
    hook: Hook = field(default_factory=lambda: Hook(events=frozenset({"completed"})))
    fallback_url: str | None = None
    fallback_method: str = "POST"
    detects_machines: str | None = None  # Enable or DetectMessageEnd
    waits_for_detection: bool = False
    amd_url: str | None = None
    amd_method: str = "POST"
    answered_by: str | None = None
    queue_time: int = 0
    updated_at: datetime | None = None


@dataclass
class ConferenceRecord:
    room: Room
    hook: Hook = field(default_factory=lambda: Hook(next_number=1))


@dataclass
class MessageRecord:
    text: Text
    callback: str | None = None
    error_code: int | None = None
    error_message: str | None = None
    inbound: bool = False


@dataclass(frozen=True)
class Trouble:
    """What Twilio's debugger would show: something the product did that could not work."""

    at: datetime
    code: int
    why: str
    url: str
    call: str | None = None
