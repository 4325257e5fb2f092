"""Wishes made as a desk makes them: by the office, or on behalf of a seat, with whatever they take."""

from __future__ import annotations

from conference.domain.decision import Decision
from conference.views.wished import command_for
from tests.stage import Stage


def ask(stage: Stage, id: str, *, as_: str = "", **given: str) -> Decision:
    """Raises what the table of wishes, or the meeting, has against it."""
    return stage.do(command_for(stage.conference, id, by="cli:test", seat=as_, given=given))
