"""The summary text, drafted from the record: complete without a link, in at most three parts.

How many came and when we meet next always stand in it. What else there is room for goes in line by line,
the weightiest first, and is printed in the order of the meeting. A line is never cut: it stands whole or not
at all, and if any was left out the text says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from conference.domain.county.gsm7 import segments
from conference.domain.county.texts import Saying, say
from conference.domain.errors import BadInput
from conference.domain.meeting.rollcall import HERE

PARTS = 3
"""The most parts a summary may take."""
WEEKLY = "ordinarie"
"""What the names of the weekly formats begin with."""
PLAIN_SIGNS = str.maketrans({"–": "-", "—": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "…": "..."})
NAMED_MISSING = 8
"""More seats than this are counted, not named."""


def fitting(text: str, exercise: str = "") -> int:
    """In how many parts a text somebody has written is sent, framed by the word of an exercise.

    Raises BadInput where it is empty or takes more than a summary may.
    """
    if not text.strip():
        raise BadInput("the summary is empty")
    parts = segments(f"{exercise} {text} {exercise}" if exercise else text)
    if parts > PARTS:
        raise BadInput(f"the summary takes {parts} parts, and {PARTS} are the most")
    return parts


@dataclass(frozen=True)
class Line:
    """A line of the summary. `weight` says what is let go first if there is not room: the highest."""

    saying: Saying
    weight: int


def draft(
    record: Mapping[str, Any],
    words: Callable[[Saying], str],
    *,
    week: int,
    next_meeting: str,
    held_at: str,
) -> str:
    """The text. `words` renders a saying in the language of the meeting; `next_meeting` is already in words.

    A meeting of the week is known by its week, any other by its title and `held_at`, the hour in words.
    """
    exercise = words(say("exercise")) if record["conference"]["exercise"] else ""
    head = words(_head(record, week, held_at))
    foot = words(say("summary_next", next=next_meeting))
    more = words(say("summary_more"))
    lines = [(line.weight, words(line.saying)) for line in body(record)]

    def fits(text: str) -> bool:
        return segments(f"{exercise} {text} {exercise}" if exercise else text) <= PARTS

    kept: set[int] = set()
    for place in sorted(range(len(lines)), key=lambda place: (lines[place][0], place)):
        tried = [lines[other][1] for other in sorted({*kept, place})]
        if fits("\n".join([head, *tried, more, foot])):
            kept.add(place)
    left_out = [more] if len(kept) < len(lines) else []
    return "\n".join([head, *(lines[place][1] for place in sorted(kept)), *left_out, foot])


def body(record: Mapping[str, Any]) -> Iterator[Line]:
    """Everything worth telling between the head and the next meeting, in the order of the meeting."""
    names = {seat["seat"]: seat["name"] for seat in record["seats"]}
    yield from _missing(record["seats"], names)
    yield from _reports(record, names)
    yield from _needs(record["notes"], names)
    for note in _of(record["notes"], "agreement"):
        yield Line(say("summary_agreement", text=_plain(note["text"])), 2)
    for note in _of(record["notes"], "task"):
        yield Line(_by_seat("summary_task", note, names, "text"), 3)
    objecting = dict.fromkeys(note["seat"] for note in _of(record["notes"], "objection") if note["seat"])
    if objecting:
        yield Line(say("summary_objection", seat=[names.get(seat, seat) for seat in objecting]), 2)


def _head(record: Mapping[str, Any], week: int, held_at: str) -> Saying:
    summoned = [seat for seat in record["seats"] if seat["summoned"]]
    present, expected = sum(seat["outcome"] in HERE for seat in summoned), len(summoned)
    if record["conference"]["format"].startswith(WEEKLY):
        return say("summary_head", week=week, present=present, expected=expected)
    title = record["conference"]["title"]
    return say("summary_head_title", title=title, time=held_at, present=present, expected=expected)


def _missing(seats: Sequence[Mapping[str, Any]], names: Mapping[str, str]) -> Iterator[Line]:
    missing = [names[s["seat"]] for s in seats if s["summoned"] and s["outcome"] not in (*HERE, "declined")]
    if len(missing) > NAMED_MISSING:
        yield Line(say("summary_missing_count", missing=len(missing)), 0)
    elif missing:
        yield Line(say("summary_missing", missing=missing), 0)
    declined = [names[s["seat"]] for s in seats if s["summoned"] and s["outcome"] == "declined"]
    if declined:  # they were reached, and said so themselves
        yield Line(say("summary_declined", seats=declined), 0)


def _reports(record: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[Line]:
    reports = list(_of(record["notes"], "report"))
    for note in reports:
        yield Line(_by_seat("summary_report", note, names, "report"), 5)
    heard = [row["how"] for row in record["round"]]
    if not reports and "nothing_to_report" in heard and "spoke" not in heard:
        yield Line(say("summary_nothing"), 4)


def _needs(notes: Iterable[Mapping[str, Any]], names: Mapping[str, str]) -> Iterator[Line]:
    needs = list(_of(notes, "need"))
    for note in needs:
        yield Line(say("summary_needs", needs=_said_by(note, names)), 1)
    if not needs:
        yield Line(say("summary_no_needs"), 1)


def _of(notes: Iterable[Mapping[str, Any]], kind: str) -> Iterator[Mapping[str, Any]]:
    return (note for note in notes if note["kind"] == kind)


def _by_seat(key: str, note: Mapping[str, Any], names: Mapping[str, str], what: str) -> Saying:
    """With a seat it is told of whom; without one, as it stands."""
    if not note["seat"]:
        return say("summary_note", text=_plain(note["text"]))
    return say(key, **{"seat": names.get(note["seat"], note["seat"]), what: _plain(note["text"])})


def _said_by(note: Mapping[str, Any], names: Mapping[str, str]) -> Saying:
    text = _plain(note["text"]).rstrip(".")
    if not note["seat"]:
        return say("summary_note", text=text)
    return say("summary_report", seat=names.get(note["seat"], note["seat"]), report=text)


def _plain(text: str) -> str:
    """On one line and without typographer's signs, which would more than halve the room."""
    return " ".join(text.translate(PLAIN_SIGNS).split())
