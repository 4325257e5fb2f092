"""Wishes: what a person can ask of a meeting, by whatever door.

One row a wish: who may, in which states, what it takes, the command it builds. The command line, the API and
the key menus iterate over this table, so that none of them knows a thing the others do not.
"""

from __future__ import annotations

from collections.abc import Mapping

from conference.domain.decision import Command
from conference.domain.meeting import commands as c
from conference.domain.meeting.conference import ConferenceState as S
from conference.domain.meeting.wish import Ask, Role, Wish, granted

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
    Wish(
        "move",
        "flytta",
        "move the meeting to another carrier: everybody is called from there",
        LEADING,
        UP,
        lambda a: c.MoveConference(a.conference, a.given["carrier"], a.by),
        ("carrier",),
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
        "rewrite",
        "skriv om",
        "put the summary in other words",
        LEADING,
        frozenset({S.ENDED}),
        lambda a: c.RewriteSummary(a.conference, a.given["text"], a.by),
        ("text",),
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
        "report",
        "rapportera i förväg",
        "report beforehand, in a line; without one that there is nothing",
        SPEAKING | LEADING,
        frozenset({S.PLANNED}),
        lambda a: c.ReportBeforehand(
            a.conference, a.given.get("seat", a.seat), a.given.get("text", ""), a.by
        ),
        ("seat", "text"),
        frozenset({"seat", "text"}),
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
