"""From the acknowledgement to the meetings: planning, who is to speak, the call-out, what blue came to."""

from __future__ import annotations

from conference.domain.activation import commands as c
from conference.domain.activation import events, planning
from conference.domain.activation.activation import BEFORE_MEETING, Activation, ActivationState
from conference.domain.activation.long_run import goes_on
from conference.domain.activation.press import GREEN
from conference.domain.activation.staffing import staffed
from conference.domain.county.fit_words import fit
from conference.domain.county.formats import SeatPlan
from conference.domain.county.hours import hour
from conference.domain.county.texts import say
from conference.domain.decision import NOTHING, Decision, Due
from conference.domain.errors import BadInput, NotFound, Refused
from conference.domain.instants import Instant, after
from conference.domain.meeting import commands as m
from conference.domain.meeting.conference import Conference, ConferenceState
from conference.domain.meeting.events import ResultGiven
from conference.handlers import plan as meeting
from conference.handlers.words import write_text
from conference.ports import Handlers, UnitOfWork

S = ActivationState
MEETING = frozenset({S.CONVENED, S.ACTIVE, S.PROPOSED})
ANY = BEFORE_MEETING | MEETING
UP = (ConferenceState.GATHERING, ConferenceState.OPEN)
BLUE_OUTCOMES = ("closed", "again_at", "inform_all", "propose_green")
LONGEST_NEED = 80
LONGEST_INFORMED = 200
VALID = 10 * 3600


def convene(
    uow: UnitOfWork,
    activation: Activation,
    id: str,
    format: str,
    at: Instant,
    *,
    by: str,
    now: Instant,
    parent: str | None = None,
    seats: tuple[SeatPlan, ...] = (),
    unasked: bool = False,
    place: str = "",
) -> Decision:
    """Plan a meeting of the activation. `unasked`: it begins by itself, and says so."""
    format_ = uow.county.formats.get(format)
    if format_ is None:
        raise NotFound(f"no format is called {format}; there are {', '.join(uow.county.formats)}")
    first = planning.presser(format_, activation.first.member)
    others = [planning.presser(format_, press.member) for press in activation.presses[1:]]
    named = (*(seat for seat in others if seat and seat != first), *activation.planning.named)
    planned = m.PlanConference(
        id,
        format,
        at,
        activation=activation.id,
        parent=parent,
        why=activation.why,
        pressed=first,
        named=tuple(dict.fromkeys(seat for seat in named if format_.has(seat) and seat != first)),
        place=place,
        seats=(*seats, *staffed(uow.county, (*format_.seats, *seats), activation.stand_ins)),
        summons="summons_green_automatic" if unasked else None,
        opening="opening_green_automatic" if unasked else None,
    )
    return activation.convene(id, format, by, at) + meeting.plan(planned, uow, now)


# --- planning ---------------------------------------------------------------------------------------------


def begin_planning(command: c.BeginPlanning, uow: UnitOfWork, now: Instant) -> Decision:
    """Leaders, whoever pressed, and whom they add are called to a meeting of their own."""
    activation = uow.activations.get(command.activation)
    activation.must_be(BEFORE_MEETING, "planned")
    if activation.state is S.PLANNING:
        raise Refused("the planning call is under way; add to it by another call from the desk")
    county = uow.county
    pressed = [press.member for press in activation.presses]
    seats = planning.seats_of_planning(
        county, county.formats["formote"], county.formats["gron"], pressed, command.add
    )
    decision = _has_it(activation, command.by, now)
    activation.state, activation.planning.conference = S.PLANNING, command.conference
    began = events.PlanningBegan(
        activation.id, command.conference, tuple(seat.seat for seat in seats), command.by
    )
    return (
        decision
        + Decision(events=(began,))
        + convene(uow, activation, command.conference, "formote", now, by=command.by, now=now, seats=seats)
    )


