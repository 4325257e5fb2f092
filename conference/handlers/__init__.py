"""One short function per command: load, ask the domain, hand back a Decision. This dict is the table of contents."""

from collections.abc import Callable

from conference.domain.decision import Command, Decision
from conference.handlers import (
    agenda,
    ahead,
    calls,
    chair,
    conference,
    floor,
    keys,
    legs,
    lines,
    summary,
    texts,
)

HANDLERS: dict[type[Command], Callable[..., Decision]] = {
    **conference.HANDLERS,
    **ahead.HANDLERS,
    **calls.HANDLERS,
    **legs.HANDLERS,
    **keys.HANDLERS,
    **agenda.HANDLERS,
    **floor.HANDLERS,
    **chair.HANDLERS,
    **lines.HANDLERS,
    **texts.HANDLERS,
    **summary.HANDLERS,
}
