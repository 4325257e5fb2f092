"""One Twilio account: its numbers, its records, and the things the surface's parts share."""

from dataclasses import dataclass, field

from exercise.exchange.exchange import Exchange
from exercise.twilio.post import Post
from exercise.twilio.records import CallRecord, ConferenceRecord, MessageRecord, Trouble

API_VERSION = "2010-04-01"


@dataclass
class Account:
    sid: str
    token: str
    voice_number: str
    text_number: str
    voice_url: str
    text_url: str
    voice_status_url: str | None
    exchange: Exchange
    post: Post
    calls: dict[str, CallRecord] = field(default_factory=dict)
    conferences: dict[str, ConferenceRecord] = field(default_factory=dict)
    messages: dict[str, MessageRecord] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)
    opted_out: set[str] = field(default_factory=set)  # phones that take no more texts from its numbers

    @property
    def path(self) -> str:
        return f"/{API_VERSION}/Accounts/{self.sid}"

    @property
    def numbers(self) -> frozenset[str]:
        return frozenset({self.voice_number, self.text_number})

    def note_trouble(self, code: int, why: str, url: str, call: str | None = None) -> None:
        self.troubles.append(Trouble(self.exchange.agenda.now(), code, why, url, call))
