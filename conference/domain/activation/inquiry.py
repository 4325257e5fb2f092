"""An inquiry (resursförfrågan): one question to many, answered with numbers, and a total that moves.

The need moves too: each change is a new version, and answers to earlier ones stand as long as the same things
are counted. A member answers as often as it likes and its latest answer counts; none is forgotten. A deadline
stops nobody, it only marks what comes after it.

Whoever asked is told when the sum first moves, then at most every so often while it goes on moving, at once
when what is wanted has been reached, and a last time at the deadline. Never for every reply.
"""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.activation import inquiry_events as events
from conference.domain.activation.answer_words import Reading
from conference.domain.activation.commands.inquiries import TellAsker
from conference.domain.activation.inquiry_question import Asked, Question, Version, must_make_sense
from conference.domain.activation.inquiry_total import Answer, Total, total
from conference.domain.decision import NOTHING, Decision, Due
from conference.domain.errors import BadInput, NotFound, Refused
from conference.domain.instants import Instant, after


@dataclass(frozen=True)
class Told:
    """What whoever asked was told last."""

    at: Instant
    sums: tuple[int, int]
    reached: bool


@dataclass
class Inquiry:
    """`asked_by` is who asks, `told_to` the function that hears how it goes, where there is one.

    `answers` are all there have been, in the order in which they came.
    """

    id: str
    activation: str
    asked_by: str
    told_to: str | None
    asked: tuple[Asked, ...]
    asked_at: Instant
    versions: tuple[Version, ...] = ()
    answers: tuple[Answer, ...] = ()
    told: Told | None = None
    closed_at: Instant | None = None
    closed_by: str | None = None

    # --- how it stands ------------------------------------------------------------------------------------

    @property
    def newest(self) -> Version:
        return self.versions[-1]

    @property
    def question(self) -> Question:
        return self.newest.question

    @property
    def members(self) -> tuple[str, ...]:
        return tuple(asked.member for asked in self.asked)

    @property
    def functions(self) -> tuple[str, ...]:
        return tuple(function for asked in self.asked for function in asked.functions)

    @property
    def standing(self) -> tuple[Answer, ...]:
        """The answer of each member that counts: its latest to what is asked for now.

        A number stands until another takes its place: words that only people can read ("tack") take nothing
        away from it.
        """
        fitting = [answer for answer in self.answers if self._unit_of(answer) == self.question.unit]
        said = {answer.member: answer for answer in fitting if answer.kind != "words"}
        wrote = {answer.member: answer for answer in fitting if answer.member not in said}
        return (*said.values(), *wrote.values())

    @property
    def total(self) -> Total:
        return total(self.members, self.standing)

    @property
    def reached(self) -> bool:
        """As many as wanted are promised for certain."""
        return self.total.short_of(self.question.wanted) == 0

    def member_of(self, function: str) -> str:
        """The member for which a function answers. Raises NotFound if it was not asked."""
        for asked in self.asked:
            if function in asked.functions:
                return asked.member
        raise NotFound(f"{function} was not asked")

    # --- asking -------------------------------------------------------------------------------------------

    def ask(self, question: Question, now: Instant) -> Decision:
        """The question goes out, in its first version."""
        if not self.asked:
            raise BadInput("an inquiry must be put to somebody")
        members = tuple((asked.member, asked.functions) for asked in self.asked)
        put = events.InquiryAsked(self.activation, self.id, self.asked_by, self.told_to, members)
        return Decision(events=(put,)) + self._version(question, self.asked_by, now)

    def amend(self, question: Question, by: str, every: int, now: Instant) -> Decision:
        """The need has changed. Raises Refused once closed, BadInput if it is what was asked already."""
        self._must_be_open("changed")
        if question == self.question:
            raise BadInput("nothing in the inquiry has changed")
        other_things = question.unit != self.question.unit
        decision = self._version(question, by, now)
        if self.told is not None:
            sums = self.total.sums if other_things else self.told.sums
            self.told = Told(self.told.at, sums, self.told.reached and self.reached)
        return decision + self.tell_in_time(every, now)

    def _version(self, question: Question, by: str, now: Instant) -> Decision:
        must_make_sense(question, now)
        version = Version(len(self.versions) + 1, question, now, by)
        self.versions = (*self.versions, version)
        asked = events.InquiryVersioned(
            self.activation, self.id, version.number, question.words, question.unit, question.wanted,
            question.uncertain, question.deadline, by,
        )  # fmt: skip
        last_word = Due(
            TellAsker(self.activation, self.id, last=True), question.deadline, self._key("deadline")
        )
        return Decision(events=(asked,), due=(last_word,))

    # --- answering ----------------------------------------------------------------------------------------

    def answer(
        self,
        member: str,
        reading: Reading,
        version: int | None,
        *,
        via: str,
        by: str,
        every: int,
        now: Instant,
    ) -> Decision:
        """Take what a member says to a version, the newest if it is not said which.

        Whoever asked is told at most once in `every` seconds. Raises NotFound for a member that was not asked
        and a version there is not, Refused once closed.
        """
        self._must_be_open("answered")
        if member not in self.members:
            raise NotFound(f"{member[:60]} was not asked")
        version = self.newest.number if version is None else version
        if not 1 <= version <= len(self.versions):
            raise NotFound(f"the inquiry has no version {version}")
        answer = Answer(
            member, version, reading.kind, reading.number, reading.uncertain, reading.words, via, by, now,
            late=now > self.question.deadline,
            changed=any(earlier.member == member for earlier in self.answers),
        )  # fmt: skip
        self.answers = (*self.answers, answer)
        answered = events.InquiryAnswered(
            self.activation, self.id, member, version, answer.kind, answer.number, answer.uncertain,
            answer.words, via, by, answer.late, answer.changed,
        )  # fmt: skip
        return Decision(events=(answered,)) + self.tell_in_time(every, now)

    def tell_in_time(self, every: int, now: Instant) -> Decision:
        """When whoever asked is to be told next, if there is anything to tell."""
        if self.total.sums == self._known_sums and not self._newly_reached:
            return Decision(cancelled=(self._key("told"),))
        at_once = self.told is None or self._newly_reached
        at = now if at_once or self.told is None else max(now, after(self.told.at, every))
        return Decision(due=(Due(TellAsker(self.activation, self.id), at, self._key("told")),))

    # --- telling ------------------------------------------------------------------------------------------

    def tell(self, now: Instant, *, last: bool = False) -> events.AskerTold | None:
        """Let whoever asked know how it stands: what it was told, or None if there is nothing to tell."""
        if self.closed_at is not None or (last and now < self.question.deadline):
            return None
        total = self.total
        if last:
            why = "deadline"
        elif self._newly_reached:
            why = "reached"
        elif total.sums != self._known_sums:
            why = "moved"
        else:
            return None
        self.told = Told(now, total.sums, self.reached)
        heard, asked = len(total.answered), len(self.asked)
        return events.AskerTold(self.activation, self.id, why, *total.sums, heard, asked)

    # --- the end ------------------------------------------------------------------------------------------

    def close(self, by: str, now: Instant) -> Decision:
        """No more answers are taken. Closing what is closed changes nothing."""
        if self.closed_at is not None:
            return NOTHING
        self.closed_at, self.closed_by = now, by
        closed = events.InquiryClosed(self.activation, self.id, by)
        return Decision(events=(closed,), cancelled=(self._key("*"),))

    # --- within -------------------------------------------------------------------------------------------

    @property
    def _known_sums(self) -> tuple[int, int]:
        return self.told.sums if self.told else (0, 0)

    @property
    def _newly_reached(self) -> bool:
        return self.reached and not (self.told is not None and self.told.reached)

    def _unit_of(self, answer: Answer) -> str:
        return self.versions[answer.version - 1].question.unit

    def _must_be_open(self, asked: str) -> None:
        if self.closed_at is not None:
            raise Refused(f"the inquiry is closed and cannot be {asked}")

    def _key(self, what: str) -> str:
        return f"{self.activation}/inquiry/{self.id}/{what}"
