"""A duty officer's phone: its line, what has been heard and read on it, and its buttons."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from exercise.clock import Agenda
from exercise.exchange.call import Call
from exercise.exchange.exchanges import Exchanges

KEY_SECONDS = 0.25
WITHHELD = "anonymous"


class NoCall(RuntimeError):
    """A button was pressed that means nothing without a call."""


class Phone:
    """What happens by hand happens now; what follows from it comes from the agenda."""

    def __init__(
        self,
        number: str,
        agenda: Agenda,
        exchanges: Exchanges,
        voice_number: str,
        text_number: str,
        give_script: Callable[[str, Mapping[str, Any]], None],
    ) -> None:
        self.number = number
        self.line = exchanges.lines.of(number)
        self.heard: list[str] = []
        self.texts: list[str] = []
        self.rings = 0
        self.read_from: str | None = None  # who wrote the text read last
        self.by_hand = False  # somebody stands here, so what comes is expected
        self._give_script = give_script
        self._agenda, self._exchanges = agenda, exchanges
        self._voice_number, self._text_number = voice_number, text_number

    @property
    def call(self) -> Call | None:
        return self.line.call

    @property
    def state(self) -> str:
        """`idle`, `ringing` or `talking`."""
        return self.line.state

    def script(self, words: Mapping[str, Any]) -> None:
        """Put an officer here, with a script in the vocabulary of `exercise.officers`."""
        self._give_script(self.number, words)

    def answer(self, *, machine: bool = False) -> None:
        call = self._call()
        self._exchanges.of(call).answer(call, machine=machine)

    def decline(self) -> None:
        call = self._call()
        self._exchanges.of(call).decline(call)

    def press(self, keys: str) -> None:
        """Press keys one after another, at the pace of a finger."""
        call = self._call()
        exchange = self._exchanges.of(call)
        exchange.press(call, keys[0])
        for place, key in enumerate(keys[1:], start=1):
            self._agenda.after(place * KEY_SECONDS, partial(exchange.press, call, key))

    def hang_up(self) -> None:
        call = self._call()
        self._exchanges.of(call).hang_up(call)

    def dial(self, to: str | None = None, from_: str | None = None) -> Call:
        """Ring the product. `from_`: `own` (the default), `withheld`, or the number to show."""
        self.by_hand = True
        if self.call is not None:
            raise NoCall(f"{self.number} is on a call already")
        shown = {None: self.number, "own": self.number, "withheld": WITHHELD}.get(from_, from_)
        to = to or self._voice_number
        return self._exchanges.behind(to).dial(self.number, to, shown or self.number)

    def text(self, body: str, to: str | None = None) -> None:
        """Without `to` it is a reply to whatever of the product's was read last."""
        self.by_hand = True
        to = to or self.read_from or self._text_number
        self._exchanges.behind(to).texts.write(self.number, to, body)

    def speak(self, text: str, seconds: float = 5.0) -> None:
        call = self._call()
        self._exchanges.of(call).speeches.speak(call, text, seconds)

    def fall_silent(self) -> None:
        call = self._call()
        self._exchanges.of(call).speeches.fall_silent(call)

    def _call(self) -> Call:
        self.by_hand = True
        if self.line.call is None:
            raise NoCall(f"{self.number} is not on a call")
        return self.line.call
