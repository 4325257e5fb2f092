"""The activation that something is asked in or drawn of, while it lasts."""

from __future__ import annotations

from conference.domain.activation.activation import Activation
from conference.domain.errors import Refused
from conference.ports import UnitOfWork


def under_way(uow: UnitOfWork, id: str) -> Activation:
    """The activation, not locked: nothing of it is changed by what asks. Raises Refused once it is over."""
    activation = uow.activations.look(id)
    if activation.over:
        raise Refused(f"the activation is {activation.state}")
    return activation
