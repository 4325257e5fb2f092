"""What is played to people: a row of sounds, one after another, until it is over or cut short.

Who hears a sound is settled when it begins, and again when it is over: one who left half way has not heard
it. One who cuts a sound short has heard the part that had sounded.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from exercise.clock import Agenda, Due
from exercise.exchange.call import Call
from exercise.exchange.events import Heard
from exercise.exchange.room import Room
from exercise.exchange.wire import Wire


@dataclass(frozen=True)
class Sound:
    """A voice, a tone, or silence (`text` empty)."""

    text: str
    seconds: float
    tone: bool = False


class Playing:
    """A row of sounds under way. `then` is called once when all have sounded, never after `stop`."""

    def __init__(
        self,
        agenda: Agenda,
        wire: Wire,
        sounds: Sequence[Sound],
        audience: Callable[[], list[Call]],
        then: Callable[[], None],
        room: Room | None = None,
    ) -> None:
        self._agenda, self._wire = agenda, wire
        self._sounds = list(sounds)
        self._audience, self._then, self._room = audience, then, room
        self._now_sounding: Sound | None = None
        self._began_at: datetime | None = None
        self._hearers: list[Call] = []
        self._due: Due | None = agenda.soon(self._next)

    def stop(self) -> None:
        if self._due is None:
            return
        self._due.cancel()
        self._due = None
        self._tell(whole=False)

    def _next(self) -> None:
        self._tell(whole=True)
        if not self._sounds:
            self._due = None
            self._then()
            return
        sound = self._sounds.pop(0)
        self._now_sounding, self._began_at = sound, self._agenda.now()
        self._hearers = self._audience()
        self._due = self._agenda.after(sound.seconds, self._next)

    def _tell(self, *, whole: bool) -> None:
        sound, self._now_sounding = self._now_sounding, None
        if sound is None or self._began_at is None or not sound.text:
            return
        text = sound.text
        if not whole and sound.seconds and not sound.tone:
            share = (self._agenda.now() - self._began_at).total_seconds() / sound.seconds
            text = text[: int(len(text) * share)].rstrip()
            if not text:
                return
        still = self._audience()
        for call in self._hearers:
            if call in still:
                self._wire.tell(Heard(call, text, whole=whole, tone=sound.tone, room=self._room))


class Announcements:
    """What is said into rooms and to single members: one thing at a time per ear, first come first served."""

    def __init__(self, agenda: Agenda, wire: Wire) -> None:
        self._agenda, self._wire = agenda, wire
        self._waiting: dict[str, list[tuple[Sequence[Sound], Callable[[], None]]]] = {}

    def to_room(self, room: Room, sounds: Sequence[Sound], then: Callable[[], None]) -> None:
        def audience() -> list[Call]:
            return [m.call for m in room.listeners()] if room.is_live else []

        self._queue(room.id, sounds, then, audience, room)

    def to_member(self, room: Room, call: Call, sounds: Sequence[Sound], then: Callable[[], None]) -> None:
        def audience() -> list[Call]:
            return [call] if call.room is room else []

        self._queue(f"{room.id}/{call.id}", sounds, then, audience, None)

    def _queue(
        self,
        ear: str,
        sounds: Sequence[Sound],
        then: Callable[[], None],
        audience: Callable[[], list[Call]],
        room: Room | None,
    ) -> None:
        waiting = self._waiting.setdefault(ear, [])
        waiting.append((sounds, then))

        def play() -> None:
            Playing(self._agenda, self._wire, waiting[0][0], audience, over, room)

        def over() -> None:
            _sounds, done = waiting.pop(0)
            done()
            if waiting:
                play()

        if len(waiting) == 1:
            play()
