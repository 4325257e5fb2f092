"""How our ids stand in addresses, and the one id that is made from Twilio's."""

from __future__ import annotations

from typing import Final

from werkzeug.routing import BaseConverter

ID: Final = "id"


class Id(BaseConverter):
    """Letters and digits, as we make them. Anything else is no address of ours."""

    regex = "[A-Za-z0-9]{1,64}"


def leg_of_call(call: str | None, *, reserve: bool = False) -> str | None:
    """The leg of a call that came in. Made from the call's own id, so that a repeated question finds it.

    A call that goes on in a reserve has a leg of its own there: both may come to lie in one database.
    """
    return f"{'re' if reserve else 'in'}{call[2:]}" if call else None
