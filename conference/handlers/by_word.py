"""What is texted to a meeting word by word: the rows of `text_words`, and what each comes to.

Whoever texts is known by the phone, and has the part in the meeting that its seat has. A wish of the
meeting's own table goes to the same handler as from every other door. What may be meant for a meeting and for
an inquiry is answered with both. There is one reply to a text, and none to a phone that nobody knows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from conference.domain.activation.answer_words import Vocabulary, read
from conference.domain.activation.text_meaning import Meaning
from conference.domain.county.ladders import Rung
from conference.domain.county.numbers import e164_of, national
from conference.domain.county.texts import Saying, say
from conference.domain.decision import NOTHING, Decision
from conference.domain.errors import NotAllowed, Refused
from conference.domain.instants import Instant
from conference.domain.meeting import events
from conference.domain.meeting.commands import ReceiveText, ReportNothing
from conference.domain.meeting.conference import Conference, ConferenceState
from conference.domain.meeting.rollcall import first_of
from conference.domain.meeting.seat import Seat
from conference.domain.meeting.text_words import Reading, reading
from conference.domain.meeting.wish import Ask, Role
from conference.domain.meeting.wishes import wish
from conference.handlers import calls, floor, keys
from conference.handlers.ahead import following
from conference.handlers.language import language_at, language_in
from conference.handlers.say_now import what_now
from conference.handlers.words import local_hour, next_meeting, write_text
from conference.ports import UnitOfWork

REPLY_VALID: Final = 600
"""Seconds a reply is worth delivering."""
MOST_NAMED: Final = 4
"""Missing seats named in one text; of the others it says how many."""
UP: Final = (ConferenceState.GATHERING, ConferenceState.OPEN)


@dataclass(frozen=True)
class Here:
    """Who texts: from which phone, in which language, from which seat of which meeting, if there is one."""

    number: str
    language: str
    conference: Conference | None = None
    seat: Seat | None = None

    @property
    def role(self) -> Role:
        assert self.seat is not None and self.conference is not None
        if self.seat.leads:
            return Role.CHAIR if self.conference.chair == self.seat.slug else Role.LEADER
        return Role.SPEAKER if self.seat.speaks else Role.LISTENER


def receive(command: ReceiveText, meant: Meaning, uow: UnitOfWork, now: Instant) -> Decision | None:
    """What a word leads to; None from a phone that nobody knows, or where it cannot be meant now."""
    found, here = meant.reading, _who(uow, command.number, now)
    if found is None or here is None:
        return None
    done = _ACTS[found.row.id](uow, here, found, now)
    if done is None:
        return None
    carry_out, told = done
    if found.row.id in _ANSWERS_TOO:
        if _asked_later(uow, command.number, "stand_down"):
            return None
        if _may_answer_inquiry(command, uow):
            return _reply(uow, here, _two(uow, here, found), now)
    return carry_out() + _reply(uow, here, told, now)


def _who(uow: UnitOfWork, number: str, now: Instant) -> Here | None:
    """Whose phone it is: the seat it was summoned to last, else that of its function in a meeting now."""
    known = uow.directory.whose(number)
    function = known.function if known else None
    summoned = uow.texts.last_to(number, "summons")
    if summoned is not None and summoned.conference is not None and summoned.seat is not None:
        conference = uow.conferences.look(summoned.conference)
        if conference.state in UP:
            return _at(uow, number, conference, summoned.seat, now)
    for conference in reversed(uow.conferences.current()):
        if conference.state not in UP:
            continue
        for place in conference.format.seats:
            if place.function == function:
                return _at(uow, number, conference, place.seat, now)
    if not uow.directory.knows(number) and summoned is None:
        return None
    return Here(number, language_at(uow, number, now))


def _at(uow: UnitOfWork, number: str, conference: Conference, slug: str, now: Instant) -> Here:
    uow.floors.get(conference.id)  # its row is locked before the seat's
    seat = uow.seats.get(conference.id, slug)
    return Here(number, language_in(uow, seat, number, now), uow.conferences.get(conference.id), seat)


def _reply(uow: UnitOfWork, here: Here, what: Saying, now: Instant) -> Decision:
    return write_text(
        uow, here.conference, "reply", what, number=here.number, seat=here.seat.slug if here.seat else None,
        language=here.language, valid=REPLY_VALID, now=now,
    )  # fmt: skip


# --- what may be meant for an inquiry as well ---------------------------------------------------------------


def _asked_later(uow: UnitOfWork, number: str, purpose: str) -> bool:
    """Something else has been put to that phone since it was summoned."""
    other, summons = uow.texts.last_to(number, purpose), uow.texts.last_to(number, "summons")
    return other is not None and (summons is None or summons.written_at < other.written_at)


def _may_answer_inquiry(command: ReceiveText, uow: UnitOfWork) -> bool:
    """An inquiry is open to this phone, and the same words answer it."""
    known = uow.directory.whose(command.number)
    if known is None or read(command.body, Vocabulary.of(uow.county.words)).kind == "words":
        return False
    return bool(uow.inquiries.open_to(known.function))


def _two(uow: UnitOfWork, here: Here, found: Reading) -> Saying:
    """Both are named, with the word for each that means nothing else."""
    mine = uow.county.words[here.language]
    word = mine[f"texted.{found.row.id}"][0]
    if found.row.id == "nothing":
        return say("texted_two", word=word, seat_word=f"{mine['texted.report'][0]} {word}")
    return say("texted_two", word=word, seat_word=mine["texted.cannot"][0])


# --- rows: what each does, and what is told -----------------------------------------------------------------

Done = tuple[Callable[[], Decision], Saying] | None
"""What is to be done, not done yet, and the reply; None: it is not for this row to take."""
Act = Callable[[UnitOfWork, Here, Reading, Instant], Done]


def _come(uow: UnitOfWork, here: Here, found: Reading, now: Instant) -> Done:
    conference, seat = _open_place(here)
    if conference is None or seat is None:
        return None
    told = say("texted_come", seat=seat.called, **_way_in(uow, here, seat))

    def done() -> Decision:
        answered = Decision(events=(events.SeatAnswered(seat.slug, "come"),))
        if seat.outcome != "declined":
            return answered
        return answered + _rung(uow, here, conference, seat, now)

    return done, told


def _decline(uow: UnitOfWork, here: Here, found: Reading, now: Instant) -> Done:
    conference, seat = _open_place(here)
    if conference is None or seat is None:
        return None
    by = next((rung.by for rung in seat.ladder if rung.number == here.number), None)
    told = say("texted_decline", seat=seat.called, **_way_in(uow, here, seat))
    return lambda: seat.decline_by_text(by) + seat.call_off(now), told


def _someone_else(uow: UnitOfWork, here: Here, found: Reading, now: Instant) -> Done:
    conference, seat = _open_place(here)
    if conference is None or seat is None:
        return None
    number = e164_of(found.rest)
    known = number is not None and number != here.number and uow.directory.knows(number)
    if number is None or not known or uow.legs.engaged({number}):
        told = say("texted_someone_else", seat=seat.called, **_way_in(uow, here, seat))
        who = "" if number is not None else found.rest
        return lambda: seat.pass_on(here.number, who, now), told
    other = Rung("substitute", number, None, "substitute", language_at(uow, number, now))

    def done() -> Decision:
        decision = seat.pass_on(here.number, "", now)
        if not any(rung.number == number for rung in seat.ladder):
            seat.ladder = (other, *seat.ladder)
        return decision + calls.ring_phone(uow, conference, seat, number, now)

    return done, say("texted_someone_rung", seat=seat.called)


def _nothing(uow: UnitOfWork, here: Here, found: Reading, now: Instant) -> Done:
    conference, seat = here.conference, here.seat
    if conference is None or seat is None or not (seat.speaks or seat.leads):
        return None
    if conference.format.medium == "written":
        return None  # there it is a line like any other

    def done() -> Decision:
        reported = floor.report_nothing(ReportNothing(conference.id, seat.slug, seat.slug), uow, now)
        return (
            reported if seat.leads or not conference.format.by_phone else reported + seat.report_by_text(now)
        )

    return done, say("texted_nothing", seat=seat.called)


def _report(uow: UnitOfWork, here: Here, found: Reading, now: Instant) -> Done:
    """Only that nothing is to be reported; a line of words is taken where every report is."""
    inner = reading(found.rest, uow.county.words)
    if inner is not None and inner.row.id == "nothing":
        return _nothing(uow, here, inner, now)
    if here.seat is not None and here.seat.filled:
        return lambda: NOTHING, say("texted_line")
    return None


def _status(uow: UnitOfWork, here: Here, found: Reading, now: Instant) -> Done:
    return lambda: NOTHING, _how_many(uow, here, now)


def _state(uow: UnitOfWork, here: Here, found: Reading, now: Instant) -> Done:
    alive = uow.activations.alive()
    if not alive:
        return lambda: NOTHING, say("texted_ordinary", next=_next(uow, now))
    last = alive[0]
    time = local_hour(uow.county, last.pressed_at)
    return lambda: NOTHING, say("texted_activated", time=time, why=last.why, next=_next(uow, now))


def _ring(uow: UnitOfWork, here: Here, found: Reading, now: Instant) -> Done:
    conference, seat = here.conference, here.seat
    if conference is None or seat is None:
        later = uow.conferences.planned_after(now)
        if later is not None:
            return lambda: NOTHING, say("texted_ring_later", when=next_meeting(uow.county, later.planned_at))
        return lambda: NOTHING, say("texted_ring_nobody", dial_in=_dial_in(uow, here))
    if not seat.open_to:
        return lambda: NOTHING, say("texted_line")
    try:
        rung = calls.ring_phone(uow, conference, seat, here.number, now)
    except Refused:
        return lambda: NOTHING, say("texted_ring_nobody", dial_in=_dial_in(uow, here))
    return lambda: rung, say("texted_ring", seat=seat.called)


def _rung(uow: UnitOfWork, here: Here, conference: Conference, seat: Seat, now: Instant) -> Decision:
    try:
        return calls.ring_phone(uow, conference, seat, here.number, now)
    except Refused:
        return NOTHING  # it is on a line of ours already, or is no phone of the seat's: they dial in


def _wish(uow: UnitOfWork, here: Here, found: Reading, now: Instant) -> Done:
    """A row of the meeting's own table, by whoever has that part in it."""
    conference, seat = here.conference, here.seat
    if conference is None or seat is None:
        return lambda: NOTHING, say("texted_nothing_on", next=_next(uow, now))
    assert found.row.wish is not None
    try:
        ask = Ask(conference.id, seat.slug, seat.slug)
        command = wish(found.row.wish, ask, role=here.role, state=conference.state)
        decision = keys.BY_KEY[type(command)](command, uow, now)
    except NotAllowed:
        return lambda: NOTHING, say("texted_not_yours", now=_now(uow, conference))
    except Refused:
        return lambda: NOTHING, say("texted_not_now", now=_now(uow, conference))
    told = say("texted_ask", seat=seat.called) if found.row.id == "ask" else say("texted_done")
    return lambda: decision, told


