"""What a wish of an activation comes to when it is made from outside: by command line or API."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from conference.domain.activation.activation import Activation
from conference.domain.activation.ask import Ask
from conference.domain.activation.inquiry import Inquiry
from conference.domain.activation.press import PressAnswer
from conference.domain.county.written_time import instant_of
from conference.domain.errors import NotFound
from conference.domain.instants import Instant
from conference.handlers.pressing import answer
from conference.views.inquiries import among
from conference.views.sources import Look


def ask_of(
    look: Look, activation: Activation, by: str, given: Mapping[str, str], now: Instant, *, via: str = "cli"
) -> Ask:
    """The wish as it was made, with a fresh id for what it may begin, and times as the county has them."""
    moment = partial(_moment, zone=look.county.zone, now=now)
    which = partial(_which, look.inquiries.of(activation.id))
    return Ask(activation.id, by, look.new_id(), moment, given, which, via)


def pressed_before(look: Look, id: str, by: str) -> PressAnswer:
    """What whoever pressed was told: the press that began `id`, or joined another by the same hand.

    Raises NotFound.
    """
    begun = look.reads.activation(id)
    if begun is not None:
        return answer(look, begun, 1, begun.first.at, joined=False)
    for activation in look.activations.alive():
        for press in reversed(activation.presses):
            if press.by == by:
                return answer(look, activation, press.number, press.at, joined=True)
    raise NotFound("that press is not known any more")


def _which(asked: Sequence[Inquiry], words: str) -> str:
    return among(asked, words).id


def _moment(written: str, *, zone: str, now: Instant) -> Instant:
    return instant_of(written, zone, now)
