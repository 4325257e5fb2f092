"""An activation from the press to the end of it, step by step, as its history tells it.

Each step is a kind and what belongs to it, for whoever puts it into words. The rounds of a page and the
answers to an inquiry are left out: they have places of their own, and there may be a hundred.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from typing import Final

from conference.domain.activation import ending_events as ending
from conference.domain.activation import events as e
from conference.domain.activation import inquiry_events as asked
from conference.domain.activation import long_run_events as lasting
from conference.domain.activation import picture_events as drawn
from conference.domain.activation.activation import Activation
from conference.domain.county.county import County
from conference.domain.decision import Event
from conference.domain.instants import Instant
from conference.views.named import function_called, member_named, named, seat_called
from conference.views.sources import Look

Value = str | int | Instant | tuple[str, ...] | None
MOST: Final = 400

KINDS: Final[tuple[type[Event], ...]] = (
    e.ButtonPressed,
    e.PressUndone,
    e.ActivationMistaken,
    e.PressSplit,
    e.PageBegan,
    e.PageEnded,
    e.ActivationAcknowledged,
    e.PlanningBegan,
    e.SpeakersNamed,
    e.NeedSet,
    e.CallOutReleased,
    e.MeetingConvened,
    e.MeetingObserved,
    e.BlueSettled,
    e.ReserveUsed,
    ending.StandDownProposed,
    ending.ObjectionMade,
    ending.ObjectionAnswered,
    ending.StandDownWaits,
    ending.StandDownWithdrawn,
    ending.StoodDown,
    asked.InquiryVersioned,
    asked.InquiryClosed,
    drawn.PictureWritten,
    drawn.PictureSent,
    lasting.CadenceSet,
    lasting.ReviewSet,
    lasting.ReviewCame,
    lasting.SeatStaffed,
)


@dataclass(frozen=True)
class Step:
    """`what` is the kind of it; `values` are names, numbers, words and times."""

    at: Instant
    what: str
    values: Mapping[str, Value] = field(default_factory=dict)


def timeline(look: Look, activation: Activation) -> tuple[Step, ...]:
    """From the press on, the newest last."""
    happened = look.reads.of_kinds(activation.id, KINDS, MOST)
    tell = partial(_told, look.county, activation, _meetings(event for _, event in happened))
    steps: list[Step] = []
    for (at, kind), events in groupby(happened, key=lambda one: (one[0], type(one[1]))):
        together = [event for _, event in events]
        if kind is e.PageBegan:
            steps += _paged(at, together)
        else:
            steps += [Step(at, what, values) for event in together for what, values in [tell(event)] if what]
    return tuple(steps)


@dataclass(frozen=True)
class _Meetings:
    """`told`: another step tells that they were convened. Those not `opened` have not been held."""

    told: frozenset[str]
    opened: frozenset[str]


def _meetings(happened: Iterable[Event]) -> _Meetings:
    told, opened = set[str](), set[str]()
    for event in happened:
        if isinstance(event, e.PlanningBegan | e.CallOutReleased):
            told.add(event.conference)
        elif isinstance(event, e.MeetingObserved) and event.state == "open":
            opened.add(event.conference)
    return _Meetings(frozenset(told), frozenset(opened))


def _paged(at: Instant, events: Iterable[Event]) -> Iterator[Step]:
    began = [event for event in events if isinstance(event, e.PageBegan)]
    for stage, pages in groupby(began, key=lambda event: event.stage):
        yield Step(at, f"paged_{stage}", {"who": tuple(dict.fromkeys(page.called for page in pages))})


def _told(
    county: County, activation: Activation, meetings: _Meetings, event: Event
) -> tuple[str, Mapping[str, Value]]:
    """The kind of step an event is, and what belongs to it; no kind where it is none."""
    by = named(county, getattr(event, "by", ""))
    match event:
        case e.ButtonPressed():
            what = f"pressed_{event.button}" if event.number == 1 else "pressed_too"
            return what, {"member": member_named(county, event.member), "why": event.why}
        case e.PressUndone():
            return "undone", {"by": by}
        case e.ActivationMistaken():
            return "mistaken", {"by": by, "why": event.why}
        case e.PressSplit():
            return "split", {"by": by, "number": event.press}
        case e.PageEnded():
            called = next((page.called for page in activation.pages if page.slug == event.page), event.page)
            outcome = event.outcome if event.outcome in ("passed_on", "not_reached") else ""
            return outcome, {"who": called}
        case e.ActivationAcknowledged():
            return "acknowledged", {"by": f"{event.name} ({by})" if event.name else by}
        case e.PlanningBegan():
            return "planning", {"by": by}
        case e.SpeakersNamed():
            return "speakers", {"by": by, "who": tuple(seat_called(county, one) for one in event.seats)}
        case e.NeedSet():
            return "need_uncertain" if event.uncertain else "need", {
                "by": by, "what": event.what, "number": event.number,
            }  # fmt: skip
        case e.CallOutReleased():
            what = "called_by_itself" if event.by == "clock" else "called"
            return what, {"by": by, "time": event.opens_at}
        case e.MeetingConvened():
            what = "" if event.conference in meetings.told else "convened"
            return what, {"by": by, "title": _title(county, event.format), "time": event.planned_at}
        case e.MeetingObserved():
            held = "closed" if event.conference in meetings.opened else "called_off"
            what = {"open": "opened", "ended": held}.get(event.state, "")
            return what, {"title": _title(county, _format(activation, event.conference))}
        case e.BlueSettled():
            return f"settled_{event.outcome}", {"by": by, "time": event.at, "words": event.words}
        case e.ReserveUsed():
            return "reserve", {"since": event.since, "until": event.until}
        case _:
            return _of_its_end(county, by, event)


def _of_its_end(county: County, by: str, event: Event) -> tuple[str, Mapping[str, Value]]:
    match event:
        case ending.StandDownProposed():
            return "proposed", {"by": by, "time": event.until}
        case ending.ObjectionMade():
            return "objection", {"member": member_named(county, event.member), "words": event.words}
        case ending.ObjectionAnswered():
            return "answered", {"by": by, "member": member_named(county, event.member), "words": event.words}
        case ending.StandDownWaits():
            return "waits", {"who": tuple(member_named(county, one) for one in event.unanswered)}
        case ending.StandDownWithdrawn():
            return "kept", {"by": by, "why": event.why}
        case ending.StoodDown():
            what = "stood_down_all_the_same" if event.unanswered else "stood_down"
            silent, not_heard = len(event.silent), len(event.not_heard)
            return what, {"by": by, "why": event.why, "silent": silent, "not_heard": not_heard}
        case _:
            return _beside_it(county, by, event)


def _beside_it(county: County, by: str, event: Event) -> tuple[str, Mapping[str, Value]]:
    match event:
        case asked.InquiryVersioned():
            what = "asked" if event.version == 1 else "amended"
            return what, {"by": by, "question": event.question, "time": event.deadline}
        case asked.InquiryClosed():
            return "inquiry_closed", {"by": by}
        case drawn.PictureWritten():
            return "pictured", {"by": named(county, event.author), "number": event.version}
        case drawn.PictureSent():
            return "picture_sent", {"by": by, "number": event.version, "count": len(event.functions)}
        case lasting.CadenceSet():
            if event.hours:
                return "cadence_hours", {"by": by, "hours": event.hours}
            return ("cadence_off" if event.every is None else "cadence"), {
                "by": by, "hours": _hours(event.every),
            }  # fmt: skip
        case lasting.ReviewSet():
            return ("review" if by else ""), {"by": by, "time": event.at}
        case lasting.ReviewCame():
            return "reviewed", {"time": event.again_at}
        case lasting.SeatStaffed():
            relieved = {"by": by, "seat": seat_called(county, event.seat)}
            if event.stand_in is None:
                return "unstaffed", relieved
            return "staffed", {**relieved, "who": function_called(county, event.stand_in)}
        case _:
            return "", {}


def _hours(seconds: int | None) -> str:
    return f"{(seconds or 0) / 3600:g}"


def _format(activation: Activation, conference: str) -> str:
    return next((meeting.format for meeting in activation.meetings if meeting.id == conference), "")


def _title(county: County, format: str) -> str:
    return county.formats[format].title if format in county.formats else format
