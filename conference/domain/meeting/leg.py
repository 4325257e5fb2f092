"""One leg: the phone line to one person for one seat, and what its facts say it is.

    calling ─► ringing ─► up ─► in_room ◄─► out ─► gone
       └──────────┴───────────────────────────────► unreached

`out` is out of the room with the line still up: in the star menu, or between two rooms. A leg is what its
facts say, not the order in which they came: facts are kept sorted, the call's life-cycle ranked round the
room's own sequence, and the state is a table walked over them. So every order of arrival gives the same leg.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from conference.domain.county.texts import Saying
from conference.domain.instants import Instant
from conference.domain.meeting.facts import ROOM_ENDED, Fact, Told


class LegState(StrEnum):
    """Where a line is."""

    CALLING = "calling"  # the decision to ring is made; the carrier may not know yet
    RINGING = "ringing"
    UP = "up"  # answered, never yet in the room
    IN_ROOM = "in_room"
    OUT = "out"
    GONE = "gone"  # an answered line is over
    UNREACHED = "unreached"  # it never was answered


S, F = LegState, Told

MOVES: dict[tuple[LegState, Told], LegState] = {
    (S.CALLING, F.RINGING): S.RINGING,
    (S.CALLING, F.ANSWERED): S.UP,  # some networks never report ringing
    (S.RINGING, F.ANSWERED): S.UP,
    **{(state, F.JOINED): S.IN_ROOM for state in (S.CALLING, S.RINGING, S.UP, S.OUT)},
    **{(state, F.LEFT): S.OUT for state in (S.CALLING, S.RINGING, S.UP, S.IN_ROOM)},
    **{
        (state, ending): S.UNREACHED
        for state in (S.CALLING, S.RINGING)
        for ending in (F.REFUSED, F.BUSY, F.NO_ANSWER, F.FAILED, F.CANCELLED)
    },
    **{
        (state, ending): S.GONE
        for state in (S.UP, S.IN_ROOM, S.OUT)
        for ending in (F.HUNG_UP, F.BUSY, F.NO_ANSWER, F.FAILED, F.CANCELLED)
    },
    (S.CALLING, F.HUNG_UP): S.GONE,  # every report of the answer was lost
    (S.RINGING, F.HUNG_UP): S.GONE,
}
"""What moves a leg."""

NOISE: frozenset[tuple[LegState, Told]] = frozenset(
    {(state, F.ACCEPTED) for state in S}
    | {(state, F.MACHINE) for state in S}
    | {(state, kind) for state in S for kind in (F.MUTED, F.UNMUTED)}
    | {(S.RINGING, F.RINGING), (S.UP, F.ANSWERED), (S.IN_ROOM, F.JOINED), (S.OUT, F.LEFT)}
    | {
        (state, ending)
        for state in (S.GONE, S.UNREACHED)
        for ending in (F.HUNG_UP, F.REFUSED, F.BUSY, F.NO_ANSWER, F.FAILED, F.CANCELLED)
    }
)
"""What is known to come and changes nothing.

Every other pair is refused, logged and answered as if accepted.
"""

ENDINGS = frozenset({F.REFUSED, F.BUSY, F.NO_ANSWER, F.FAILED, F.CANCELLED, F.HUNG_UP})
OVER = frozenset({S.GONE, S.UNREACHED})

_RANK = {F.ACCEPTED: 0, F.RINGING: 1, F.ANSWERED: 2, F.MACHINE: 2} | {ending: 9 for ending in ENDINGS}
ABANDONED = 2**31 - 1  # after whatever its carrier has to say
MOVED = "moved_bye"
"""How a line parts whose meeting is at another carrier."""
_ROOM = 3  # joins, leaves and mutes lie between the answer and the end of the call


def place_in_line(fact: Fact) -> tuple[int, int, int, str]:
    """Where a fact belongs among the others: rank across streams, then entry, then the stream's own order."""
    return (_RANK.get(fact.kind, _ROOM), fact.entry, fact.order, fact.stamp)


class Place(StrEnum):
    """Where in the conversation with the system the person on the line is. See `script.py`."""

    HELLO = "hello"  # we rang: who and why, 1 to join
    DECLINING = "declining"  # said no once, asked again
    CODE = "code"  # rang us: asked for a code
    READ_BACK = "read_back"  # rang us: told which organisation, 1 to join
    TAKEN = "taken"  # the place is taken: may listen, or take over
    ROOM = "room"  # on the way into the room, or in it
    MENU = "menu"  # out of the room by star
    ANSWER = "answer"  # asked for the number that is wanted of whoever they speak for
    SUMMARY = "summary"  # a leader who rings after the meeting: hears the summary, 1 to approve
    PAGE = "page"  # we rang: somebody has pressed; 1 to acknowledge
    LEADING = "leading"  # a leader with an activation in hand: call all, or plan first
    OBJECTION = "objection"  # rang us: it is proposed to stand down, 1 to object
    REPORT = "report"  # rang us: has been asked what there is to report, 1 for nothing
    DESK = "desk"  # rang us with nothing to join, and nothing waits: may press a button
    PRESS_CODE = "press_code"  # about to press: asked for the function's code
    PRESS_KIND = "press_kind"  # about to press: asked what has happened
    PRESSED = "pressed"  # has pressed: may take it back, or say more
    CORRECTION = "correction"  # we rang: what was paged was a mistake
    BYE = "bye"  # told goodbye and let go


