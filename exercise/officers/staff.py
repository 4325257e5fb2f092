"""All phones, and the officers at those that have a script. Tells each what happens on its own line."""

from collections.abc import Callable, Mapping
from typing import Any

from exercise.clock import Agenda
from exercise.exchange.events import (
    CallAnswered,
    CallEnded,
    CallMetBusy,
    CallRang,
    Heard,
    Joined,
    QuestionHeard,
    QuestionOpened,
    TextRead,
)
from exercise.exchange.exchanges import Exchanges
from exercise.exchange.line import Line
from exercise.exchange.numbers import is_fiction
from exercise.officers.officer import Officer
from exercise.officers.phone import Phone
from exercise.officers.reading import read_script


class Staff:
    """The numbers are those that a phone rings and texts to which nobody has said another."""

    def __init__(self, agenda: Agenda, exchanges: Exchanges, voice_number: str, text_number: str) -> None:
        self._agenda, self._exchanges = agenda, exchanges
        self._voice_number, self._text_number = voice_number, text_number
        self.phones: dict[str, Phone] = {}
        self.officers: dict[str, Officer] = {}
        self.aside: dict[str, Mapping[str, Any]] = {}
        """The scripts of officers at whose phones somebody stands instead, until they are given back."""
        self.on_handed_over: Callable[[str], object] = lambda _number: None
        self._scripts: dict[str, Mapping[str, Any]] = {}
        self._unscripted: list[dict[str, str]] = []
        self._listen()

    def phone(self, number: str) -> Phone:
        if not is_fiction(number):
            raise ValueError(f"{number} is not one of the fiction numbers")
        if number not in self.phones:
            self.phones[number] = Phone(
                number,
                self._agenda,
                self._exchanges,
                self._voice_number,
                self._text_number,
                self.give_script,
            )
        return self.phones[number]

    def give_script(self, number: str, words: Mapping[str, Any]) -> None:
        """Raises `BadScript`; the officer that was there before is relieved."""
        script = read_script(words)
        phone = self.phone(number)
        self.relieve(number)
        self._scripts[number] = words
        self.officers[number] = Officer(self._agenda, phone, script)
        self.on_handed_over(number)

    def take_over(self, number: str) -> None:
        """Somebody stands at the phone by hand from now on: its officer does nothing more by itself."""
        self.phone(number).by_hand = True
        words = self._scripts.get(number) or self.aside.get(number)
        self.relieve(number)
        if words is not None:
            self.aside[number] = words
        self.on_handed_over(number)

    def give_back(self, number: str) -> None:
        """The officer who stood aside goes on, with a call that rings or is up, too."""
        words = self.aside.get(number)
        if words is not None:
            self.give_script(number, words)

    def relieve(self, number: str) -> None:
        self.aside.pop(number, None)
        self._scripts.pop(number, None)
        officer = self.officers.pop(number, None)
        if officer is not None:
            officer.retired = True
            officer.ended()
            officer.phone.line.offer = Line(number).offer

    @property
    def unexpected(self) -> list[dict[str, str]]:
        """What came to phones that have no script and that nobody has touched."""
        return [entry for entry in self._unscripted if not self.phone(entry["phone"]).by_hand]

    def _listen(self) -> None:
        on = self._exchanges.on
        on(CallRang, self._rang)
        on(CallMetBusy, lambda event: self._met(event.call.phone, "call"))
        on(CallAnswered, lambda event: self._tell(event.call.phone, "answered", event.call))
        on(QuestionOpened, lambda event: self._tell(event.call.phone, "question_opened", event.call))
        on(QuestionHeard, lambda event: self._tell(event.call.phone, "question_heard", event.call))
        on(Joined, lambda event: self._tell(event.member.call.phone, "joined"))
        on(CallEnded, self._ended)
        on(Heard, self._heard)
        on(TextRead, self._read)

    def _tell(self, number: str, what: str, *words: object) -> None:
        officer = self.officers.get(number)
        if officer is not None:
            getattr(officer, what)(*words)

    def _met(self, number: str, kind: str) -> None:
        if number not in self.officers and not self._exchanges.is_own(number):
            now = self._agenda.now().isoformat()
            self._unscripted.append({"at": now, "phone": number, "kind": kind})

    def _rang(self, event: CallRang) -> None:
        number = event.call.phone
        self.phone(number).rings += 1
        self._met(number, "call")
        self._tell(number, "rang", event.call)

    def _ended(self, event: CallEnded) -> None:
        officer = self.officers.get(event.call.phone)
        if officer is not None and officer.phone.call is None and event.call.rang_at is not None:
            officer.ended()

    def _heard(self, event: Heard) -> None:
        self.phone(event.call.phone).heard.append(event.text)
        self._tell(event.call.phone, "heard", event)

    def _read(self, event: TextRead) -> None:
        number = event.text.to
        phone = self.phone(number)
        phone.texts.append(event.text.body)
        if self._exchanges.is_own(event.text.from_):
            phone.read_from = event.text.from_
        self._met(number, "text")
        self._tell(number, "read", event.text.body)
