"""After a meeting: its summary, its record as page and papers, why a phone rang; and the years."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale
from flask_babel import gettext as _

from conference.domain.access.rights import Right
from conference.domain.county import gsm7
from conference.domain.county.texts import exercise_text
from conference.domain.errors import Refused
from conference.domain.meeting.summary import PARTS
from conference.papers.record import record_pdf
from conference.papers.table import table
from conference.views import past
from conference.views.conferences import listed
from conference.views.record import record_of
from conference.views.verify import verify
from conference.views.why import why as told
from webhooks.console import doing, records
from webhooks.console.charts import of_meeting, over_time
from webhooks.console.who import needs

page = Blueprint("record", __name__)

WEEKS = 30
"""Ordinary meetings in the chart of how many came."""


@page.get("/historik")
@needs(Right.LOOK)
def history() -> str:
    """What has been: meetings, activations, and both over time."""
    upprop = doing.house()
    now = upprop.clock.now()
    with upprop.store.reading() as look:
        meetings = listed(look, limit=200)
        came = look.reads.came([one.id for one in meetings])
        activations, years = past.activations(look), past.years(look, now)
    weekly = upprop.county.calendar.format
    meetings = tuple(replace(one, present=came.get(one.id, 0)) for one in meetings)
    held = [one for one in meetings if one.format == weekly and one.ended_at][:WEEKS]
    return render_template(
        "record/history.html",
        meetings=meetings,
        activations=activations,
        charts=[over_time.attendance(held[::-1], upprop.county.zone), over_time.by_year(years)],
    )


@page.get("/konferens/<id>/anteckningar")
@needs(Right.LOOK)
def record(id: str) -> str:
    """The record (minnesanteckningar), with its charts and whether it can be trusted."""
    drawn, title = _drawn(id)
    with doing.house().store.reading() as look:
        verdict = verify(look, drawn["conference"]["id"])
    begun = drawn["conference"]["gathering_at"]
    from_the_call = of_meeting.joining(
        drawn, of_meeting.moment(begun), _("From the first call until each was there")
    )
    return render_template(
        "record/record.html",
        record=drawn,
        title=title,
        verdict=verdict,
        charts=[of_meeting.turns(drawn), from_the_call],
        names={seat["seat"]: seat["name"] for seat in drawn["seats"]},
        words=records,
    )


@page.get("/konferens/<id>/anteckningar.<kind>")
@needs(Right.LOOK)
def paper(id: str, kind: str) -> ResponseReturnValue:
    """The same as one page to print, as a table, or as what other programs read."""
    drawn, title = _drawn(id)
    if kind == "pdf":
        sheet = records.sheet(drawn, title)
        return Response(
            record_pdf(sheet, str(get_locale()), records.ended(drawn)), content_type="application/pdf"
        )
    if kind == "csv":
        content = table((*records.HEADS, "attempts"), records.rows(drawn))
        return Response(content, content_type="text/csv; charset=utf-8", headers=_as_file(id, kind))
    if kind == "json":
        content = json.dumps(drawn, ensure_ascii=False, indent=2).encode()
        return Response(content, content_type="application/json", headers=_as_file(id, kind))
    return redirect(url_for("record.record", id=id))


@page.get("/konferens/<id>/plats/<seat>/varfor")
@needs(Right.LOOK)
def why(id: str, seat: str) -> str:
    """Why that phone rang, or did not."""
    upprop = doing.house()
    with upprop.store.reading() as look:
        answer = told(look, doing.meeting_meant(look, id), seat, upprop.county.zone, put=_)
    return render_template("record/why.html", why=answer, id=id)


@page.get("/konferens/<id>/sammanfattning")
@needs(Right.LOOK)
def summary(id: str) -> str:
    """The summary: to be put in other words and approved by those who lead; then who has had it."""
    drawn, title = _drawn(id)
    with doing.house().store.reading() as look:
        conference = doing.meeting_meant(look, id)
    text = conference.summary_text or ""
    return render_template(
        "record/summary.html",
        conference=conference,
        title=title,
        text=text,
        counted=_counted(text),
        most=PARTS,
        receipts=records.receipts(drawn),
        names={seat["seat"]: seat["name"] for seat in drawn["seats"]},
        words=records,
        stamp=doing.new_stamp(),
    )


@page.post("/konferens/<id>/sammanfattning")
@needs(Right.LEAD)
def write(id: str) -> ResponseReturnValue:
    """Put it in other words, or approve the version that stands on the page."""
    of = doing.one_of("of", frozenset({"rewrite", "approve"}))
    if of == "approve" and not _as_stored(id, request.form.get("text", "")):
        raise Refused(_("The text has been changed and not saved. Save it first, then approve it."))
    takes = {"rewrite": ("text",), "approve": ("version",)}[of]
    doing.ask_meeting(id, of, takes)
    doing.tell(_("The summary is sent.") if of == "approve" else _("A new version is written."))
    return redirect(url_for("record.summary", id=id))


@page.post("/konferens/<id>/sammanfattning/langd")
@needs(Right.LOOK)
def count(id: str) -> str:
    """How long a text is that somebody is writing."""
    return render_template("record/count.html", counted=_counted(request.form.get("text", "")), most=PARTS)


def _as_stored(id: str, text: str) -> bool:
    """Whether what stands in the form is what would be sent."""
    with doing.house().store.reading() as look:
        stored = doing.meeting_meant(look, id).summary_text or ""
    return not text or text.split() == stored.split()


def _counted(text: str) -> dict[str, Any]:
    """Parts as they will be sent, and the signs that make them shorter."""
    upprop = doing.house()
    if upprop.settings.exercise:
        text = exercise_text(upprop.county.texts, text, upprop.settings.language)
    text = text.replace("\r\n", "\n")
    return {"parts": gsm7.segments(text), "long": gsm7.not_gsm7(text), "letters": len(text)}


def _drawn(id: str) -> tuple[dict[str, Any], str]:
    with doing.house().store.reading() as look:
        conference = doing.meeting_meant(look, id)
        return record_of(look, conference.id), conference.title


def _as_file(id: str, kind: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="minnesanteckningar-{id}.{kind}"'}
