"""Who may speak: the chair's wishes, the speakers' own, the clock's, and lines that come and go."""

from __future__ import annotations

from collections.abc import Callable

from conference.domain.county.texts import say
from conference.domain.decision import NOTHING, Command, Decision, Due
from conference.domain.errors import NotAllowed, Refused
from conference.domain.instants import Instant, after, seconds_between
from conference.domain.meeting import commands as c
from conference.domain.meeting.conference import Conference, ConferenceState
from conference.domain.meeting.effects import SetLines
from conference.domain.meeting.floor import Floor
from conference.domain.meeting.ledger import without
from conference.handlers.course import (
    block_time_up,
    go_on,
    must_have,
    must_lead,
    next_block,
    next_up,
    open_now,
    speakers_line,
    whisper,
    whole,
)
from conference.ports import UnitOfWork

BEFORE_AND_DURING = (ConferenceState.PLANNED, ConferenceState.GATHERING, ConferenceState.OPEN)


# --- the chair ------------------------------------------------------------------------------------------


def next_speaker(command: c.NextSpeaker, uow: UnitOfWork, now: Instant) -> Decision:
    """End the turn and go on; with nobody speaking, in the order, or to the next block when all are done."""
    conference, floor = _chaired(command.conference, command.by, uow)
    spoke = floor.turn is not None
    if floor.awaited and floor.turn is None:
        return whole(resume(uow, conference, floor, now))
    decision = floor.pass_on(by="chair", now=now)
    given = go_on(uow, conference, floor, now)
    if floor.turn is None and floor.free and not spoke:
        floor.close()
        given = go_on(uow, conference, floor, now)
    if floor.turn is None and not spoke:
        return whole(next_block(uow, conference, floor, now, by=command.by, ended_by="chair"))
    return whole(decision + given)


def give_floor(command: c.GiveFloor, uow: UnitOfWork, now: Instant) -> Decision:
    """The chair gives the floor to a seat, whoever has it and whatever the order says."""
    conference, floor = _chaired(command.conference, command.by, uow)
    must_have(conference, command.seat)
    place = conference.format.seat(command.seat)
    if place.leads:
        raise Refused(f"{place.called} is among the leaders, whose lines are open without the floor")
    present = uow.seats.present(conference.id)
    if command.seat not in present:
        raise Refused(f"{place.called} is not in the room")
    return whole(floor.give(command.seat, conference.format, present, by=command.by, now=now))


def go_back(command: c.GoBack, uow: UnitOfWork, now: Instant) -> Decision:
    """The floor back to the one who had it last."""
    conference, floor = _chaired(command.conference, command.by, uow)
    present = uow.seats.present(conference.id)
    return whole(floor.back(conference.format, present, by=command.by, now=now))


def extend_turn(command: c.ExtendTurn, uow: UnitOfWork, now: Instant) -> Decision:
    """More time for the speaker."""
    conference, floor = _chaired(command.conference, command.by, uow)
    return floor.extend(speakers_line(uow, floor), conference.format, now=now)


def skip_seat(command: c.SkipSeat, uow: UnitOfWork, now: Instant) -> Decision:
    """Pass over a seat, or the speaker."""
    conference, floor = _chaired(command.conference, command.by, uow)
    if command.seat is not None:
        must_have(conference, command.seat)
    skipped = floor.skip(command.seat, conference.format, now=now)
    return whole(skipped + go_on(uow, conference, floor, now))


def open_floor(command: c.OpenFloor, uow: UnitOfWork, now: Instant) -> Decision:
    """Whoever asks has the floor, from the end of the turn under way."""
    conference, floor = _chaired(command.conference, command.by, uow)
    floor.open()
    return whole(go_on(uow, conference, floor, now))


def close_floor(command: c.CloseFloor, uow: UnitOfWork, now: Instant) -> Decision:
    """Back to the order of the block, from the end of the turn under way."""
    conference, floor = _chaired(command.conference, command.by, uow)
    floor.close()
    return whole(go_on(uow, conference, floor, now))


def mute_all(command: c.MuteAll, uow: UnitOfWork, now: Instant) -> Decision:
    """Silence but for the chair, until the chair goes on."""
    conference, floor = _chaired(command.conference, command.by, uow)
    muted = floor.mute_all(conference.chair, conference.format, by=command.by, now=now)
    return whole(muted + go_on(uow, conference, floor, now))  # nobody, unless the meeting was to end by now


