"""Everything the parts of an activation's page are made of, of one moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from conference.domain.access.rights import Role
from conference.domain.activation.activation import Activation
from conference.domain.activation.activation import ActivationState as S
from conference.domain.activation.press import BLUE
from conference.domain.activation.proposal import Proposal
from conference.domain.county.county import County
from conference.domain.instants import Instant, after
from conference.domain.meeting.conference import Conference
from conference.views.activation import Seen, seen
from conference.views.doable import doable
from conference.views.named import function_called, member_named, named, seat_called
from conference.views.sources import Look
from conference.views.timeline import timeline
from webhooks.console import doing
from webhooks.console.pages.activation import words
from webhooks.console.pages.activation.forms import FORMS, in_place
from webhooks.console.who import ASKS_AS, Who

ARRIVED: Final = "delivered"
PLANNING_CALL: Final = "formote"


@dataclass(frozen=True)
class Stop:
    """One state on the way. `when` is past, now or coming."""

    name: object
    when: str


@dataclass(frozen=True)
class Heard:
    """Who has heard of the proposal to stand down, by what became of the text to them; names only."""

    silent: tuple[str, ...]
    waiting: tuple[str, ...]
    objected: tuple[str, ...]


def shown(id: str, asks: Who) -> dict[str, Any]:
    """By the names that the templates use. Raises NotFound or Away."""
    upprop = doing.house()
    now, county = upprop.clock.now(), upprop.county
    with upprop.store.reading() as look:
        activation = doing.activation_meant(look, id)
        one = seen(look, activation)
        return {
            "seen": one,
            "track": _track(activation),
            "calls_by_itself_at": _calls_by_itself(activation, county),
            "doable": doable(look, activation, ASKS_AS[asks.role], now, member=asks.member),
            "steps": timeline(look, activation),
            "meetings": _meetings(look, activation),
            "heard": _heard(activation.proposals[-1], one, county) if activation.proposals else None,
            "transcripts": asks.role is Role.LEADER,
            "in_place": in_place,
            "forms": FORMS,
            "words": words,
            "named": partial(named, county),
            "member": partial(member_named, county),
            "seat_called": partial(seat_called, county),
            "function_called": partial(function_called, county),
            "now": now,
        }


def _track(activation: Activation) -> tuple[Stop, ...]:
    way = words.BLUE if activation.button == BLUE else words.GREEN
    if activation.state not in way:
        return (Stop(words.STATES[S.PRESSED], "past"), Stop(words.STATES[activation.state], "now"))
    place = way.index(activation.state)
    before = [Stop(words.STATES[state], "past") for state in way[:place] if _has_been(activation, state)]
    coming = [Stop(words.STATES[state], "coming") for state in way[place + 1 :]]
    return (*before, Stop(words.STATES[activation.state], "now"), *coming)


def _has_been(activation: Activation, state: S) -> bool:
    """Whether it has been there: a planning call may be left out, and so may an acknowledgement."""
    held = [meeting.state for meeting in activation.meetings if meeting.format != PLANNING_CALL]
    return {
        S.ACKNOWLEDGED: activation.acknowledged_by is not None,
        S.PLANNING: activation.planning.conference is not None,
        S.CONVENED: bool(held),
        S.ACTIVE: any(state != "planned" for state in held),
        S.PROPOSED: bool(activation.proposals),
    }.get(state, True)


def _calls_by_itself(activation: Activation, county: County) -> Instant | None:
    """When everybody is called without anybody's word, where that is to come."""
    if activation.state is not S.PRESSED or activation.guarded or activation.acknowledged_by:
        return None
    return after(activation.pressed_at, county.limits.call_out_after)


def _meetings(look: Look, activation: Activation) -> tuple[Conference, ...]:
    return tuple(look.conferences.look(meeting.id) for meeting in activation.meetings)


def _heard(proposal: Proposal, one: Seen, county: County) -> Heard:
    fates: Mapping[str, str | None] = one.stand_downs[-1].asked
    heard = proposal.heard(function for function, fate in fates.items() if fate == ARRIVED)

    def names(members: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(member_named(county, member) for member in members)

    return Heard(names(heard.silent), names(heard.not_heard), names(heard.objected))
