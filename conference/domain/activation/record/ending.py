"""How it was left: each proposal to stand down, who was told of it, what was objected and answered."""

from __future__ import annotations

from dataclasses import dataclass, field

from conference.domain.activation import ending_events as e
from conference.domain.activation.events import ActivationEnded
from conference.domain.activation.proposal import Objection
from conference.domain.instants import Instant
from conference.domain.meeting.events import TextSettled, TextWritten
from conference.domain.meeting.record.times import written


@dataclass
class ObjectionRow:
    """An objection. One that is `replaced` was followed by another of the same member's."""

    made: e.ObjectionMade
    at: Instant
    answered: tuple[Instant, e.ObjectionAnswered] | None = None
    replaced: bool = False

    def row(self) -> dict[str, object]:
        """Its row in the record."""
        at, answer = self.answered or (None, None)
        objection = Objection(
            self.made.member, self.made.words, self.made.by, self.at,
            answer.words if answer else None, answer.by if answer else None, at,
        )  # fmt: skip
        return {**objection_row(objection), "replaced": self.replaced}


@dataclass
class ProposalRow:
    """A proposal and what came of it. `texts` are those about it, each with whom it went to and its fate."""

    proposed: e.StandDownProposed
    at: Instant
    objections: list[ObjectionRow] = field(default_factory=list)
    texts: dict[str, tuple[str | None, str]] = field(default_factory=dict)
    waited_at: Instant | None = None
    outcome: str = "open"
    ended: tuple[Instant, e.StandDownWithdrawn | e.StoodDown | ActivationEnded] | None = None

    def end(
        self, outcome: str, at: Instant, event: e.StandDownWithdrawn | e.StoodDown | ActivationEnded
    ) -> None:
        """Nothing of it is open any more."""
        if self.outcome == "open":
            self.outcome, self.ended = outcome, (at, event)

    def row(self) -> dict[str, object]:
        """Its row in the record."""
        proposed = self.proposed
        fates = dict(self.texts.values())
        ended_at, ended = self.ended or (None, None)
        return {
            "id": proposed.proposal,
            "by": proposed.by,
            "at": written(self.at),
            "until": written(proposed.until),
            "told": [
                {"function": one.function, "member": one.member, "text": fates.get(one.function)}
                for one in proposed.asked
            ],
            "objections": [objection.row() for objection in self.objections],
            "waited_at": written(self.waited_at),
            "outcome": self.outcome,
            "ended_at": written(ended_at),
            "ended_by": ended.by if ended else None,
            "why": "" if ended is None or isinstance(ended, ActivationEnded) else ended.why,
            "heard": _heard(ended) if isinstance(ended, e.StoodDown) else None,
        }


@dataclass
class Ending:
    """See the module."""

    proposals: dict[str, ProposalRow] = field(default_factory=dict)

    def take(self, at: Instant, event: object) -> None:
        if isinstance(event, e.StandDownProposed):
            self.proposals[event.proposal] = ProposalRow(event, at)
        if isinstance(event, ActivationEnded):
            for each in self.proposals.values():
                each.end("lapsed", at, event)
        if isinstance(event, TextWritten) and (told := self.proposals.get(event.about or "")):
            told.texts[event.text] = (event.seat, "pending")
        if isinstance(event, TextSettled):
            self._settle(event)
        row = self.proposals.get(getattr(event, "proposal", ""))
        if row is not None:
            self._of_one(row, at, event)

    def _of_one(self, row: ProposalRow, at: Instant, event: object) -> None:
        match event:
            case e.ObjectionMade():
                for earlier in row.objections:
                    earlier.replaced = earlier.replaced or earlier.made.member == event.member
                row.objections.append(ObjectionRow(event, at))
            case e.ObjectionAnswered():
                for objection in row.objections:
                    if objection.made.member == event.member and not objection.replaced:
                        objection.answered = (at, event)
            case e.StandDownWaits():
                row.waited_at = at
            case e.StandDownWithdrawn():
                row.end("withdrawn", at, event)
            case e.StoodDown():
                row.end("stood_down", at, event)

    def _settle(self, event: TextSettled) -> None:
        for row in self.proposals.values():
            if event.text in row.texts:
                row.texts[event.text] = (row.texts[event.text][0], event.status)

    def row(self) -> dict[str, object]:
        """The record's `stand_down`."""
        return {"proposals": [row.row() for row in self.proposals.values()]}


def objection_row(objection: Objection) -> dict[str, object]:
    """How an objection is written."""
    return {
        "member": objection.member,
        "words": objection.words,
        "by": objection.by,
        "at": written(objection.at),
        "answer": objection.answer,
        "answered_by": objection.answered_by,
        "answered_at": written(objection.answered_at),
    }


def _heard(event: e.StoodDown) -> dict[str, object]:
    return {
        "silent": list(event.silent),
        "not_heard": list(event.not_heard),
        "objected": list(event.objected),
        "unanswered": list(event.unanswered),
    }
