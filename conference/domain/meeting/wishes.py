"""Wishes: what a person can ask of a meeting, by whatever door.

One row a wish: who may, in which states, what it takes, the command it builds. The command line, the API and
the key menus iterate over this table, so that none of them knows a thing the others do not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic, Protocol, TypeVar

from conference.domain.decision import Command
from conference.domain.errors import BadInput, NotAllowed, Refused
from conference.domain.meeting import commands as c
from conference.domain.meeting.conference import ConferenceState as S


class Role(StrEnum):
    """As what somebody asks."""

    CHAIR = "chair"  # the leader who has the keys now
    LEADER = "leader"  # another of the leaders
    SPEAKER = "speaker"
    LISTENER = "listener"
    OFFICE = "office"  # by command line or API, not in the meeting


class Asked(Protocol):
    """A wish as it was made: what a row needs to be told is its own matter."""

    @property
    def given(self) -> Mapping[str, str]: ...


@dataclass(frozen=True)
class Ask:
    """One wish as it was made: in which meeting, by whom, from which seat, and with what."""

    conference: str
    by: str
    seat: str = ""
    given: Mapping[str, str] = field(default_factory=dict)


A = TypeVar("A", bound=Asked)


@dataclass(frozen=True)
class Wish(Generic[A]):
    """A row of a table. `optional` are among `takes` but may be left out.

    `told` is what whoever made the wish by key hears on the way back, where the room does not tell it anyway.
    """

    id: str
    swedish: str
    english: str
    who: frozenset[Role]
    states: frozenset[Any]
    build: Callable[[A], Command]
    takes: tuple[str, ...] = ()
    optional: frozenset[str] = frozenset()
    told: str | None = None


CHAIRING = frozenset({Role.CHAIR, Role.OFFICE})
LEADING = frozenset({Role.CHAIR, Role.LEADER, Role.OFFICE})
SPEAKING = frozenset({Role.SPEAKER})
MEETING = frozenset({S.OPEN})
UP = frozenset({S.GATHERING, S.OPEN})
BEFORE = frozenset({S.PLANNED, S.GATHERING})

_ROWS: tuple[Wish[Ask], ...] = (
    Wish("next", "nästa", "next speaker", CHAIRING, MEETING, lambda a: c.NextSpeaker(a.conference, a.by)),
    Wish(
        "next-block",
        "nästa punkt",
        "next block",
        CHAIRING,
        MEETING,
        lambda a: c.NextBlock(a.conference, a.by),
    ),
    Wish(
        "give",
        "ge ordet",
        "give the floor to a seat",
        CHAIRING,
        MEETING,
        lambda a: c.GiveFloor(a.conference, a.given["seat"], a.by),
        ("seat",),
    ),
    Wish(
        "back",
        "tillbaka",
        "back to the speaker before",
        CHAIRING,
        MEETING,
        lambda a: c.GoBack(a.conference, a.by),
    ),
    Wish(
        "extend",
        "förläng",
        "thirty seconds more",
        CHAIRING,
        MEETING,
        lambda a: c.ExtendTurn(a.conference, a.by),
    ),
    Wish(
        "skip",
        "hoppa över",
        "pass over the speaker, or a seat",
        CHAIRING,
        MEETING,
        lambda a: c.SkipSeat(a.conference, a.by, a.given.get("seat")),
        ("seat",),
        frozenset({"seat"}),
    ),
    Wish("open", "fritt ord", "open floor", CHAIRING, MEETING, lambda a: c.OpenFloor(a.conference, a.by)),
    Wish(
        "close",
        "tillbaka till ordningen",
        "back to the order",
        CHAIRING,
        MEETING,
        lambda a: c.CloseFloor(a.conference, a.by),
    ),
    Wish(
        "mute-all",
        "stäng alla",
        "close every line but the chair's",
        CHAIRING,
        MEETING,
        lambda a: c.MuteAll(a.conference, a.by),
    ),
    Wish(
        "line-off",
        "stäng en ledares linje",
        "close a leader's line",
        LEADING,
        UP,
        lambda a: c.SetOwnLine(a.conference, a.given.get("seat", a.seat), False, a.by),
        ("seat",),
        frozenset({"seat"}),
        told="line_closed",
    ),
    Wish(
        "line-on",
        "öppna en ledares linje",
        "open a leader's line",
        LEADING,
        UP,
        lambda a: c.SetOwnLine(a.conference, a.given.get("seat", a.seat), True, a.by),
        ("seat",),
        frozenset({"seat"}),
        told="line_opened",
    ),
    Wish(
        "chair",
        "ta ordförandeskapet",
        "take the chair, or hand it to a leader",
        LEADING,
        UP,
        lambda a: c.TakeChair(a.conference, a.given.get("seat", a.seat), a.by),
        ("seat",),
        frozenset({"seat"}),
    ),
    Wish(
        "objections",
        "fråga efter avvikande uppfattning",
        "ask for objections",
        CHAIRING,
        MEETING,
        lambda a: c.AskObjections(a.conference, a.by),
    ),
    Wish(
        "note",
        "anteckna",
        "write a note in the record",
        LEADING,
        frozenset({S.GATHERING, S.OPEN, S.CLOSING, S.ENDED}),
        lambda a: c.TakeNote(
            a.conference, a.given["kind"], a.given["text"], a.by, a.given.get("seat"), a.given.get("due")
        ),
        ("kind", "text", "seat", "due"),
        frozenset({"seat", "due"}),
    ),
    Wish(
        "call",
        "ring igen",
        "call a missing seat again",
        LEADING,
        UP,
        lambda a: c.RingAgain(a.conference, a.given["seat"], a.by),
        ("seat",),
    ),
    Wish(
        "present",
        "närvarande",
        "tick a seat heard on the radio",
        LEADING,
        UP,
        lambda a: c.TickSeat(a.conference, a.given["seat"], True, a.by),
        ("seat",),
    ),
    Wish(
        "absent",
        "ej anträffad",
        "tick a seat off that was not heard on the radio",
        LEADING,
        UP,
        lambda a: c.TickSeat(a.conference, a.given["seat"], False, a.by),
        ("seat",),
    ),
    Wish(
        "guest",
        "bjud in",
        "call somebody who is no member to this one meeting",
        LEADING,
        frozenset({S.PLANNED}) | UP,
        lambda a: c.InviteGuest(a.conference, a.given["name"], a.given["number"], a.by),
        ("name", "number"),
    ),
    Wish(
        "break-out",
        "särskild avstämning",
        "let seats, named with commas, stay in the room when the meeting ends",
        CHAIRING,
        MEETING,
        lambda a: c.BreakOut(a.conference, tuple(a.given.get("seats", "").replace(",", " ").split()), a.by),
        ("seats",),
        frozenset({"seats"}),
    ),
    Wish("by-text", "håll per sms", "hold by text", LEADING, UP, lambda a: c.HoldByText(a.conference, a.by)),
    Wish("end", "avsluta", "end the meeting", CHAIRING, UP, lambda a: c.EndConference(a.conference, a.by)),
    Wish(
        "cancel",
        "ställ in",
        "cancel the meeting",
        frozenset({Role.OFFICE}),
        BEFORE,
        lambda a: c.CancelConference(a.conference, a.by, a.given.get("why", "")),
        ("why",),
        frozenset({"why"}),
    ),
    Wish(
        "approve",
        "godkänn",
        "approve the summary",
        LEADING,
        frozenset({S.ENDED}),
        lambda a: c.ApproveSummary(
            a.conference, a.by, int(a.given["version"]) if "version" in a.given else None
        ),
        ("version",),
        frozenset({"version"}),
    ),
    Wish(
        "ask",
        "begär ordet",
        "ask for the floor",
        SPEAKING,
        MEETING,
        lambda a: c.AskForFloor(a.conference, a.seat),
        told="asked_for_floor",
    ),
    Wish(
        "withdraw",
        "ta tillbaka begäran",
        "withdraw the request",
        SPEAKING,
        MEETING,
        lambda a: c.WithdrawAsk(a.conference, a.seat),
        told="withdrawn",
    ),
    Wish("done", "klar", "done speaking", SPEAKING, MEETING, lambda a: c.YieldFloor(a.conference, a.seat)),
    Wish(
        "take-back",
        "inte klar",
        "not done after all",
        SPEAKING,
        MEETING,
        lambda a: c.TakeBackFloor(a.conference, a.seat),
    ),
    Wish(
        "nothing",
        "inget att rapportera",
        "nothing to report",
        SPEAKING | LEADING,
        UP,
        lambda a: c.ReportNothing(a.conference, a.given.get("seat", a.seat), a.by),
        ("seat",),
        frozenset({"seat"}),
        told="nothing_noted",
    ),
    Wish(
        "urgent",
        "brådskande",
        "urgent: the chair alone hears it",
        SPEAKING,
        MEETING,
        lambda a: c.AskForFloor(a.conference, a.seat, urgent=True),
        told="asked_for_floor",
    ),
    Wish(
        "object",
        "avvikande uppfattning",
        "object",
        SPEAKING | {Role.LEADER},
        MEETING,
        lambda a: c.Object(a.conference, a.seat, a.given.get("text", "")),
        ("text",),
        frozenset({"text"}),
        told="objection_noted",
    ),
)

WISHES: Mapping[str, Wish[Ask]] = {wish.id: wish for wish in _ROWS}


def wish(id: str, ask: Ask, *, role: Role, state: S) -> Command:
    """The command that a wish comes to. Raises NotAllowed, Refused (not in this state) or BadInput."""
    return granted(WISHES, id, ask, role=role, state=state, of="the meeting")


def granted(
    wishes: Mapping[str, Wish[A]], id: str, ask: A, *, role: Role, state: StrEnum, of: str
) -> Command:
    """The command that a wish of any such table comes to. Raises as `wish` does."""
    row = wishes.get(id)
    if row is None:
        raise BadInput(f"there is no wish called {id}; there are {', '.join(wishes)}")
    if role not in row.who:
        raise NotAllowed(f"{row.english} is for {', '.join(sorted(row.who))}")
    if state not in row.states:
        raise Refused(f"{row.english} is not possible while {of} is {state}")
    missing = [name for name in row.takes if name not in row.optional and not ask.given.get(name)]
    unknown = sorted(set(ask.given) - set(row.takes))
    if missing or unknown:
        raise BadInput(
            " and ".join(
                [f"{id} needs {', '.join(missing)}"] * bool(missing)
                + [f"{id} takes no {', '.join(unknown)}"] * bool(unknown)
            )
        )
    try:
        return row.build(ask)
    except ValueError as fault:
        raise BadInput(f"{id}: {fault}") from fault