@dataclass(frozen=True)
class Errand:
    """Something that waits for a word of whoever rings: what kind it is, its id, and as what they speak."""

    kind: str
    about: str
    as_: str


@dataclass
class Leg:
    """A line and its conversation.

    `step` counts the questions put to it, so a question's address is its stamp; `entry` counts its entries
    into the room, so that each has a label of its own. `open` is how the carrier has the line as far as we
    know. `farewell` is the key of the words to part with (place BYE), `notice` what is said before the next
    question. `slowed`: too many have guessed from such a number.
    `recognised`: known by its number, so that no code was asked for. `activation`: what it is paged
    for, or has pressed for; such a line belongs to no meeting. `button` is what a caller is about to press,
    `function` the one whose code was given. `asked` is what a number is wanted for, in its version. Of the
    `errands` the first is being spoken of.
    `carrier` has the line; where none is named it is that of what the line belongs to.
    """

    id: str
    conference: str | None
    seat: str | None
    via: str  # called | dialled_in
    by: str | None = None
    as_: str = "holder"  # holder | substitute | guest
    language: str = "sv"
    number: str | None = None
    call: str | None = None
    facts: tuple[Fact, ...] = ()
    state: LegState = S.CALLING
    place: Place = Place.HELLO
    step: int = 1
    entry: int = 0
    silences: int = 0
    wrong: int = 0
    slowed: bool = False
    recognised: bool = False
    listening: bool = False
    dismissed: bool = False
    open: bool | None = None
    farewell: str | None = None
    notice: Saying | None = None
    joined_before: bool = False
    refused: tuple[str, ...] = field(default=())
    activation: str | None = None
    button: str | None = None
    function: str | None = None
    asked: tuple[str, int] | None = None
    errands: tuple[Errand, ...] = ()
    carrier: str = ""

    @property
    def in_room(self) -> bool:
        return self.state is S.IN_ROOM

    @property
    def over(self) -> bool:
        return self.state in OVER

    @property
    def label(self) -> str:
        """How the carrier's room knows this entry of the leg."""
        return f"{self.id}-{self.entry}"

    @property
    def machine(self) -> bool:
        return any(fact.kind is F.MACHINE for fact in self.facts)

    @property
    def answered_at(self) -> Instant | None:
        return next((fact.at for fact in self.facts if fact.kind is F.ANSWERED), None)

    def take(self, fact: Fact) -> bool:
        """Insert a fact where it belongs and walk the table again; False if the fact was known already."""
        if any(known.stamp == fact.stamp for known in self.facts):
            return False
        self.facts = _kept(sorted((*self.facts, fact), key=place_in_line))
        self.state, self.refused = walk(self.facts)
        self.open = line_as_told(self.facts, self.entry, self.open)
        return True

    @property
    def room_ended(self) -> bool:
        """It was not this line that left: the carrier's room has ended under it."""
        leaves = [fact for fact in self.facts if fact.kind is F.LEFT and fact.entry == self.entry]
        return any(fact.detail == ROOM_ENDED for fact in leaves)

    def show_door(self) -> None:
        """Into the room, under a label of its own for this entry."""
        self.place = Place.ROOM
        self.entry += 1

    def part(self, farewell: str) -> None:
        """Goodbye, in the words of that key."""
        self.place, self.farewell = Place.BYE, farewell

    def abandon(self, now: Instant) -> None:
        """Over for us from now on, whatever its carrier still has to tell of it."""
        kind = F.CANCELLED if self.state in (S.CALLING, S.RINGING) else F.HUNG_UP
        self.dismissed = True
        self.part(MOVED)
        self.take(Fact(kind, "call", ABANDONED, now, f"{self.id}/abandoned"))

    def ending(self) -> Fact | None:
        """The fact that ended the call, if one has."""
        return next((fact for fact in self.facts if fact.kind in ENDINGS), None)


def walk(facts: tuple[Fact, ...]) -> tuple[LegState, tuple[str, ...]]:
    """The state that sorted facts lead to, and the stamps of those outside the table."""
    state = S.CALLING
    refused: list[str] = []
    for fact in facts:
        pair = (state, fact.kind)
        if pair in MOVES:
            state = MOVES[pair]
        elif pair not in NOISE:
            refused.append(fact.stamp)
    return state, tuple(refused)


def line_as_told(facts: tuple[Fact, ...], entry: int, ours: bool | None) -> bool | None:
    """Whether the line is open by the carrier's last word on this entry, else what we last ordered."""
    told = [fact for fact in facts if fact.entry == entry and fact.kind in (F.JOINED, F.MUTED, F.UNMUTED)]
    if not told:
        return ours
    last = told[-1]
    return last.detail == "open" if last.kind is F.JOINED else last.kind is F.UNMUTED


def _kept(facts: list[Fact]) -> tuple[Fact, ...]:
    """All that can still matter: the call's facts, the first join, and what concerns the latest entry.

    Of mutes only the last, so that a leg does not grow with its age.
    """
    latest = max((fact.entry for fact in facts), default=0)
    first_join = next((fact for fact in facts if fact.kind is F.JOINED), None)
    mutes = [fact for fact in facts if fact.entry == latest and fact.kind in (F.MUTED, F.UNMUTED)]
    return tuple(
        fact
        for fact in facts
        if fact.entry == 0
        or fact is first_join
        or (fact.entry == latest and (fact.kind not in (F.MUTED, F.UNMUTED) or fact is mutes[-1]))
    )
