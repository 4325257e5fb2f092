"""Which is meant by an id: a meeting or an activation. A reader of papers need not know which it is."""

from __future__ import annotations

from conference.domain.activation.activation import Activation
from conference.domain.errors import BadInput, NotFound
from conference.domain.meeting.conference import Conference
from conference.views import conferences
from conference.views.conferences import CURRENT, LATEST
from conference.views.sources import Look

NAMED = 4
"""How many are told when a beginning fits more than one."""


def either(look: Look, words: str = CURRENT) -> Conference | Activation:
    """The meeting or activation of an id or of its beginning; of none, the meeting that `conferences` means.

    Raises NotFound, or BadInput which names them if it may be several.
    """
    if not words or words == CURRENT:
        return conferences.meant(look)
    if not words.isalnum() or not words.isascii():
        raise BadInput("an id is letters and digits")
    exact = look.reads.conference(words) or look.reads.activation(words)
    if exact is not None:
        return exact
    every: tuple[Conference | Activation, ...] = (
        *look.reads.conferences(LATEST),
        *look.reads.activations(LATEST),
    )
    found = [one for one in every if one.id.startswith(words.lower())]
    if not found:
        raise NotFound(f"neither a meeting nor an activation has an id that begins with {words[:40]}")
    if len(found) > 1:
        named = [*map(_named, found[:NAMED]), *(["others"] if len(found) > NAMED else [])]
        raise BadInput(f"{words[:40]} may be {' or '.join(named)}: write more of it")
    return found[0]


def _named(one: Conference | Activation) -> str:
    if isinstance(one, Conference):
        return f"the meeting {one.id} ({one.title})"
    return f"the activation {one.id} ({one.why})"
