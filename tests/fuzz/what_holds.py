"""What holds for whoever is on a line, whatever was keyed or texted: each breach is one sentence.

Asked of the exercise network (who can be heard, who is where, what reached an ear) and of what is stored only
to know whose line it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from conference.domain.meeting.leg import Place
from conference.domain.meeting.script import OVER
from conference.views.line import prompt_for
from exercise.exchange.call import Call
from exercise.officers.phone import Phone
from tests.faults.aftermath import rung_on_a_line
from tests.stage import Stage

LEFT_ALONE: Final = 130
"""Seconds after which whoever does nothing more is in the room, or has been said goodbye to."""
GOODBYE: Final = re.compile(r"(?:Hej då|Välkommen åter|Annars välkommen åter)\.$")
"""How everything ends that is said last on a line."""
NO_WAY_IN: Final = ("Vi fick inget svar", "Tack. Ring in igen", "Koden stämde inte någon")
"""The goodbyes of whoever has found no key or code."""
TOLD_INSTEAD: Final = "hörde inget val"
ASKED_NOTHING: Final = frozenset({Place.DESK, Place.LEADING, Place.PRESSED, Place.SUMMARY, Place.BYE})
"""Where there is nothing to come into, or it is over: silence there is an answer."""


def open_out_of_turn(stage: Stage) -> list[str]:
    """Lines that can be heard in a room and are neither a leader's nor the holder's of the floor."""
    found = []
    with stage.upprop.store.reading() as work:
        for line in stage.network.open_lines.lines:
            if line.until is not None:
                continue
            leg = work.legs.get((line.label or "").rpartition("-")[0])
            assert leg.conference is not None and leg.seat is not None
            seat, floor = work.seats.get(leg.conference, leg.seat), work.floors.get(leg.conference)
            speaks = floor.turn is not None and floor.turn.seat == seat.slug
            leads = seat.leads and seat.slug not in floor.closed
            if seat.holder != leg.id or not (speaks or leads):
                found.append(f"{line.phone} can be heard in {seat.slug}'s place, and has not the floor")
    return found


def rung_twice(stage: Stage) -> list[str]:
    """Phones rung while they were on a line of ours, and attempts for which two calls were accepted."""
    placed = Counter(
        asked[1]
        for request in stage.network.requests
        if (request.method, request.resource, request.status) == ("POST", "Calls", 201)
        and (asked := re.search(r"/legs/([^/?]+)/", request.form["Url"][0]))
    )
    twice = [f"{many} calls were accepted for one attempt" for many in placed.values() if many > 1]
    return twice + [breach for breach in rung_on_a_line(stage) if "still" not in breach]


def parting(stage: Stage, phone: Phone) -> bool:
    """Whether that phone is being said goodbye to. Not known of one that shows no number."""
    with stage.upprop.store.reading() as work:
        legs = [leg.id for leg in work.legs.to_number(phone.number) if leg.call == _ref(phone.call)]
        return any(prompt_for(work, leg, stage.clock.now()).prompt.hang_up for leg in legs)


def _ref(call: Call | None) -> str | None:
    return None if call is None else call.id


def trapped(stage: Stage) -> Iterator[str]:
    """Nobody does anything any more: who is neither in the room after a while nor said goodbye to?"""
    calls = [
        call for call in stage.network.exchange.calls.values() if not call.has_ended and call.answered_at
    ]
    places = {call.id: _place(stage, call) for call in calls}
    stage.forward(seconds=LEFT_ALONE)
    ears = stage.network.ears.journal
    for call in calls:
        heard = [noticed.what for noticed in ears if noticed.call == call.id and noticed.kind == "hears"]
        last = heard[-1] if heard else ""
        if not call.has_ended:
            if call.room is None:
                yield f"{call.phone} is trapped, after {places[call.id]}, hearing {last!r}"
            continue
        if not GOODBYE.search(last):
            yield f"{call.phone} was cut off, after {places[call.id]}, hearing {last!r}"
        entered = any(noticed.call == call.id and noticed.kind == "joins" for noticed in ears)
        lost = last.startswith(NO_WAY_IN) and places[call.id] not in ASKED_NOTHING
        if lost and not entered and _known(stage, call) and not _told(stage, call.phone):
            yield f"{call.phone} was not told by text how to come in, after {places[call.id]}"


def _place(stage: Stage, call: Call) -> Place | None:
    with stage.upprop.store.reading() as work:
        found = [leg for leg in work.legs.to_number(call.phone) if leg.call == call.id]
        over = any(leg.conference and work.conferences.look(leg.conference).state in OVER for leg in found)
        return Place.BYE if over else found[0].place if found else None


def _known(stage: Stage, call: Call) -> bool:
    """We rang it, or it shows a number of the directory."""
    with stage.upprop.store.reading() as work:
        return not call.inbound or (call.shown_from == call.phone and work.directory.knows(call.phone))


def _told(stage: Stage, phone: str) -> bool:
    return any(TOLD_INSTEAD in text for text in stage.network.phone(phone).texts)
