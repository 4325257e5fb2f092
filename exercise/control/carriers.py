"""Which carrier is meant: `?account=` names one; where nobody says, it is the first."""

from typing import TYPE_CHECKING

from flask import request

from exercise.carrier import Carrier
from exercise.control.refusal import CannotDo

if TYPE_CHECKING:
    from exercise.network import Network


def meant(network: "Network") -> Carrier:
    sid = request.args.get("account", network.account.sid)
    if sid not in network.carriers:
        raise CannotDo("no carrier here has that account", 404)
    return network.carriers[sid]
