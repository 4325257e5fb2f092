"""Notices what a meeting has to do without, and says so: aloud where anybody can hear it, else in writing."""

from __future__ import annotations

from conference.domain.county.texts import say
from conference.domain.decision import NOTHING, Decision
from conference.domain.instants import Instant
from conference.domain.meeting.conference import Conference
from conference.domain.meeting.facts import LOOKED, Fact, Told
from conference.domain.meeting.routes import trust
from conference.domain.meeting.text import Text
from conference.domain.meeting.without import Without
from conference.handlers.words import write_to_holders
from conference.ports import UnitOfWork

NOT_PLACED = frozenset({"carrier_fault", "unknown"})
"""What comes of a call that the carrier would not place, or of which nothing was ever found."""
VALID = 1800
"""Seconds that leaders want to know how their texts go."""


def reports(fact: Fact, looked_for: bool, conference: Conference, uow: UnitOfWork, now: Instant) -> Decision:
    """The carrier reports what happens to lines, or we have to look for it ourselves.

    A fact of our own making is neither.
    """
    missing = conference.missing
    if looked_for:
        told = missing.looked_for()
        key = "reports_lost"
    elif missing.doubt and fact.stream != LOOKED and fact.order >= 0:
        told = missing.reported()
        key = "reports_regained"
    else:
        return NOTHING
    if not told:
        return NOTHING
    said = uow.floors.get(conference.id).announce(say(key), now)
    return Decision(events=told, effects=(said,))


def voice_came(fact: Fact, conference: Conference) -> Decision:
    """A phone rings or is answered: calls can be placed. Who meets in writing goes on so."""
    missing = conference.missing
    if fact.kind not in (Told.RINGING, Told.ANSWERED) or not missing.unplaced:
        return NOTHING
    return Decision(events=missing.placed()) if conference.format.by_phone else NOTHING


def voice_failed(outcome: str, conference: Conference, uow: UnitOfWork, now: Instant) -> Decision:
    """A call could not be placed. Where that goes for all of them leaders are told how to meet without."""
    if outcome not in NOT_PLACED or not conference.format.by_phone:
        return NOTHING
    if not (told := conference.missing.not_placed()):
        return NOTHING
    leaders, what = conference.format.leaders, say("voice_lost", title=conference.title)
    texts = write_to_holders(uow, conference, "readiness", what, leaders, valid=VALID, now=now)
    return Decision(events=told) + texts


def carrier_of_texts(text: Text, route: str, uow: UnitOfWork, now: Instant) -> Decision:
    """What has become of a text by `route`, which is the usual one or is of no consequence here."""
    usual = uow.house.text_routes
    if text.conference is None or len(usual) == 1 or route != usual[0]:
        return NOTHING
    if text.route != route:
        return _lost(text.conference, route, uow, now)
    if text.status in ("sent", "delivered"):
        missing = uow.conferences.get(text.conference).missing
        return Decision(events=missing.regain(Without.CARRIER))
    return NOTHING


def _lost(id: str, route: str, uow: UnitOfWork, now: Instant) -> Decision:
    """Only when it is trusted with nothing any more: one text that goes another way is no news."""
    if trust(uow.routes.outcomes(route), now) > 0:
        return NOTHING
    conference = uow.conferences.get(id)
    if not (told := conference.missing.lose(Without.CARRIER)):
        return NOTHING
    leaders = conference.format.leaders
    texts = write_to_holders(uow, conference, "readiness", say("carrier_lost"), leaders, valid=VALID, now=now)
    return Decision(events=told) + texts
