"""The menus of keys: for each, what is said, which key is which wish, and what silence and a wrong key do.

Keys of the conversation before the room are here too, so that the whole tree can be read, and printed, in
one place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from conference.domain.meeting.wish import Role

STAR: Final = "*"
"""Never ends a call, wherever it is keyed."""


@dataclass(frozen=True)
class Menu:
    """`keys` maps a key to a wish of `wishes.py`, or to a turn of the conversation (those in `TURNS`).

    `silence` and `wrong` are turns of the conversation; `wait` is how many seconds of silence are given.
    `others` are the prompts it is put with instead of `prompt` where there is more to say, or less.
    """

    id: str
    prompt: str
    keys: Mapping[str, str]
    silence: str
    wrong: str
    wait: int = 5
    others: tuple[str, ...] = ()

    @property
    def prompts(self) -> tuple[str, ...]:
        """Every prompt it may be put with."""
        return (self.prompt, *self.others)

    def turn(self, keyed: str) -> str:
        """The wish or turn that a key comes to; nothing keyed is silence."""
        return self.keys.get(keyed, self.wrong) if keyed else self.silence

    def counts(self, keyed: str) -> bool:
        """Whether it was a round of silence or of a wrong key: after so many the call ends.

        The star is none: in the room it is the way to a menu, and whoever keys it before is only early.
        """
        return keyed not in self.keys and keyed != STAR


TURNS: Mapping[str, str] = {
    "join": "come into the room in one's place",
    "decline": "be asked whether the seat will be empty",
    "confirm-decline": "the seat will be empty; goodbye",
    "someone-else": "someone else comes: the ladder goes on; goodbye",
    "repeat": "hear it again",
    "other-code": "be asked for a code",
    "listen": "come into the room without a say",
    "take-over": "have the place when it does not hold the floor",
    "leave": "goodbye; the line is let go and not rung back",
    "approve-summary": "the summary is sent to everybody who was called; what else waits, or goodbye",
    "next-errand": "what else waits for whoever rings, or the desk",
    "press-green": "be asked for the function's code, if it has not been given, to press green",
    "press-blue": "the same, to press blue",
    "what-now": "hear what is going on, and go back",
    "answer": "be asked for the number that is wanted of one's member, if one is",
    "return": "go straight back to the room",
}
"""What keys do that is no wish of the meeting: they only move the conversation."""

HELLO = Menu(
    "hello",
    "hello",
    {"1": "join", "2": "decline", "3": "someone-else", "9": "repeat"},
    silence="repeat",
    wrong="repeat",
    others=("hello_short",),
)
DECLINING = Menu(
    "declining",
    "decline_confirm",
    {"1": "join", "2": "confirm-decline", "9": "repeat"},
    silence="repeat",
    wrong="repeat",
)
READ_BACK = Menu(
    "read-back",
    "read_back",
    {"1": "join", "2": "other-code", "9": "repeat"},
    silence="repeat",
    wrong="repeat",
    others=("recognised",),
)
TAKEN = Menu(
    "taken",
    "taken",
    {"1": "listen", "2": "leave", "3": "take-over", "9": "repeat"},
    silence="repeat",
    wrong="repeat",
)
SUMMARY = Menu(
    "summary",
    "summary_read",
    {
        "1": "approve-summary",
        "2": "leave",
        "4": "next-errand",
        "5": "press-green",
        "6": "press-blue",
        "9": "repeat",
    },
    silence="repeat",
    wrong="repeat",
)
CHAIR = Menu(
    "chair",
    "menu_chair",
    {
        "1": "next",
        "2": "back",
        "3": "extend",
        "4": "skip",
        "5": "objections",
        "6": "mute-all",
        "7": "next-block",
        "8": "open",
        "9": "what-now",
        "0": "end",
    },
    silence="return",
    wrong="return",
    wait=4,
)
LEADER = Menu(
    "leader",
    "menu_leader",
    {"1": "chair", "3": "what-now", "4": "leave", "5": "object", "7": "line-off", "8": "line-on"},
    silence="return",
    wrong="return",
    wait=4,
)
SPEAKER = Menu(
    "speaker",
    "menu_other",
    {
        "1": "ask",
        "2": "take-back",
        "3": "what-now",
        "4": "leave",
        "5": "object",
        "6": "withdraw",
        "7": "nothing",
        "8": "answer",
        "9": "urgent",
    },
    silence="return",
    wrong="return",
    wait=4,
)
DONE = Menu(
    "done",
    "menu_speaker",
    {"2": "take-back", "3": "what-now", "4": "leave", "8": "answer"},
    silence="return",
    wrong="return",
    wait=4,
)
LISTENER = Menu(
    "listener",
    "menu_listener",
    {"3": "what-now", "4": "leave"},
    silence="return",
    wrong="return",
    wait=4,
)

MENUS = (HELLO, DECLINING, READ_BACK, TAKEN, SUMMARY, CHAIR, LEADER, SPEAKER, DONE, LISTENER)


def menu_of(role: Role, *, just_done: bool) -> Menu:
    """The menu behind the star for somebody in the room. `just_done`: the star itself has ended the turn."""
    if role is Role.CHAIR:
        return CHAIR
    if role is Role.LEADER:
        return LEADER
    if role is Role.LISTENER:
        return LISTENER
    return DONE if just_done else SPEAKER