def _has_it(activation: Activation, by: str, now: Instant) -> Decision:
    """Whoever goes on with it has acknowledged it, if nobody has before."""
    if activation.acknowledged_by is not None or by == "clock":
        return NOTHING
    return activation.acknowledge(by, None, now)


def name_speakers(command: c.NameSpeakers, uow: UnitOfWork, now: Instant) -> Decision:
    """Who speaks first, after whoever pressed; a meeting under way takes it in at once."""
    activation = uow.activations.get(command.activation)
    activation.must_be(ANY, "given speakers")
    green = uow.county.formats["gron"]
    first = planning.presser(green, activation.first.member)
    named = tuple(s for s in planning.speakers_named(green, command.seats) if s != first)
    activation.planning.named = named
    last = activation.latest("gron")
    if last is not None and last.state != "ended":
        conference = uow.conferences.get(last.id)
        conference.named = named
        uow.floors.get(last.id).named = named
    return Decision(events=(events.SpeakersNamed(activation.id, named, command.by),))


def set_need(command: c.SetNeed, uow: UnitOfWork, now: Instant) -> Decision:
    """What is needed, as far as it is known now."""
    activation = uow.activations.get(command.activation)
    activation.must_be(ANY, "given a need")
    what = fit(command.what, uow.county.words[uow.county.language].get("never", ()), LONGEST_NEED)
    if not what:
        raise BadInput("say what is needed")
    if command.number is not None and command.number < 0:
        raise BadInput("what is needed is a number from nought up")
    activation.planning.need = planning.Need(what, command.number, command.uncertain, command.by, now)
    set_ = events.NeedSet(activation.id, what, command.number, command.uncertain, command.by)
    return Decision(events=(set_,))


# --- the call-out -----------------------------------------------------------------------------------------


def release(command: c.Release, uow: UnitOfWork, now: Instant) -> Decision:
    """All are called: at once, or so that the meeting opens at its hour. Planning may be skipped."""
    activation = uow.activations.get(command.activation)
    activation.must_be(BEFORE_MEETING, "released")
    if activation.button != GREEN:
        raise Refused("only a green activation calls everybody; propose green first")
    if command.at is not None and command.at < now:
        raise BadInput("the meeting would have begun already")
    return _has_it(activation, command.by, now) + _call_out(
        uow, activation, command.conference, command.by, command.at, now
    )


def _call_out(
    uow: UnitOfWork,
    activation: Activation,
    id: str,
    by: str,
    at: Instant | None,
    now: Instant,
    *,
    unasked: bool = False,
    parent: str | None = None,
) -> Decision:
    opens_at = at or after(now, uow.county.formats["gron"].gather_lead)
    activation.state = S.CONVENED
    activation.planning.released_by, activation.planning.released_at = by, now
    activation.planning.opens_at = opens_at
    released = events.CallOutReleased(activation.id, id, by, opens_at)
    waiting = tuple(activation.key(what) for what in ("substitutes", "last-resort", "call-out"))
    parent = parent or _still_up(uow, activation.planning.conference)
    return Decision(events=(released,), cancelled=waiting) + convene(
        uow, activation, id, "gron", opens_at, by=by, now=now, parent=parent, unasked=unasked
    )


def _still_up(uow: UnitOfWork, conference: str | None) -> str | None:
    """The planning call, if people sit in it or are being called to it."""
    if conference is None or uow.conferences.look(conference).state not in UP:
        return None
    return conference


def call_out_by_itself(command: c.CallOutByItself, uow: UnitOfWork, now: Instant) -> Decision:
    """Nobody has acknowledged for as long as the county waits: all are called, and are told why."""
    activation = uow.activations.get(command.activation)
    if activation.state is not S.PRESSED:
        return NOTHING
    activation.automatic = True
    decision = activation.end_pages("not_reached", now)
    return decision + _call_out(uow, activation, uow.new_id(), "clock", None, now, unasked=True)