# --- the speakers ---------------------------------------------------------------------------------------


def yield_floor(command: c.YieldFloor, uow: UnitOfWork, now: Instant) -> Decision:
    """The speaker is done; the next is called."""
    conference, floor = _open(command.conference, uow)
    return whole(floor.yield_(command.seat, now=now) + go_on(uow, conference, floor, now))


def take_back_floor(command: c.TakeBackFloor, uow: UnitOfWork, now: Instant) -> Decision:
    """Not done after all."""
    conference, floor = _open(command.conference, uow)
    return whole(floor.take_back(command.seat, conference.format, now=now))


def ask_for_floor(command: c.AskForFloor, uow: UnitOfWork, now: Instant) -> Decision:
    """A place in the queue. What is urgent the chair alone hears; it moves nobody."""
    conference, floor = _open(command.conference, uow)
    _must_speak_here(conference, command.seat)
    decision = floor.ask(command.seat, urgent=command.urgent)
    if command.urgent and decision.events and conference.chair:
        called = conference.format.seat(command.seat).called
        decision += whisper(uow, conference, conference.chair, say("urgent_chair", seat=called), now)
    return whole(decision + go_on(uow, conference, floor, now))


def withdraw_ask(command: c.WithdrawAsk, uow: UnitOfWork, now: Instant) -> Decision:
    """The ticket is handed back."""
    _, floor = _open(command.conference, uow)
    return floor.withdraw(command.seat)


def report_nothing(command: c.ReportNothing, uow: UnitOfWork, now: Instant) -> Decision:
    """Nothing to report: before the meeting, before the seat's turn, or instead of the rest of it."""
    conference = uow.conferences.look(command.conference)
    if command.by not in ("", command.seat):
        must_lead(conference, command.by)
    floor = uow.floors.get(command.conference)
    if conference.state not in BEFORE_AND_DURING:
        raise Refused(f"a meeting that is {conference.state} takes no reports")
    _must_speak_here(conference, command.seat)
    decision = floor.report_nothing(command.seat, conference.format, now=now)
    return whole(decision + go_on(uow, conference, floor, now)) if decision.events else decision


def written_report(uow: UnitOfWork, conference: Conference, seat: str, report: str) -> None:
    """A report by text: read aloud at the end of the round if nobody is there to give it."""
    uow.floors.get(conference.id).ledger.hand_in(seat, report)


# --- the clock ------------------------------------------------------------------------------------------


def warn_speaker(command: c.WarnSpeaker, uow: UnitOfWork, now: Instant) -> Decision:
    """Two tones to the speaker alone."""
    floor = uow.floors.get(command.conference)
    return floor.warn(command.turn, speakers_line(uow, floor), now=now)


def turn_time_up(command: c.TurnTimeUp, uow: UnitOfWork, now: Instant) -> Decision:
    """The budget is spent: the floor passes on, or the speaker is told, as the format says."""
    conference = uow.conferences.look(command.conference)
    floor = uow.floors.get(command.conference)
    decision = floor.time_up(command.turn, speakers_line(uow, floor), conference.format, now=now)
    return whole(decision + go_on(uow, conference, floor, now)) if decision.events else decision


# --- lines that come and go -----------------------------------------------------------------------------


def seat_joined(uow: UnitOfWork, conference: Conference, seat: str, now: Instant) -> Decision:
    """A seat's holder has come into the room.

    Changes no meeting: `conference` need not be locked. Costs the same however many seats there are, unless
    the floor passes on.
    """
    place = conference.format.seat(seat)
    floor = uow.floors.get(conference.id)
    decision = NOTHING
    if floor.speaking == seat or (place.leads and seat not in floor.closed):
        decision += Decision(effects=(SetLines(conference.id),))
    if conference.state is not ConferenceState.OPEN:
        return decision
    if floor.awaited:
        return decision + _is_back(uow, conference, floor, seat, now)
    if seat == conference.chair:
        decision += Decision(cancelled=(f"{conference.id}/chair",))
    elif place.leads and uow.seats.get(conference.id, conference.chair).holder is None:
        decision += miss_chair(conference, now)
    if floor.turn is not None:
        owed = any(seat == other for other, _ in floor.owed)
        return decision + (next_up(uow, conference, floor, seat, now) if owed else NOTHING)
    if place.leads:
        return decision
    present = uow.seats.present(conference.id) | {seat}
    return whole(decision + go_on(uow, conference, floor, now, present))


