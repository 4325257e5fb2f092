"""One call as an officer lives it: questions answered by key or voice, the floor taken and given back."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from exercise.clock import Due
from exercise.exchange.call import Call
from exercise.exchange.events import Heard
from exercise.officers.script import Press

if TYPE_CHECKING:
    from exercise.officers.officer import Officer

REACTION_SECONDS = 1.0
STAR_FOLLOWS = 0.7  # the next key of a practised hand


class Conversation:
    def __init__(self, officer: "Officer", call: Call, presses: tuple[Press, ...]) -> None:
        self._officer, self.call = officer, call
        self._presses = list(presses)
        self._next_keys: list[str] = []  # what a `*` is to be followed by
        self._press: Press | None = None
        self._turn: Due | None = None
        self._break: Due | None = None  # when the line is to go, within this turn
        self._dues: list[Due] = []

    # Questions

    def question_opened(self) -> None:
        if self._next_keys:
            keys = self._next_keys.pop(0)
            self._press = None
            self.after(STAR_FOLLOWS, lambda: self._push(keys))
            return
        self._press = self._presses.pop(0) if self._presses else None
        if self._press is not None and self._press.into is not None:
            self._answer(self._press, self._press.into)

    def question_heard(self) -> None:
        if self._press is not None and self._press.into is None:
            self._answer(self._press, self._press.after)

    def _answer(self, press: Press, after: float) -> None:
        self._press = None
        if press.keys is not None:
            keys = press.keys
            self.after(after, lambda: self._push(self._officer.filled_in(keys)))
        elif press.says is not None:
            says, seconds = press.says, press.seconds
            self.after(after, lambda: self._say(says, seconds))

    def _push(self, keys: str) -> None:
        if self._is_on_the_line and keys:
            self._officer.phone.press(keys)

    def _say(self, words: str, seconds: float) -> None:
        if self._is_on_the_line:
            self._officer.phone.speak(words, seconds)

    @property
    def _is_on_the_line(self) -> bool:
        return self.call.is_up and self._officer.phone.call is self.call

    def star(self, keys: tuple[str, ...]) -> None:
        """Press the first now and the others at the questions that follow."""
        self._next_keys = list(keys[1:])
        self._push(keys[0])

    # The floor

    def heard(self, event: Heard) -> None:
        if event.speaker is not None:
            return
        script = self._officer.script
        if self._is_my_turn(event) or self._is_a_hint(event):
            self.after(REACTION_SECONDS, self._take_floor)
        elif self._turn is not None and event.whole:
            somebody_else = script.floor_words.search(event.text) and event.room is not None
            if somebody_else or script.stop_words.search(event.text):
                self.after(REACTION_SECONDS, self.give_up_floor)

    def joined(self) -> None:
        drops = self._officer.script.drops
        if drops is not None and drops.after_join is not None:
            self.after(drops.after_join, self._officer.drop)

    def give_up_floor(self) -> None:
        self._turn_over()
        self._officer.phone.fall_silent()

    def over(self) -> None:
        for due in self._dues:
            due.cancel()

    def after(self, seconds: float, act: Callable[[], None]) -> Due:
        due = self._officer.agenda.after(seconds, act)
        self._dues.append(due)
        return due

    def _is_my_turn(self, event: Heard) -> bool:
        script = self._officer.script
        if not event.whole or not script.floor_words.search(event.text):
            return False
        if not script.called:  # nobody has said what it is called: only what it alone hears is meant for it
            return event.room is None
        return any(name.lower() in event.text.lower() for name in script.called)

    def _is_a_hint(self, event: Heard) -> bool:
        """Tones for this ear alone tell a speaker that time is short: whoever has not begun begins now."""
        return event.tone and event.room is None and self.call.room is not None

    def _take_floor(self) -> None:
        if self._turn is not None:
            return
        script = self._officer.script
        if script.drops is not None and script.drops.in_turn is not None:
            self._break = self.after(script.drops.in_turn, self._officer.drop)
        if script.speaks is None:
            return
        self._officer.phone.speak(script.says, script.speaks)
        self._turn = self.after(script.speaks, self._done)

    def _turn_over(self) -> None:
        for due in (self._turn, self._break):
            if due is not None:
                due.cancel()
        self._turn = self._break = None

    def _done(self) -> None:
        self._turn_over()
        self.star(self._officer.script.star)