def convene_meeting(command: c.ConveneMeeting, uow: UnitOfWork, now: Instant) -> Decision:
    """One more meeting of the same activation."""
    activation = uow.activations.get(command.activation)
    activation.must_be(MEETING, "given another meeting")
    return convene(
        uow, activation, command.conference, command.format, command.at,
        by=command.by, now=now, parent=command.parent, place=command.place,
    )  # fmt: skip


def observe_meeting(command: c.ObserveMeeting, uow: UnitOfWork, now: Instant) -> Decision:
    """A meeting of the activation has opened or ended."""
    activation = uow.activations.get(command.activation)
    conference = uow.conferences.look(command.meeting)
    told = "open" if conference.state is ConferenceState.OPEN else "ended"
    decision = _grown(activation, conference) + activation.observe(command.meeting, told)
    return decision + (goes_on(activation, command.meeting, now) if decision.events else NOTHING)


def _grown(activation: Activation, conference: Conference) -> Decision:
    """A meeting that has grown out of another is the activation's too, and is heard of when it opens."""
    if activation.over or any(meeting.id == conference.id for meeting in activation.meetings):
        return NOTHING
    return activation.convene(conference.id, conference.format.id, conference.chair, conference.planned_at)


# --- blue -------------------------------------------------------------------------------------------------


def settle_blue(command: c.SettleBlue, uow: UnitOfWork, now: Instant) -> Decision:
    """A blue meeting comes to exactly one thing; proposing green keeps its room."""
    if command.outcome not in BLUE_OUTCOMES:
        raise BadInput(f"a blue meeting comes to one of {', '.join(BLUE_OUTCOMES)}")
    if command.outcome == "again_at" and (command.at is None or command.at <= now):
        raise BadInput("say when the next one is, later than now")
    activation = uow.activations.get(command.activation)
    last = activation.latest("bla")
    words = fit(command.words, uow.county.words[uow.county.language].get("never", ()), LONGEST_INFORMED)
    decision = activation.settle_blue(command.outcome, command.by, command.at, words)
    if last is not None:
        decision += Decision(events=(ResultGiven(last.id, command.outcome),))
    if command.outcome == "propose_green":
        activation.button = GREEN
        parent = last.id if last and uow.conferences.look(last.id).state in UP else None
        decision += _has_it(activation, command.by, now)
        return decision + _call_out(uow, activation, command.conference, command.by, None, now, parent=parent)
    if last is not None and uow.conferences.look(last.id).state in UP:
        over = m.EndConference(last.id, "clock")
        decision += Decision(due=(Due(over, now, f"{last.id}/end"),))
    if command.outcome == "again_at" and command.at is not None:
        return decision + convene(
            uow, activation, command.conference, "bla", command.at, by=command.by, now=now
        )
    if command.outcome == "inform_all":
        decision += _inform_all(uow, activation, words, now)
    return decision + activation.end(S.STOOD_DOWN, command.by, now)


def _inform_all(uow: UnitOfWork, activation: Activation, words: str, now: Instant) -> Decision:
    """Every member is told what the command centres saw."""
    said = say(
        "blue_informs",
        why=activation.why,
        words=words or activation.why,
        time=hour(now, uow.county.zone),
    )
    decision = NOTHING
    for place in uow.county.formats["gron"].speakers:
        number = uow.directory.phones(place.function).holder
        if number:
            decision += write_text(
                uow, None, "instruction", said, number=number, seat=place.seat,
                language=activation.language, valid=VALID, now=now, activation=activation.id,
            )  # fmt: skip
    return decision


HANDLERS: Handlers = {
    c.BeginPlanning: begin_planning,
    c.NameSpeakers: name_speakers,
    c.SetNeed: set_need,
    c.Release: release,
    c.CallOutByItself: call_out_by_itself,
    c.ConveneMeeting: convene_meeting,
    c.ObserveMeeting: observe_meeting,
    c.SettleBlue: settle_blue,
}
