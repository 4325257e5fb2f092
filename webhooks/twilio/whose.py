"""Whose a request is: the house's, or a reserve's of this host.

The address says it. Only where the carrier goes on asking at an address of the house for a line that a
reserve has taken on meanwhile, the call itself does; what was keyed then answered another question.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final, cast

from flask import abort, g, request
from werkzeug.local import LocalProxy

from conference.bootstrap import Upprop, signatures_at
from conference.bus import StorageError
from conference.carriers.twilio import callbacks
from conference.carriers.twilio.addresses import Addresses
from conference.carriers.twilio.signature import Signatures
from conference.host import Host

RESERVE: Final = "reserve"
"""What the part of an address is called that names a reserve."""


@dataclass(frozen=True)
class Whose:
    """`upprop` has it. `reserve` is the one its address names, `base` what the address begins with.

    `taken_over`: asked at the house's address of a line that is a reserve's.
    """

    upprop: Upprop
    base: str
    reserve: str | None = None
    taken_over: bool = False

    @property
    def signatures(self) -> Signatures:
        return signatures_at(self.upprop.settings, self.base)

    @property
    def addresses(self) -> Addresses:
        """For the address of the request itself, wherever it leads now."""
        return Addresses(self.base)


def asked() -> Whose:
    """Of the request that is being answered."""
    return cast(Whose, g.whose)


here: Final = cast(Upprop, LocalProxy(lambda: asked().upprop))
"""The product that has the request being answered."""


def carrier() -> str:
    """By which carrier the request has come: its account stands among what is signed. Else the usual one."""
    accounts, sid = here.settings.accounts(), callbacks.account(request.form)
    return next((one.carrier for one in accounts if one.sid == sid), here.house.carrier)


def by_address(host: Host, values: dict[str, Any] | None) -> Whose:
    """Whose it is by its address. A name that nobody of ours has made leads nowhere."""
    name = (values or {}).pop(RESERVE, None)
    if name is None:
        return Whose(host.house, host.house.settings.public_base_url)
    found = host.named(name)
    if found is None:
        abort(404)
    reserve, upprop = found
    return Whose(upprop, host.house.settings.reserve_base_url, reserve)


def by_call(host: Host, whose: Whose) -> Whose:
    """The same, or the open reserve where that knows the call; the leg asked for is then its own."""
    call, leg, parts = callbacks.call_id(request.form), None, request.view_args or {}
    if whose.reserve is not None or call is None or "leg" not in parts or host.reserves.open_now() is None:
        return whose
    reserve = host.at_work()
    try:
        with reserve.store.reading() as look:
            leg = look.reads.leg_of_call(call)
    except StorageError:
        return whose
    if leg is None or reserve is host.house:
        return whose
    parts["leg"] = leg.id
    return replace(whose, upprop=reserve, taken_over=True)