def _help(uow: UnitOfWork, here: Here, found: Reading, now: Instant) -> Done:
    chairs = here.seat is not None and here.role is Role.CHAIR
    told = "texted_help_chair" if chairs else "texted_help"
    return lambda: NOTHING, say(told, dial_in=_dial_in(uow, here))


# --- what is told -------------------------------------------------------------------------------------------


def _open_place(here: Here) -> tuple[Conference | None, Seat | None]:
    """The seat that is being called by phone and that nobody has taken."""
    conference, seat = here.conference, here.seat
    if conference is None or seat is None or seat.filled or not conference.format.by_phone:
        return None, None
    return conference, seat


def _way_in(uow: UnitOfWork, here: Here, seat: Seat) -> Mapping[str, str]:
    return {"dial_in": _dial_in(uow, here), "code": seat.code}


def _dial_in(uow: UnitOfWork, here: Here) -> str:
    return national(uow.house.dial_in(here.conference.carrier if here.conference else ""))


def _how_many(uow: UnitOfWork, here: Here, now: Instant) -> Saying:
    if here.conference is None:
        return say("texted_nothing_on", next=_next(uow, now))
    present, expected, missing = uow.seats.tally(here.conference.id)
    if not missing:
        return say("texted_status_all", expected=expected)
    names = first_of((here.conference.format.seat(slug).called for slug in missing), MOST_NAMED)
    return say("texted_status", present=present, expected=expected, missing=names)


def _now(uow: UnitOfWork, conference: Conference) -> Saying:
    return what_now(uow, conference, uow.floors.get(conference.id))


def _next(uow: UnitOfWork, now: Instant) -> Saying:
    return next_meeting(uow.county, following(uow, now))


_ANSWERS_TOO: Final = frozenset({"come", "decline", "nothing"})
"""Rows whose words may answer an inquiry as well."""

_ACTS: Final[Mapping[str, Act]] = {
    "come": _come,
    "decline": _decline,
    "cannot": _decline,
    "someone-else": _someone_else,
    "nothing": _nothing,
    "report": _report,
    "status": _status,
    "state": _state,
    "ring": _ring,
    "help": _help,
    **dict.fromkeys(("next", "back", "extend", "ask", "done", "by-text"), _wish),
}