def seat_left(uow: UnitOfWork, conference: Conference, seat: str, now: Instant) -> Decision:
    """A seat's holder is gone. The speaker is owed what was left; a chair who stays away is replaced.

    Changes no meeting: `conference` need not be locked.
    """
    if conference.state is not ConferenceState.OPEN:
        return NOTHING
    floor = uow.floors.get(conference.id)
    missed = seat == conference.chair and not floor.awaited
    decision = miss_chair(conference, now) if missed else NOTHING
    if floor.speaking != seat:
        return decision
    present = uow.seats.present(conference.id) - {seat}
    lost = floor.lose_line(seat, conference.format, now=now)
    return whole(decision + lost + go_on(uow, conference, floor, now, present))


def resume(uow: UnitOfWork, conference: Conference, floor: Floor, now: Instant) -> Decision:
    """The meeting goes on where it was when it was moved: what the move has taken is not the block's."""
    if floor.awaited_since is None:
        return NOTHING
    taken = seconds_between(floor.awaited_since, now)
    floor.awaited, floor.awaited_since = (), None
    present, expected, _ = uow.seats.tally(conference.id)
    told = floor.announce(say("moved_on", present=present, expected=expected), now)
    decision = Decision(effects=(told,), cancelled=(f"{conference.id}/resume",))
    if floor.block_ends_at is not None:
        floor.block_ends_at = after(floor.block_ends_at, taken)
        decision += Decision(due=(block_time_up(conference, floor, floor.block_ends_at),))
    here = uow.seats.present(conference.id)
    if conference.chair not in here:
        decision += miss_chair(conference, now)
    return decision + go_on(uow, conference, floor, now, here)


def resume_in_time(command: c.ResumeRound, uow: UnitOfWork, now: Instant) -> Decision:
    """Whoever is not back by now is missed like anybody whose line is lost."""
    conference = uow.conferences.get(command.conference)
    floor = uow.floors.get(conference.id)
    return whole(resume(uow, conference, floor, now)) if conference.state is ConferenceState.OPEN else NOTHING


def _is_back(uow: UnitOfWork, conference: Conference, floor: Floor, seat: str, now: Instant) -> Decision:
    floor.awaited = without(floor.awaited, seat)
    return NOTHING if floor.awaited else whole(resume(uow, conference, floor, now))


def miss_chair(conference: Conference, now: Instant) -> Decision:
    """Another leader chairs, unless the chair comes back in time. Without lines none is missed."""
    if not conference.format.by_phone:
        return NOTHING
    gone = c.MissChair(conference.id, conference.chair)
    at = after(now, conference.format.chair_gone_seconds)
    return Decision(due=(Due(gone, at, f"{conference.id}/chair"),))


# --- within ---------------------------------------------------------------------------------------------


def _open(id: str, uow: UnitOfWork) -> tuple[Conference, Floor]:
    conference = uow.conferences.get(id)
    open_now(conference)
    return conference, uow.floors.get(id)


def _chaired(id: str, by: str, uow: UnitOfWork) -> tuple[Conference, Floor]:
    conference = uow.conferences.get(id)
    must_lead(conference, by)
    open_now(conference)
    return conference, uow.floors.get(id)


def _must_speak_here(conference: Conference, seat: str) -> None:
    must_have(conference, seat)
    place = conference.format.seat(seat)
    if place.leads:
        raise Refused(f"{place.called} is among the leaders, whose lines are open without the floor")
    if not place.speaks:
        raise NotAllowed(f"{place.called} takes part as a listener")


HANDLERS: dict[type[Command], Callable[..., Decision]] = {
    c.NextSpeaker: next_speaker,
    c.GiveFloor: give_floor,
    c.GoBack: go_back,
    c.ExtendTurn: extend_turn,
    c.SkipSeat: skip_seat,
    c.OpenFloor: open_floor,
    c.CloseFloor: close_floor,
    c.MuteAll: mute_all,
    c.YieldFloor: yield_floor,
    c.TakeBackFloor: take_back_floor,
    c.AskForFloor: ask_for_floor,
    c.WithdrawAsk: withdraw_ask,
    c.ReportNothing: report_nothing,
    c.WarnSpeaker: warn_speaker,
    c.TurnTimeUp: turn_time_up,
    c.ResumeRound: resume_in_time,
}
