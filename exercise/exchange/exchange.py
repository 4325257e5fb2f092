"""The exchange: calls between our phones and the product's numbers, and everything they can meet."""

from collections import defaultdict
from collections.abc import Callable

from exercise.clock import Agenda, Due
from exercise.exchange.call import Call, CallState, Ending, Programme
from exercise.exchange.events import (
    CallAnswered,
    CallArrived,
    CallEnded,
    CallMetBusy,
    CallRang,
    CallStarted,
    KeyPressed,
)
from exercise.exchange.line import Lines, Offer
from exercise.exchange.pace import Pace
from exercise.exchange.room import Leaving
from exercise.exchange.rooms import Rooms
from exercise.exchange.sounds import Announcements, Playing, Sound
from exercise.exchange.speech import Speeches
from exercise.exchange.texts import Texts
from exercise.exchange.wire import Wire

SETUP_SECONDS = 0.5  # from the first digit to the ringing tone


class Exchange:
    """`lines` are the phones', where other exchanges reach them too."""

    def __init__(
        self,
        agenda: Agenda,
        calls_per_second: float,
        new_id: Callable[[str], str],
        lines: Lines | None = None,
    ) -> None:
        self.agenda = agenda
        self.wire = Wire()
        self.lines = Lines() if lines is None else lines
        self.pace = Pace(agenda, calls_per_second)
        self.calls: dict[str, Call] = {}
        self.rooms = Rooms(agenda, self.wire, new_id)
        self.texts = Texts(agenda, self.wire, self.lines, new_id)
        self.speeches = Speeches(agenda, self.wire)
        self.announcements = Announcements(agenda, self.wire)
        self._new_id = new_id
        self._timers: dict[str, list[Due]] = defaultdict(list)

    # Calls to our phones

    def place(self, from_: str, to: str, rings_for: float, lasts_for: float) -> Call:
        """Queue a call; it starts when its slot comes. Raises `QueueFull`."""
        slot = self.pace.next_slot()
        call = Call(self._new_id("call"), to, from_, to, False, self.agenda.now(), rings_for, lasts_for)
        self.calls[call.id] = call
        self.agenda.at(slot, lambda: self._start(call))
        return call

    def answer(self, call: Call, *, machine: bool = False) -> None:
        """The ringing stops: somebody, or a machine, is there."""
        if call.state is not CallState.RINGING:
            return
        call.state, call.machine, call.answered_at = CallState.UP, machine, self.agenda.now()
        self.wire.tell(CallAnswered(call))
        self._timers[call.id].append(self.agenda.after(call.lasts_for, lambda: self.hang_up(call)))
        if call.programme is not None:
            call.programme.answered()

    def decline(self, call: Call) -> None:
        if call.state is CallState.RINGING:
            self._end(call, Ending.BUSY)

    # Calls from our phones

    def dial(self, phone: str, to: str, shown_from: str) -> Call:
        """A phone rings one of the product's numbers. Whoever leads the near end answers it, or not."""
        call = Call(self._new_id("call"), phone, shown_from, to, True, self.agenda.now())
        self.calls[call.id] = call
        self.lines.of(phone).call = call
        call.state, call.started_at, call.rang_at = CallState.RINGING, call.created_at, call.created_at
        self.agenda.after(SETUP_SECONDS, lambda: self._arrive(call))
        return call

    # Calls that are up

    def press(self, call: Call, key: str) -> None:
        if call.is_up:
            self.wire.tell(KeyPressed(call, key))
            if call.programme is not None:
                call.programme.key(key)

    def play(self, call: Call, sounds: list[Sound], then: Callable[[], None]) -> Playing:
        return Playing(self.agenda, self.wire, sounds, lambda: [call] if call.is_up else [], then)

    def lead(self, call: Call, programme: Programme) -> None:
        call.programme = programme

    # Ends

    def hang_up(self, call: Call) -> None:
        """The person lays down the receiver, or the near end does."""
        if call.is_up:
            self._end(call, Ending.COMPLETED)
        elif not call.has_ended:
            self._end(call, Ending.NO_ANSWER if call.inbound else Ending.CANCELLED)

    def turn_away(self, call: Call, ending: Ending) -> None:
        """End a call that comes in without answering it."""
        if call.state is CallState.RINGING:
            self._end(call, ending)

    def _arrive(self, call: Call) -> None:
        if not call.has_ended:
            self.wire.tell(CallArrived(call))

    def _start(self, call: Call) -> None:
        if call.has_ended:
            return
        call.state, call.started_at = CallState.DIALLING, self.agenda.now()
        self.wire.tell(CallStarted(call))
        self.agenda.after(SETUP_SECONDS, lambda: self._ring(call))

    def _ring(self, call: Call) -> None:
        if call.has_ended:
            return
        line = self.lines.of(call.phone)
        if line.is_engaged:
            self.wire.tell(CallMetBusy(call))
            self._end(call, Ending.BUSY)
            return
        offer = line.offer(call)
        if offer is not Offer.RINGS:
            if offer is Offer.BUSY:
                self.wire.tell(CallMetBusy(call))
            self._end(call, Ending.BUSY if offer is Offer.BUSY else Ending.FAILED)
            return
        line.call, call.state, call.rang_at = call, CallState.RINGING, self.agenda.now()
        self.wire.tell(CallRang(call))
        self._timers[call.id].append(self.agenda.after(call.rings_for, lambda: self._give_up(call)))

    def _give_up(self, call: Call) -> None:
        if call.state is CallState.RINGING:
            self._end(call, Ending.NO_ANSWER)

    def _end(self, call: Call, ending: Ending) -> None:
        call.state, call.ending, call.ended_at = CallState.ENDED, ending, self.agenda.now()
        for timer in self._timers.pop(call.id, ()):
            timer.cancel()
        line = self.lines.of(call.phone)
        if line.call is call:
            line.call = None
        if call.programme is not None:
            call.programme.ended()
        self.rooms.leave(call, Leaving.HUNG_UP)
        self.wire.tell(CallEnded(call))
