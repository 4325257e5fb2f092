"""Conferences as Twilio runs them: who may enter, what is heard while waiting, what is announced."""

from exercise.exchange.call import Call
from exercise.exchange.events import RoomEnded, RoomOpened, RoomStarted
from exercise.exchange.room import Leaving, Member, Room
from exercise.exchange.sounds import Playing, Sound
from exercise.fetch import FetchFailed, FetchResponse
from exercise.twilio.account import Account
from exercise.twilio.announcing import AudioDocument
from exercise.twilio.records import ConferenceRecord, Hook
from exercise.twiml.dial import Entry

OWN_MUSIC = "http://twimlets.com/holdmusic?Bucket=com.twilio.music.classical"
MUSIC = Sound("hold music", 30.0, tone=True)
LEAST_LOOP_SECONDS = 1.0


class Conferencing:
    def __init__(self, account: Account) -> None:
        self._account = account
        self._exchange = account.exchange
        self._waiting: dict[str, Waiting] = {}
        wire = self._exchange.wire
        wire.on(RoomOpened, lambda event: self._opened(event.room))
        wire.on(RoomStarted, lambda event: self._stop_waiting(event.room))
        wire.on(RoomEnded, lambda event: self._stop_waiting(event.room))

    def enter(self, call: Call, entry: Entry) -> bool:
        """Let a call in, or note why not. The first to name a status callback has named it for all."""
        room = self._exchange.rooms.live(entry.name) or self._exchange.rooms.open(entry.name)
        if entry.label is not None and room.find(entry.label):
            self._refuse(call, 16025, f"The label {entry.label} is already in the conference")
            return False
        if len(room.members) >= entry.most:
            self._refuse(call, 16020, "The conference is full")
            return False
        record = self._account.conferences[room.id]
        if not room.members and record.hook.url is None and entry.callback:
            record.hook = Hook(entry.callback, entry.callback_method, entry.callback_events, next_number=1)
        member = Member(
            call,
            label=entry.label,
            muted=entry.muted,
            starts=entry.starts,
            ends=entry.ends,
            coaches=entry.coaches,
        )
        self._exchange.rooms.join(room, member)
        if room.is_live and call.room is room and not self._has_started(room):
            self._waiting[call.id] = Waiting(self._account, room, call, entry)
        return True

    def _has_started(self, room: Room) -> bool:
        return room.state.value == "talking"

    def _opened(self, room: Room) -> None:
        self._account.conferences[room.id] = ConferenceRecord(room)

    def _stop_waiting(self, room: Room) -> None:
        for call_id in [id for id, waiting in self._waiting.items() if waiting.room is room]:
            self._waiting.pop(call_id).stop()

    def _refuse(self, call: Call, code: int, why: str) -> None:
        self._account.note_trouble(code, why, "", call.id)


class Waiting:
    """One call in a room that has not started: its wait document, asked for again each time it is over."""

    def __init__(self, account: Account, room: Room, call: Call, entry: Entry) -> None:
        self.room = room
        self._account, self._call, self._entry = account, call, entry
        self._playing: Playing | None = None
        self._stopped = False
        self._ask()

    def stop(self) -> None:
        self._stopped = True
        if self._playing is not None:
            self._playing.stop()

    def _ask(self) -> None:
        if self._stopped or self._call.room is not self.room:
            return
        url = self._entry.wait_url
        if url is None or url.startswith(OWN_MUSIC):
            self._play([MUSIC])
        elif url:
            document = AudioDocument(self._account, "wait", self._call)
            document.fetch(url, self._entry.wait_method, self._play, self._failed)

    def _play(self, sounds: list[Sound]) -> None:
        if self._stopped or self._call.room is not self.room:
            return
        seconds = sum(sound.seconds for sound in sounds)
        if seconds < LEAST_LOOP_SECONDS:
            sounds = [*sounds, Sound("", LEAST_LOOP_SECONDS - seconds)]
        self._playing = Playing(
            self._account.exchange.agenda, self._account.exchange.wire, sounds, self._audience, self._ask
        )

    def _audience(self) -> list[Call]:
        return [self._call] if self._call.room is self.room else []

    def _failed(self, outcome: FetchResponse | FetchFailed) -> None:
        """Without its wait document a conference is not established for this leg, and its call goes on."""
        if not self._stopped and self._call.room is self.room:
            self._account.exchange.rooms.leave(self._call, Leaving.HUNG_UP)
