"""A press as it comes in over the web, from a program or from a page: sent twice it presses once.

Whoever sends it again is answered all the same, with what the first one came to.
"""

from __future__ import annotations

import hmac
from hashlib import sha256

from conference.bootstrap import Upprop
from conference.domain.activation.commands import Press
from conference.domain.activation.press import PressAnswer
from conference.views.activated import pressed_before


def pressed(
    upprop: Upprop,
    button: str,
    member: str,
    why: str,
    kind: str | None,
    *,
    by: str,
    stamp: str | None,
) -> PressAnswer:
    """Press, unless that stamp has pressed before. Raises BadInput or NotFound, and StorageError."""
    with upprop.store.reading() as look:
        id = look.new_id() if stamp is None else _id_of(stamp, upprop.settings.secret_key)
    told = upprop.bus.handle(Press(id, button, member, why, by, kind), stamp=stamp).decision.answer
    if isinstance(told, PressAnswer):
        return told
    with upprop.store.reading() as look:
        return pressed_before(look, id, by)


def _id_of(stamp: str, key: str) -> str:
    """The id of what a request with this stamp begins: a repeated request finds the same one."""
    return f"a{hmac.new(key.encode(), f'activation:{stamp}'.encode(), sha256).hexdigest()[:19]}"
