"""Wishes of an activation: what can be asked of it, by whatever door. The meeting's `wishes.py` says how."""

from __future__ import annotations

from collections.abc import Mapping

from conference.domain.activation import commands as c
from conference.domain.activation import inquiry_wishes, lasting_wishes
from conference.domain.activation.activation import BEFORE_MEETING
from conference.domain.activation.activation import ActivationState as S
from conference.domain.activation.ask import ALIVE, LEADING, MEETING, SPEAKING, Ask
from conference.domain.activation.standing_down import PROPOSABLE
from conference.domain.decision import Command
from conference.domain.meeting.wish import Role, Wish, granted

PROPOSED = frozenset({S.PROPOSED})

_ROWS: tuple[Wish[Ask], ...] = (
    Wish(
        "acknowledge",
        "kvittera",
        "acknowledge: have it from here",
        LEADING,
        ALIVE,
        lambda a: c.Acknowledge(a.activation, a.by),
    ),
    Wish(
        "plan",
        "förmöte",
        "call leaders and whoever pressed to a planning call",
        LEADING,
        BEFORE_MEETING,
        lambda a: c.BeginPlanning(a.activation, a.new, a.by, a.list("add")),
        ("add",),
        frozenset({"add"}),
    ),
    Wish(
        "speakers",
        "föredragande",
        "name who speaks first, after whoever pressed",
        LEADING,
        ALIVE,
        lambda a: c.NameSpeakers(a.activation, a.list("seats"), a.by),
        ("seats",),
    ),
    Wish(
        "need",
        "behov",
        "say what is needed, as far as it is known",
        LEADING,
        ALIVE,
        lambda a: c.SetNeed(a.activation, a.given["what"], a.by, a.number("number"), a.yes("uncertain")),
        ("what", "number", "uncertain"),
        frozenset({"number", "uncertain"}),
    ),
    Wish(
        "release",
        "kalla alla",
        "call everybody, now or so that the meeting opens at a time",
        LEADING,
        BEFORE_MEETING,
        lambda a: c.Release(a.activation, a.new, a.by, a.time("at")),
        ("at",),
        frozenset({"at"}),
    ),
    Wish(
        "convene",
        "ny konferens",
        "one more meeting, in a format of the county, at a time",
        LEADING,
        MEETING,
        lambda a: c.ConveneMeeting(
            a.activation,
            a.new,
            a.given["format"],
            a.moment(a.given["at"]),
            a.by,
            place=a.given.get("place", ""),
        ),
        ("format", "at", "place"),
        frozenset({"place"}),
    ),
    Wish(
        "outcome",
        "utfall av blå avstämning",
        "what blue came to: closed, again_at, inform_all or propose_green",
        LEADING,
        frozenset({S.CONVENED, S.ACTIVE}),
        lambda a: c.SettleBlue(
            a.activation, a.given["outcome"], a.by, a.new, a.time("at"), a.given.get("words", "")
        ),
        ("outcome", "at", "words"),
        frozenset({"at", "words"}),
    ),
    Wish(
        "split",
        "dela",
        "a press was about something else: an activation of its own",
        LEADING,
        ALIVE,
        lambda a: c.SplitPress(a.activation, a.number("press") or 0, a.new, a.by),
        ("press",),
    ),
    Wish(
        "undo",
        "ångra",
        "take one's own press back, within ten seconds",
        LEADING | SPEAKING,
        ALIVE,
        lambda a: c.UndoPress(a.activation, a.by),
    ),
    Wish(
        "mistaken",
        "felaktig aktivering",
        "it was pressed by mistake",
        LEADING,
        ALIVE,
        lambda a: c.MarkMistaken(a.activation, a.by, a.given.get("why", "")),
        ("why",),
        frozenset({"why"}),
    ),
    Wish(
        "stand-down",
        "föreslå att gå ur aktiverat läge",
        "propose to stand down; objections are heard until a time or for so many seconds",
        LEADING,
        PROPOSABLE,
        lambda a: c.ProposeStandDown(a.activation, a.new, a.by, a.time("at"), a.number("seconds")),
        ("seconds", "at"),
        frozenset({"seconds", "at"}),
    ),
    Wish(
        "object",
        "invända",
        "object to standing down; by a member, by default whoever asks",
        LEADING | SPEAKING,
        PROPOSED,
        lambda a: c.ObjectToStandDown(a.activation, a.given.get("member") or a.by, a.given["words"], a.by),
        ("member", "words"),
        frozenset({"member"}),
    ),
    Wish(
        "answer",
        "besvara invändning",
        "answer what a member objects to standing down",
        LEADING,
        PROPOSED,
        lambda a: c.AnswerObjection(a.activation, a.given["member"], a.given["words"], a.by),
        ("member", "words"),
    ),
    Wish(
        "keep",
        "behåll aktiverat läge",
        "withdraw the proposal to stand down",
        LEADING,
        PROPOSED,
        lambda a: c.KeepActivated(a.activation, a.by, a.given.get("why", "")),
        ("why",),
        frozenset({"why"}),
    ),
    Wish(
        "stand-down-all-the-same",
        "gå ur trots invändning",
        "stand down in spite of unanswered objections, and say why",
        LEADING,
        PROPOSED,
        lambda a: c.StandDownAllTheSame(a.activation, a.by, a.given["why"]),
        ("why",),
    ),
    *lasting_wishes.ROWS,
    *inquiry_wishes.ROWS,
)

WISHES: Mapping[str, Wish[Ask]] = {wish.id: wish for wish in _ROWS}


def wish(id: str, ask: Ask, *, role: Role, state: S) -> Command:
    """The command that a wish comes to. Raises NotAllowed, Refused (not in this state) or BadInput."""
    return granted(WISHES, id, ask, role=role, state=state, of="an activation")
