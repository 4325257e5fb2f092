"""What each role may at the console: one table, asked by every page."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """As what somebody has an account."""

    LEADER = "leader"  # one of those who lead: TiB, RSIB, RKK
    MEMBER = "member"  # on duty at one of the organisations, and for that one alone
    OFFICE = "office"  # keeps the directory and the plans
    AUDITOR = "auditor"  # looks, and does nothing


class Right(StrEnum):
    """What a page or a form asks for."""

    LOOK = "look"  # see what was decided, said and done
    PRESS = "press"  # press green or blue
    LEAD = "lead"  # everything the chair or a leader may ask of a meeting or an activation
    SPEAK = "speak"  # ask, report and answer for one's own organisation
    PLAN = "plan"  # plan and cancel meetings
    NUMBERS = "numbers"  # be shown phone numbers, which is written down
    DIRECTORY = "directory"  # change people, phones and the rota
    ACCOUNTS = "accounts"  # make and take away accounts
    EXERCISE = "exercise"  # begin an exercise, choose what goes wrong in it, and play any of its phones
    TRAIN = "train"  # play phones of an exercise: with an account for one organisation, its own alone
    AUDIT = "audit"  # see who has looked at what


RIGHTS: Final[Mapping[Role, frozenset[Right]]] = {
    Role.LEADER: frozenset(
        {Right.LOOK, Right.PRESS, Right.LEAD, Right.PLAN, Right.NUMBERS, Right.EXERCISE, Right.TRAIN},
    ),
    Role.MEMBER: frozenset({Right.LOOK, Right.PRESS, Right.SPEAK, Right.TRAIN}),
    Role.OFFICE: frozenset(set(Right) - {Right.SPEAK, Right.AUDIT}),
    Role.AUDITOR: frozenset({Right.LOOK, Right.AUDIT}),
}


def may(role: Role, right: Right) -> bool:
    """Whether somebody with that role is let do that."""
    return right in RIGHTS[role]
