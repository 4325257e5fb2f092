"""The pages, a file each. What is not in this list is not served."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint

from webhooks.console.pages import meeting, members, record, start, statement

PAGES: Sequence[Blueprint] = (start.page, meeting.page, members.page, record.page, statement.page)
