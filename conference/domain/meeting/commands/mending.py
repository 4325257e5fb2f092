"""What a reconciler asks for, having found something that should not be."""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.decision import Command


@dataclass(frozen=True)
class ObserveStray(Command):
    """A call was up at the carrier that nobody here knew of: somebody's to us, or one of ours."""

    inbound: bool


@dataclass(frozen=True)
class RestoreSteps(Command):
    """Something not over waits for nothing: what it should wait for is put back.

    Asked of a meeting, of an activation, or of a line that belongs to neither.
    """

    conference: str | None = None
    activation: str | None = None
    leg: str | None = None
