"""A record in the reader's words: what outcomes, reasons and notes are called; the rows of its papers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from flask_babel import format_datetime, lazy_gettext
from flask_babel import gettext as _

from conference.papers.record import Part, RecordSheet
from conference.views import rungs

_l = lazy_gettext
Record = Mapping[str, Any]

OUTCOMES: Final = {
    "expected": _l("expected"),
    "present": _l("present"),
    "by_substitute": _l("present by substitute"),
    "by_text": _l("present by text"),
    "by_radio": _l("present by radio"),
    "by_cluster": _l("present by cluster"),
    "declined": _l("declined"),
    "not_reached": _l("not reached"),
    "not_called": _l("not called"),
}
REASONS: Final = {reason: _l(said) for reason, said in rungs.REASONS.items()}
KINDS: Final = {
    "report": _l("report"),
    "need": _l("need"),
    "agreement": _l("agreement"),
    "task": _l("task"),
    "objection": _l("objection"),
    "next_meeting": _l("next meeting"),
    "note": _l("note"),
}
FATES: Final = {
    "pending": _l("waiting"),
    "sent": _l("sent"),
    "delivered": _l("delivered"),
    "failed": _l("failed"),
    "expired": _l("came too late"),
    "unknown": _l("not known"),
}
HOW: Final = {
    "spoke": _l("spoke"),
    "nothing_to_report": _l("nothing to report"),
    "read_aloud": _l("read aloud"),
    "skipped": _l("passed over"),
    "absent": _l("absent"),
    "lost_line": _l("the line was lost"),
}
HEADS: Final = (
    "seat",
    "name",
    "member",
    "cluster",
    "function",
    "outcome",
    "reason",
    "by",
    "via",
    "joined_at",
    "left_at",
)
"""The columns of the roll-call as a table: the record's own words, for machines to read."""


def rows(record: Record) -> list[list[object]]:
    """The roll-call as a table, a row a seat, with how many times its ladder was tried."""
    return [[*(seat[head] for head in HEADS), len(seat["attempts"])] for seat in record["seats"]]


def sheet(record: Record, title: str) -> RecordSheet:
    """The one page of it."""
    meeting, names = record["conference"], {seat["seat"]: seat["name"] for seat in record["seats"]}
    called = [seat for seat in record["seats"] if seat["summoned"]]
    here = [seat for seat in called if seat["outcome"] in ("present", "by_substitute", "by_text", "by_radio")]
    times = [_hour(meeting[name]) for name in ("opened_at", "ended_at")]
    held = (
        f"{_day(meeting['planned_at'])}, {times[0]}–{times[1]}. "
        if all(times)
        else f"{_day(meeting['planned_at'])}. "
    )
    return RecordSheet(
        title=title,
        held=held + _("%(n)s of %(m)s who were called were there.", n=len(here), m=len(called)),
        exercise="ÖVNING" if meeting["exercise"] else "",
        roll=Part(_("Roll-call"), tuple(map(_seat, called))),
        parts=(
            Part(_("Notes"), tuple(_note(note, names) for note in record["notes"])),
            Part(_("The round"), tuple(_turn(turn, names) for turn in record["round"])),
            Part(_("Summary"), tuple((record["summary"] or {"text": ""})["text"].splitlines())),
        ),
        foot=_(
            "History: %(n)s events, %(head)s", n=record["chain"]["events"], head=record["chain"]["head"][:16]
        ),
        cut=_("{} lines have no room here and stand in the record."),
    )


def ended(record: Record) -> datetime:
    """When it ended, or what is nearest to that."""
    meeting = record["conference"]
    return datetime.fromisoformat(meeting["ended_at"] or meeting["opened_at"] or meeting["planned_at"])


def receipts(record: Record) -> Sequence[Mapping[str, Any]]:
    """What has become of the summary, phone by phone."""
    return [text for text in record["texts"] if text["purpose"] == "summary"]


def _seat(seat: Mapping[str, Any]) -> str:
    why = f" ({REASONS.get(seat['reason'], seat['reason'])})" if seat["reason"] else ""
    by = f", {seat['by']}" if seat["by"] else ""
    at = f", {_hour(seat['joined_at'])}" if seat["joined_at"] else ""
    return f"{seat['name']}: {OUTCOMES[seat['outcome']]}{why}{by}{at}"


def _note(note: Mapping[str, Any], names: Mapping[str, str]) -> str:
    of = f"{names.get(note['seat'], note['seat'])}: " if note["seat"] else ""
    due = f" ({note['due']})" if note["due"] else ""
    return f"{_hour(note['at'])} {KINDS[note['kind']]}: {of}{note['text']}{due}"


def _turn(turn: Mapping[str, Any], names: Mapping[str, str]) -> str:
    used = f" {round(turn['used'])} s" if turn["used"] else ""
    return f"{_hour(turn['given_at'])} {names.get(turn['seat'], turn['seat'])}: {HOW[turn['how']]}{used}"


def _hour(written: str | None) -> str:
    return format_datetime(datetime.fromisoformat(written), "HH.mm") if written else ""


def _day(written: str) -> str:
    return format_datetime(datetime.fromisoformat(written), "EEEE d MMMM y")
