"""The pages, a file each. What is not in this list is not served."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint

from webhooks.console.pages import (
    accounts,
    activation,
    inquiry,
    meeting,
    members,
    picture,
    press,
    record,
    start,
    statement,
)

PAGES: Sequence[Blueprint] = (
    start.page,
    press.page,
    meeting.page,
    activation.page,
    inquiry.page,
    picture.page,
    members.page,
    record.page,
    accounts.page,
    statement.page,
)
