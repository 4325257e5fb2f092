"""A duty officer: one phone and one script. What the script says is done from the agenda, as all else is."""

import re
from collections.abc import Callable
from functools import partial

from exercise.clock import Agenda
from exercise.exchange.call import Call
from exercise.exchange.events import Heard
from exercise.exchange.line import Offer
from exercise.officers.conversation import Conversation
from exercise.officers.phone import Phone
from exercise.officers.script import Act, Answer, DialIn, Manner, Press, Reaction, Script

MACHINE_LISTENS = 120.0  # then it hangs up by itself


class Officer:
    def __init__(self, agenda: Agenda, phone: Phone, script: Script) -> None:
        self.agenda, self.phone, self.script = agenda, phone, script
        self._calls_taken = 0
        self._answer: Answer | None = None
        self._conversation: Conversation | None = None
        self._dialled: DialIn | None = None
        self._drops_left = script.drops.times if script.drops else 0
        self._spent: set[int] = set()
        self.retired = False
        line = phone.line
        line.offer = self._offer
        line.takes_texts, line.delivery = not script.landline, script.delivery
        line.opted_out = script.stop
        if phone.call is not None:
            self._comes_to(phone.call)
        for dial_in in script.dials_in:
            self._plan(dial_in)
        for place, reaction in enumerate(script.when):
            if reaction.at is not None:
                self._after(reaction.at, partial(self._react, place, reaction))

    def _comes_to(self, call: Call) -> None:
        """There is a call already: it rings, or whoever was here before is in the middle of it."""
        if call.is_up:
            self.answered(call)
        elif not call.inbound and self._offer(call) is Offer.RINGS:
            self.rang(call)

    # What the phone meets

    def rang(self, call: Call) -> None:
        answer = self._answer
        if answer is None or answer.manner is Manner.NEVER:
            return
        if answer.manner is Manner.REJECTS:
            self._in_call(call, answer.after, self.phone.decline)
            return
        machine = answer.manner is Manner.MACHINE
        self._in_call(call, answer.after, lambda: self.phone.answer(machine=machine))

    def answered(self, call: Call) -> None:
        self._conversation = None
        if call.machine:
            self._in_call(call, MACHINE_LISTENS, self.phone.hang_up)
            return
        self._conversation = Conversation(self, call, self._keys_for(call))
        drops = self.script.drops
        if drops is not None and drops.after_answer is not None:
            self._conversation.after(drops.after_answer, self.drop)

    def question_opened(self, call: Call) -> None:
        if self._conversation is not None:
            self._conversation.question_opened()

    def question_heard(self, call: Call) -> None:
        if self._conversation is not None:
            self._conversation.question_heard()

    def joined(self) -> None:
        if self._conversation is not None:
            self._conversation.joined()

    def heard(self, event: Heard) -> None:
        if self._conversation is None:
            return
        self._conversation.heard(event)
        for place, reaction in enumerate(self.script.when):
            if reaction.hears is not None and reaction.hears.search(event.text):
                self._react(place, reaction)

    def read(self, body: str) -> None:
        for place, reaction in enumerate(self.script.when):
            if reaction.reads is not None and reaction.reads.search(body):
                self._react(place, reaction)

    def ended(self) -> None:
        if self._conversation is not None:
            self._conversation.over()
        self._conversation = None
        self._dialled = None

    # What it does

    def drop(self) -> None:
        """The line breaks. The officer may ring back."""
        if self._drops_left <= 0 or self.phone.call is None:
            return
        self._drops_left -= 1
        self.phone.hang_up()
        if self.script.calls_back is not None:
            back = self.script.dial_in or DialIn()
            self._plan(DialIn(self.script.calls_back, back.shown_from, back.presses, back.to))

    def filled_in(self, keys: str) -> str:
        """Keys with `{code}` replaced by the six digits in the text read last that had any."""
        return keys.replace("{code}", self._code()) if "{code}" in keys else keys

    def do(self, act: Act) -> None:
        if act.does == "text":
            self.phone.text(self.filled_in(str(act.what)))
        elif act.does == "dial":
            self._plan(act.what)
        elif act.does == "answer":
            if self.phone.state == "ringing":
                self.phone.answer()
        elif self.phone.state == "talking":
            self._do_in_call(act)

    def _do_in_call(self, act: Act) -> None:
        if act.does == "press":
            self.phone.press(self.filled_in(str(act.what)))
        elif act.does == "star" and self._conversation is not None:
            self._conversation.star(("*", *act.what))
        elif act.does == "speak":
            self.phone.speak(self.script.says, float(act.what))
        elif act.does == "fall_silent":
            self.phone.fall_silent()
        elif act.does == "hang_up":
            self.phone.hang_up()

    def _react(self, place: int, reaction: Reaction) -> None:
        if reaction.once and place in self._spent:
            return
        self._spent.add(place)
        wait = reaction.after
        for act in reaction.acts:
            wait += act.after
            self._after(wait, partial(self.do, act))
            if act.does == "speak":  # the next thing is done when that has been said
                wait += float(act.what)

    def _plan(self, dial_in: DialIn) -> None:
        self._after(dial_in.after, lambda: self._dial(dial_in))

    def _dial(self, dial_in: DialIn) -> None:
        if self.phone.call is None:
            self._dialled = dial_in
            self.phone.dial(dial_in.to, dial_in.shown_from)

    def _offer(self, _call: Call) -> Offer:
        answers = self.script.answers
        self._answer = answers[min(self._calls_taken, len(answers) - 1)]
        self._calls_taken += 1
        offers = {Manner.BUSY: Offer.BUSY, Manner.UNREACHABLE: Offer.UNREACHABLE}
        return offers.get(self._answer.manner, Offer.RINGS)

    def _keys_for(self, call: Call) -> tuple[Press, ...]:
        if call.inbound:
            dialled = self._dialled or self.script.dial_in
            return dialled.presses if dialled else ()
        rows = self.script.presses
        return rows[min(max(self._calls_taken - 1, 0), len(rows) - 1)] if rows else ()

    def _code(self) -> str:
        for body in reversed(self.phone.texts):
            found = re.search(r"\b\d{6}\b", body)
            if found:
                return found[0]
        return ""

    def _after(self, seconds: float, act: Callable[[], None]) -> None:
        def unless_retired() -> None:
            if not self.retired:
                act()

        self.agenda.after(seconds, unless_retired)

    def _in_call(self, call: Call, seconds: float, act: Callable[[], None]) -> None:
        def if_still_there() -> None:
            if self.phone.call is call:
                act()

        self._after(seconds, if_still_there)
