"""What a wish comes to when it is made from outside the meeting: by command line, API or console.

Who asks is either the office, at a desk, or a seat of the meeting on whose behalf something is asked. The
table of wishes says the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from conference.domain.decision import Command
from conference.domain.errors import BadInput, NotFound
from conference.domain.meeting.conference import Conference
from conference.domain.meeting.wish import Ask, Role
from conference.domain.meeting.wishes import wish


def command_for(
    conference: Conference,
    id: str,
    *,
    by: str,
    seat: str = "",
    role: Role = Role.OFFICE,
    given: Mapping[str, str],
) -> Command:
    """The command of a wish. Where a `seat` asks, its place in the meeting is the role, and it is `by`.

    Raises NotAllowed, Refused, NotFound or BadInput.
    """
    if seat:
        role = role_of(conference, seat)
    if given.get("seat"):
        must_be_seat(conference, given["seat"])
    ask = Ask(conference.id, seat or by, seat, given)
    command = wish(id, ask, role=role, state=conference.state)
    if getattr(command, "seat", None) == "":
        raise BadInput(f"{id} needs a seat where no seat asks")
    return command


def role_of(conference: Conference, seat: str) -> Role:
    """As what a seat asks. Raises NotFound."""
    must_be_seat(conference, seat)
    place = conference.format.seat(seat)
    if place.leads:
        return Role.CHAIR if conference.chair == seat else Role.LEADER
    return Role.SPEAKER if place.speaks else Role.LISTENER


def must_be_seat(conference: Conference, seat: str) -> None:
    """Refuse a seat that the meeting does not have, and say which was perhaps meant."""
    if conference.format.has(seat):
        return
    near = get_close_matches(seat, [place.seat for place in conference.format.seats], n=1)
    meant = f"; is {near[0]} meant?" if near else ""
    raise NotFound(f"this meeting has no seat called {seat[:60]}{meant}")
