"""People talking: to their room, as far as their line is open, and to whatever leads their call."""

from dataclasses import dataclass, field

from exercise.clock import Agenda, Due
from exercise.exchange.call import Call
from exercise.exchange.events import (
    CallEnded,
    Change,
    Heard,
    Joined,
    MemberChanged,
    RoomStarted,
    SpeechBegan,
    SpeechEnded,
)
from exercise.exchange.wire import Wire


@dataclass(eq=False)
class Speech:
    call: Call
    text: str
    over: Due
    reached: set[str] = field(default_factory=set)


class Speeches:
    """At most one speech per call. Each listener is told of it once, when it first reaches them."""

    def __init__(self, agenda: Agenda, wire: Wire) -> None:
        self._agenda, self._wire = agenda, wire
        self._speeches: dict[str, Speech] = {}
        wire.on(MemberChanged, self._changed)
        wire.on(Joined, lambda _event: self._all_reach())
        wire.on(RoomStarted, lambda _event: self._all_reach())
        wire.on(CallEnded, lambda event: self.fall_silent(event.call))

    def speak(self, call: Call, text: str, seconds: float) -> None:
        self.fall_silent(call)
        over = self._agenda.after(seconds, lambda: self.fall_silent(call))
        self._speeches[call.id] = Speech(call, text, over)
        self._wire.tell(SpeechBegan(call, text))
        self._reach(self._speeches[call.id])
        if call.programme is not None:
            call.programme.spoken_to(text)

    def fall_silent(self, call: Call) -> None:
        speech = self._speeches.pop(call.id, None)
        if speech is not None:
            speech.over.cancel()
            self._wire.tell(SpeechEnded(call))
            if call.programme is not None:
                call.programme.silence()

    def _changed(self, event: MemberChanged) -> None:
        if event.change in (Change.UNMUTED, Change.UNHELD):
            self._all_reach()

    def _all_reach(self) -> None:
        for speech in list(self._speeches.values()):
            self._reach(speech)

    def _reach(self, speech: Speech) -> None:
        room = speech.call.room
        if room is None or not room.can_be_heard(room.members[speech.call.id]):
            return
        for listener in room.listeners():
            if listener.call is not speech.call and listener.call.id not in speech.reached:
                speech.reached.add(listener.call.id)
                self._wire.tell(Heard(listener.call, speech.text, room=room, speaker=speech.call))
