"""The inquiries: every version that was put, every answer with when it came, and what they came to.

The total is computed by the inquiry itself, so that the record counts as the house did.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

from conference.domain.activation import inquiry_events as e
from conference.domain.activation.answer_words import Kind
from conference.domain.activation.inquiry import Inquiry
from conference.domain.activation.inquiry_question import Asked, Question, Version
from conference.domain.activation.inquiry_total import Answer
from conference.domain.instants import Instant
from conference.domain.meeting.record.times import written


@dataclass
class InquiryRow:
    """An inquiry and all that happened to it. `told` are the times at which whoever asked heard of it."""

    asked: e.InquiryAsked
    at: Instant
    versions: list[Version] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    told: list[tuple[Instant, e.AskerTold]] = field(default_factory=list)
    closed: tuple[Instant, e.InquiryClosed] | None = None

    @property
    def inquiry(self) -> Inquiry:
        """As it is, drawn anew. An answer to a version that there is not counts for nothing."""
        return Inquiry(
            self.asked.inquiry,
            self.asked.activation,
            self.asked.by,
            self.asked.told,
            tuple(Asked(member, functions) for member, functions in self.asked.members),
            self.at,
            tuple(self.versions),
            tuple(answer for answer in self.answers if 1 <= answer.version <= len(self.versions)),
        )

    def row(self) -> dict[str, object]:
        """Its row in the record."""
        inquiry = self.inquiry
        closed_at, closed = self.closed or (None, None)
        return {
            "id": self.asked.inquiry,
            "asked_at": written(self.at),
            "by": self.asked.by,
            "told_to": self.asked.told,
            "asked": [{"member": each.member, "functions": list(each.functions)} for each in inquiry.asked],
            "versions": [version_row(version) for version in self.versions],
            "answers": answer_rows(inquiry),
            "total": _total(inquiry),
            "told": [_told(*each) for each in self.told],
            "closed_at": written(closed_at),
            "closed_by": closed.by if closed else None,
        }


@dataclass
class Inquiries:
    """See the module."""

    inquiries: dict[str, InquiryRow] = field(default_factory=dict)

    def take(self, at: Instant, event: object) -> None:
        if isinstance(event, e.InquiryAsked):
            self.inquiries[event.inquiry] = InquiryRow(event, at)
        row = self.inquiries.get(getattr(event, "inquiry", ""))
        if row is None:
            return
        match event:
            case e.InquiryVersioned():
                question = Question(event.question, event.unit, event.wanted, event.uncertain, event.deadline)
                row.versions.append(Version(event.version, question, at, event.by))
            case e.InquiryAnswered():
                row.answers.append(
                    Answer(
                        event.member, event.version, cast(Kind, event.kind), event.number, event.uncertain,
                        event.words, event.via, event.by, at, event.late, event.changed,
                    )
                )  # fmt: skip
            case e.AskerTold():
                row.told.append((at, event))
            case e.InquiryClosed():
                row.closed = (at, event)

    def rows(self) -> list[dict[str, object]]:
        """The record's `inquiries`, in the order in which they were put."""
        return [row.row() for row in self.inquiries.values()]


def version_row(version: Version) -> dict[str, object]:
    """How a version of the question is written."""
    question = version.question
    return {
        "version": version.number,
        "at": written(version.at),
        "by": version.by,
        "question": question.words,
        "unit": question.unit,
        "wanted": question.wanted,
        "uncertain": question.uncertain,
        "deadline": written(question.deadline),
    }


def answer_rows(inquiry: Inquiry) -> list[dict[str, object]]:
    """How its answers are written, each with whether it counts."""
    standing = inquiry.standing
    return [
        {
            "at": written(answer.at),
            "member": answer.member,
            "version": answer.version,
            "kind": answer.kind,
            "number": answer.number,
            "uncertain": answer.uncertain,
            "words": answer.words,
            "via": answer.via,
            "by": answer.by,
            "late": answer.late,
            "changed": answer.changed,
            "counts": answer in standing,
        }
        for answer in inquiry.answers
    ]


def _total(inquiry: Inquiry) -> dict[str, object]:
    total = inquiry.total
    return {
        "certain": total.certain,
        "uncertain": total.uncertain,
        "none": list(total.none),
        "unsure": list(total.unsure),
        "in_words": list(total.in_words),
        "missing": list(total.missing),
    }


def _told(at: Instant, event: e.AskerTold) -> dict[str, object]:
    return {
        "at": written(at),
        "why": event.why,
        "certain": event.certain,
        "uncertain": event.uncertain,
        "answered": event.answered,
        "asked": event.asked,
    }
