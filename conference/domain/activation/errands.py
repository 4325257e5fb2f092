"""What whoever rings us most likely wants: what waits for a word of theirs, the most pressing first.

Each has a menu of its own in which key 1 is the deed itself. Who has several hears the first, and that there
is more; nobody has to find out by which menu one goes where.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from conference.domain.meeting.leg import Errand, Place


class Kind(StrEnum):
    """In the order of their weight."""

    PAGE = "page"  # somebody has pressed, and it is they who are looked for
    LEAD = "lead"  # an activation waits for a leader to say how it goes on
    ANSWER = "answer"  # an inquiry has nothing from their member yet
    OBJECT = "object"  # it is proposed to stand down, and silence is consent
    APPROVE = "approve"  # a summary waits for approval
    REPORT = "report"  # they have been asked what there will be to report
    ANSWER_AGAIN = "answer_again"  # what they have answered may be answered anew


PLACES: Mapping[Kind, Place] = {
    Kind.PAGE: Place.PAGE,
    Kind.LEAD: Place.LEADING,
    Kind.ANSWER: Place.ANSWER,
    Kind.OBJECT: Place.OBJECTION,
    Kind.APPROVE: Place.SUMMARY,
    Kind.REPORT: Place.REPORT,
    Kind.ANSWER_AGAIN: Place.ANSWER,
}
"""Where each is spoken of."""

_WEIGHT = {kind: weight for weight, kind in enumerate(Kind)}


def in_order(waiting: Iterable[Errand]) -> tuple[Errand, ...]:
    """The likeliest first; of equals the one that was named first."""
    return tuple(sorted(waiting, key=lambda errand: _WEIGHT[Kind(errand.kind)]))
