"""One short function per command: load, ask the domain, hand back a Decision. The dict is the contents."""

from conference.handlers import (
    agenda,
    ahead,
    caller,
    calls,
    chair,
    conference,
    ending,
    floor,
    keys,
    legs,
    lines,
    rooms,
    summary,
    texts,
    winding_up,
)
from conference.ports import Handlers

HANDLERS: Handlers = {
    **conference.HANDLERS,
    **ending.HANDLERS,
    **winding_up.HANDLERS,
    **rooms.HANDLERS,
    **ahead.HANDLERS,
    **calls.HANDLERS,
    **legs.HANDLERS,
    **caller.HANDLERS,
    **keys.HANDLERS,
    **agenda.HANDLERS,
    **floor.HANDLERS,
    **chair.HANDLERS,
    **lines.HANDLERS,
    **texts.HANDLERS,
    **summary.HANDLERS,
}
