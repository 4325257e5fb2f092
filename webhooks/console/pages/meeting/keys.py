"""Where each wish of a meeting stands on its page, and what it is called: a row for every row of the table.

Who may and when is the table's own. Here is only how it looks: as a key, in the row of the seat it is about,
on a page that asks once more, among the notes, or elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from flask_babel import lazy_gettext as _


class Door(StrEnum):
    """Where it stands."""

    KEY = "key"  # pressed at once
    ASKED = "asked"  # what it takes, or whether it is meant, is asked on a page of its own
    OWN = "own"  # pressed at once by whoever has a seat, about that seat
    SEAT = "seat"  # in the row of each seat it can be about
    WRITTEN = "written"  # by the form for notes
    ELSEWHERE = "elsewhere"  # on the page of the summary


class Kind(StrEnum):
    """How a field is filled in."""

    LINE = "line"
    NUMBER = "number"
    SEAT = "seat"  # one of the round
    SEATS = "seats"  # some of those who are here
    CARRIER = "carrier"


@dataclass(frozen=True)
class Field:
    name: str
    label: str
    kind: Kind = Kind.LINE
    required: bool = False
    of_leaders: bool = False
    """Asked of whoever may speak for others; who has a seat speaks for that one."""


@dataclass(frozen=True, eq=False)
class Key:
    """A row, and the only one of its wish. `says` is what comes of it, told before it is done.

    `first` is the largest, `rare` stands below the others; `grave` asks for care.
    """

    wish: str
    label: str
    doors: tuple[Door, ...] = (Door.KEY,)
    shortcut: str = ""
    says: str = ""
    fields: tuple[Field, ...] = ()
    first: bool = False
    rare: bool = False
    grave: bool = False


_ROWS: Final = (
    Key("next", _("Next"), shortcut="n", first=True),
    Key("done", _("Done"), (Door.OWN,), "d", first=True),
    Key("extend", _("30 s more"), shortcut="f"),
    Key("skip", _("Skip"), (Door.KEY, Door.SEAT), "h"),
    Key("back", _("Back"), shortcut="b"),
    Key("next-block", _("Next item"), shortcut="p"),
    Key("open", _("Open floor"), shortcut="o"),
    Key("close", _("Back to the order"), shortcut="r"),
    Key("objections", _("Ask for objections"), shortcut="i"),
    Key("give", _("Give the floor"), (Door.SEAT,)),
    Key("ask", _("Ask for the floor"), (Door.OWN,), "a"),
    Key("withdraw", _("Withdraw the request"), (Door.OWN,), "w"),
    Key("take-back", _("Not done after all"), (Door.OWN,), "t"),
    Key("nothing", _("Nothing to report"), (Door.OWN, Door.SEAT), "0"),
    Key("urgent", _("Urgent"), (Door.OWN,), "u"),
    Key(
        "object", _("Another view"), (Door.ASKED,), "v",
        _("It is written down, and the chair hears of it."), (Field("text", _("What, in a line")),),
    ),
    Key("chair", _("Take the chair"), (Door.OWN, Door.SEAT), "c"),
    Key("line-off", _("Close my line"), (Door.OWN, Door.SEAT), "q", rare=True),
    Key("line-on", _("Open my line"), (Door.OWN, Door.SEAT), "q", rare=True),
    Key(
        "mute-all", _("Close all lines"), (Door.ASKED,), "m",
        _("Nobody but the chair is heard until the chair goes on. Whoever speaks is interrupted."),
        grave=True,
    ),
    Key("note", _("Note"), (Door.WRITTEN,), "s"),
    Key("call", _("Call again"), (Door.SEAT,)),
    Key("present", _("Here"), (Door.SEAT,)),
    Key("absent", _("Not here"), (Door.SEAT,)),
    Key(
        "guest", _("Invite a guest"), (Door.ASKED,), "g",
        _("Somebody who is no member is called to this one meeting, and may speak."),
        (
            Field("name", _("Who, as it is to be said"), required=True),
            Field("number", _("Phone number"), Kind.NUMBER, required=True),
        ),
        rare=True,
    ),
    Key(
        "break-out", _("Stay afterwards"), (Door.ASKED,), "l",
        _("Those chosen stay on the line when the meeting ends. Choosing nobody takes it back."),
        (Field("seats", _("Who stays"), Kind.SEATS),), rare=True,
    ),
    Key(
        "report", _("Report beforehand"), (Door.ASKED,), "z",
        _("Without words: nothing to report. The last one counts, until the calls begin."),
        (
            Field("seat", _("For whom"), Kind.SEAT, required=True, of_leaders=True),
            Field("text", _("What there is to report, in a line")),
        ),
    ),
    Key(
        "by-text", _("Hold it by text"), (Door.ASKED,), "",
        _("Everybody is asked by text for a line, and reads what all have written. The calls end."),
        rare=True, grave=True,
    ),
    Key(
        "move", _("Move to another carrier"), (Door.ASKED,), "",
        _("Everybody is called anew from there. The round goes on where it was."),
        (Field("carrier", _("Carrier"), Kind.CARRIER, required=True),), rare=True, grave=True,
    ),
    Key(
        "end", _("End the meeting"), (Door.ASKED,), "e",
        _("Everybody hears goodbye, and the lines are closed. The summary is drafted."),
        rare=True, grave=True,
    ),
    Key(
        "cancel", _("Cancel the meeting"), (Door.ASKED,), "",
        _("Nobody is called. Those who have been told of it are told that it is not held."),
        (Field("why", _("Why")),), rare=True, grave=True,
    ),
    Key("rewrite", _("Summary"), (Door.ELSEWHERE,)),
    Key("approve", _("Summary"), (Door.ELSEWHERE,)),
)  # fmt: skip
KEYS: Final[Mapping[str, Key]] = {key.wish: key for key in _ROWS}

OF_A_SEAT: Final[Mapping[str, str]] = {
    "give": _("Give the floor"),
    "skip": _("Pass over"),
    "nothing": _("Nothing to report"),
    "call": _("Call again"),
    "present": _("Here"),
    "absent": _("Not here"),
    "chair": _("Hand over the chair"),
    "line-off": _("Close the line"),
    "line-on": _("Open the line"),
}
"""What it is called in the row of a seat, in the order in which it stands there."""
