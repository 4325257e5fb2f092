"""The pages, a file each. What is not in this list is not served."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint

from webhooks.console.pages import (
    accounts,
    activation,
    exercise,
    inquiry,
    meeting,
    members,
    picture,
    press,
    record,
    start,
    statement,
)
from webhooks.console.pages.exercise import phones

PAGES: Sequence[Blueprint] = (
    start.page,
    press.page,
    meeting.page,
    activation.page,
    inquiry.page,
    picture.page,
    exercise.page,
    phones.page,
    members.page,
    record.page,
    accounts.page,
    statement.page,
)
