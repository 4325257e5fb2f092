"""From the acknowledgement to the meetings: planning, who is to speak, the call-out, what blue came to."""

from __future__ import annotations

from conference.domain.activation import commands as c
from conference.domain.activation import events, planning
from conference.domain.activation.activation import BEFORE_MEETING, Activation, ActivationState
from conference.domain.activation.long_run import goes_on
from conference.domain.activation.press import GREEN
from conference.domain.activation.staffing import staffed
from conference.domain.county.fit_words import fit
from conference.domain.county.formats import Format, SeatPlan
from conference.domain.county.hours import hour
from conference.domain.county.texts import say
from conference.domain.decision import NOTHING, Decision, Due
from conference.domain.errors import BadInput, NotFound, Refused
from conference.domain.instants import Instant, after
from conference.domain.meeting import commands as m
from conference.domain.meeting.conference import Conference, ConferenceState
from conference.domain.meeting.events import ResultGiven
from conference.handlers import acknowledging
from conference.handlers import plan as meeting
from conference.handlers.written import write_to_functions
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
    pressed, named = _first_to_speak(activation, format_)
    planned = m.PlanConference(
        id,
        format,
        at,
        activation=activation.id,
        parent=parent,
        why=activation.why,
        pressed=pressed,
        named=named,
        place=place,
        seats=(*seats, *staffed(uow.county, (*format_.seats, *seats), activation.stand_ins)),
        summons="summons_green_automatic" if unasked else None,
        opening="opening_green_automatic" if unasked else None,
    )
    return activation.convene(id, format, by, at) + meeting.plan(planned, uow, now)


def _first_to_speak(activation: Activation, format_: Format) -> tuple[str | None, tuple[str, ...]]:
    """The seat of whoever pressed first, and then those of others who did and of the speakers named."""
    pressed = [planning.presser(format_, press.member) for press in activation.presses]
    later = (*pressed[1:], *(seat for seat in activation.planning.named if format_.has(seat)))
    return pressed[0], tuple(dict.fromkeys(seat for seat in later if seat and seat != pressed[0]))


# --- planning ---------------------------------------------------------------------------------------------


def begin_planning(command: c.BeginPlanning, uow: UnitOfWork, now: Instant) -> Decision:
    """Leaders, whoever pressed, and whom they add are called to a meeting of their own."""
    activation = uow.activations.get(command.activation)
    activation.must_be(BEFORE_MEETING, "planned")
    if activation.button != GREEN:
        raise Refused("only a green activation has a planning call")
    if _still_up(uow, activation.planning.conference):
        raise Refused("the planning call is under way")
    county = uow.county
    members = [press.member for press in activation.presses]
    seats = planning.seats_of_planning(
        county, county.formats["formote"], county.formats["gron"], members, command.add
    )
    return (
        _has_it(uow, activation, command.by, now)
        + activation.plan(command.conference, tuple(seat.seat for seat in seats), command.by)
        + convene(uow, activation, command.conference, "formote", now, by=command.by, now=now, seats=seats)
    )


def _has_it(uow: UnitOfWork, activation: Activation, by: str, now: Instant) -> Decision:
    """Whoever goes on with it has acknowledged it, if nobody has before; the others are told."""
    return NOTHING if activation.acknowledged_by else acknowledging.have_it(uow, activation, by, now)


def name_speakers(command: c.NameSpeakers, uow: UnitOfWork, now: Instant) -> Decision:
    """Who speaks first, after whoever pressed; a meeting under way takes it in at once."""
    activation = uow.activations.get(command.activation)
    activation.must_be(ANY, "given speakers")
    activation.planning.named = planning.speakers_named(uow.county.formats["gron"], command.seats)
    named = events.SpeakersNamed(activation.id, activation.planning.named, command.by)
    return Decision(events=(named,)) + speak_in_order(uow, activation)


def speak_in_order(uow: UnitOfWork, activation: Activation) -> Decision:
    """The meeting of all, if one is convened, takes in who is to speak first."""
    last = activation.latest("gron")
    if last is not None and last.state != "ended":
        conference = uow.conferences.get(last.id)
        floor = uow.floors.get(last.id)
        conference.pressed, conference.named = _first_to_speak(activation, conference.format)
        floor.pressed, floor.named = conference.pressed, conference.named
    return NOTHING


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
    """All are called: at once, or so that the meeting opens at its hour. Planning may be skipped.

    Of a blue button, pressed oftener than usual, all are the command centres.
    """
    activation = uow.activations.get(command.activation)
    activation.must_be(BEFORE_MEETING, "released")
    if command.at is not None and command.at < now:
        raise BadInput("the meeting would have begun already")
    decision = _has_it(uow, activation, command.by, now)
    return decision + _call_out(uow, activation, command.conference, command.by, command.at, now)


def _call_out(
    uow: UnitOfWork,
    activation: Activation,
    id: str,
    by: str,
    at: Instant | None,
    now: Instant,
    *,
    parent: str | None = None,
) -> Decision:
    format = "gron" if activation.button == GREEN else "bla"
    opens_at = at or after(now, uow.county.formats[format].gather_lead)
    parent = parent or _still_up(uow, activation.planning.conference)
    return activation.release(id, by, opens_at, now) + convene(
        uow, activation, id, format, opens_at, by=by, now=now, parent=parent, unasked=activation.automatic
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
    decision = activation.end_pages("not_reached", now)
    return decision + _call_out(uow, activation, uow.new_id(), "clock", None, now)


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


def call_off(uow: UnitOfWork, activation: Activation, now: Instant, why: str = "") -> Decision:
    """Nobody meets any more: whoever does hears goodbye, and what has not begun is cancelled."""
    due = []
    for one in activation.under_way():
        state = uow.conferences.look(one.id).state
        if state is ConferenceState.OPEN:
            due.append(Due(m.EndConference(one.id, "clock"), now, f"{one.id}/called-off"))
        elif state in (ConferenceState.PLANNED, ConferenceState.GATHERING):
            due.append(Due(m.CancelConference(one.id, "clock", why), now, f"{one.id}/called-off"))
    return Decision(due=tuple(due))


# --- blue -------------------------------------------------------------------------------------------------


def convene_blue(uow: UnitOfWork, activation: Activation, now: Instant) -> Decision:
    """The command centres are called at once; the meeting opens when they have had time to answer."""
    opens_at = after(now, uow.county.formats["bla"].gather_lead)
    return convene(uow, activation, uow.new_id(), "bla", opens_at, by="clock", now=now)


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
        decision += _has_it(uow, activation, command.by, now)
        return decision + _call_out(uow, activation, command.conference, command.by, None, now, parent=parent)
    if command.outcome == "again_at" and command.at is not None:
        return (
            decision
            + call_off(uow, activation, now)
            + convene(uow, activation, command.conference, "bla", command.at, by=command.by, now=now)
        )
    if command.outcome == "inform_all":
        decision += _inform_all(uow, activation, words, now)
    decision += call_off(uow, activation, now)
    return decision + activation.end(S.STOOD_DOWN, command.by, now)


def _inform_all(uow: UnitOfWork, activation: Activation, words: str, now: Instant) -> Decision:
    """Every member is told what the command centres saw."""
    said = say(
        "blue_informs",
        why=activation.why,
        words=words or activation.why,
        time=hour(now, uow.county.zone),
    )
    functions = (place.function for place in uow.county.formats["gron"].speakers)
    return write_to_functions(uow, activation, "instruction", said, functions, valid=VALID, now=now)


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
