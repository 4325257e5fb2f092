"""An inquiry for tests of the domain, and a desk at which it is asked, answered and told of in its time."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from conference.domain.activation.answer_words import Reading
from conference.domain.activation.commands.inquiries import TellAsker
from conference.domain.activation.inquiry import Inquiry
from conference.domain.activation.inquiry_events import AskerTold
from conference.domain.activation.inquiry_question import Asked, Question
from conference.domain.decision import Decision, Due, Event

NOW = datetime(2026, 5, 7, 16, 0, tzinfo=UTC)
EVERY = 120
MEMBERS = ("haninge", "sodertalje", "tyreso", "salem")
PLACES = Question("Platser på vårdboende i natt?", "platser", 40, False, NOW + timedelta(minutes=30))


def later(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def number(number: int, *, uncertain: bool = False) -> Reading:
    return Reading("number", str(number), number, uncertain)


NONE = Reading("none", "NEJ")
UNSURE = Reading("uncertain", "OSÄKERT", uncertain=True)
IN_WORDS = Reading("words", "Handen har salar")


@dataclass
class Desk:
    """Time passes here, and what is due is done in its order. `told` is when and what the asker was told."""

    inquiry: Inquiry
    now: datetime = NOW
    due: dict[str, Due] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    told: list[tuple[float, AskerTold]] = field(default_factory=list)

    def answer(self, member: str, reading: Reading, version: int | None = None, via: str = "text") -> None:
        by = f"{member}-tib"
        self._take(self.inquiry.answer(member, reading, version, via=via, by=by, every=EVERY, now=self.now))
        self.forward(0)

    def amend(self, **changed: Any) -> None:
        question = replace(self.inquiry.question, **changed)
        self._take(self.inquiry.amend(question, "rsib", EVERY, self.now))
        self.forward(0)

    def close(self) -> None:
        self._take(self.inquiry.close("rsib", self.now))

    def forward(self, seconds: float) -> None:
        until = self.now + timedelta(seconds=seconds)
        while ready := sorted((d for d in self.due.values() if d.at <= until), key=lambda due: due.at):
            due = self.due.pop(ready[0].key)
            self.now = max(self.now, due.at)
            assert isinstance(due.command, TellAsker)
            if told := self.inquiry.tell(self.now, last=due.command.last):
                self.told.append(((self.now - NOW).total_seconds(), told))
        self.now = until

    @property
    def heard(self) -> list[tuple[float, str, int, int]]:
        return [(at, told.why, told.certain, told.uncertain) for at, told in self.told]

    def _take(self, decision: Decision) -> None:
        self.events += decision.events
        for key in decision.cancelled:
            stem = key.removesuffix("*")
            self.due = {
                k: d for k, d in self.due.items() if not (k.startswith(stem) if stem != key else k == key)
            }
        self.due.update({due.key: due for due in decision.due})


def asked(question: Question = PLACES) -> Desk:
    to = tuple(Asked(member, (f"{member}-tib",)) for member in MEMBERS)
    desk = Desk(Inquiry("i1", "a1", "rsib", "rsib", to, NOW))
    desk._take(desk.inquiry.ask(question, NOW))
    return desk
