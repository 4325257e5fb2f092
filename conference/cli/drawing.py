"""A meeting drawn for a terminal: roll-call by group, agenda with the block now, who has the floor."""

from __future__ import annotations

from collections.abc import Iterator

from conference.cli.answers import local, span
from conference.views.places import Place
from conference.views.room import Room
from conference.views.rungs import REASONS, RUNGS

_LINES = {
    "out": "in the menu",
    "up": "has answered",
    "ringing": "it rings",
    "calling": "is being called",
}
_WITHOUT = {
    "reports": "the carrier's reports, what happens is looked for",
    "voice": "voice, it is held in writing",
    "carrier": "the carrier's texts, they go another way",
}
"""What a meeting may have to do without."""


def whereabouts(room: Room, zone: str) -> str:
    """How the meeting stands, in one line."""
    start = f"{room.title} ({room.id[:6]}) is {room.state}"
    if room.state == "planned":
        return f"{start} for {local(room.planned_at, zone)}."
    if room.state not in ("gathering", "open"):
        return f"{start}."
    here = f"{room.present} of {room.expected} are here"
    return ". ".join(part for part in (f"{start}; {here}", _block(room), _floor(room)) if part) + "."


def drawn(room: Room, zone: str) -> Iterator[str]:
    """The whole meeting."""
    exercise = "EXERCISE  " if room.exercise else ""
    yield f"{exercise}{room.title}, week {room.week}: {room.state}"
    at_place = f" in {room.place}" if room.place else ""
    yield f"{local(room.planned_at, zone, '%A %-d/%-m at %H.%M')}{at_place}, id {room.id}"
    if room.without:
        yield f"Held without: {', '.join(_WITHOUT[what] for what in room.without)}."
    if room.state in ("planned", "cancelled"):
        yield f"{room.expected} seats are called."
        if room.state == "planned" and room.reports_asked:
            yield from _reports(room)
        return
    yield f"Chair: {room.chair_called}{'' if room.chair_present else ' (not here)'}"
    if room.state in ("gathering", "open"):
        yield from _agenda(room)
        yield from _speech(room)
    yield from _roll_call(room)
    if room.summary.text:
        yield ""
        approved = " (approved)" if room.summary.approved else ""
        yield f"Summary {room.summary.version}{approved}: {room.summary.text}"


def _reports(room: Room) -> Iterator[str]:
    """In speaking order, as they will be given; then those of whom nothing has come in."""
    round = [place for place in room.seats if place.speaks and not place.leads]
    silent = [place.called for place in round if place.report is None and not place.nothing_to_report]
    yield ""
    yield f"Reports beforehand: {len(round) - len(silent)} of {len(round)} have answered."
    for place in round:
        if place.report is not None or place.nothing_to_report:
            yield f"  {place.called:<34} {place.report or 'nothing to report'}"
    if silent:
        yield f"  Not yet: {', '.join(silent)}."


def _agenda(room: Room) -> Iterator[str]:
    yield ""
    width = max(len(block.name) for block in room.agenda)
    for block in room.agenda:
        sign = {"past": "✓", "now": "▸"}.get(block.when, " ")
        left = block.seconds_left
        time = span(block.seconds) if left is None else f"{span(left)} {'left' if left >= 0 else 'over'}"
        yield f"  {sign} {block.name:<{width}}  {time}"


def _speech(room: Room) -> Iterator[str]:
    if room.state != "open":
        return
    yield ""
    yield f"{_floor(room) or 'Nobody has the floor'}."
    names = {place.seat: place.called for place in room.seats}
    if room.coming:
        more = f" and {len(room.coming) - 4} more" if len(room.coming) > 4 else ""
        yield f"Next: {', '.join(names[seat] for seat in room.coming[:4])}{more}."
    for ask in room.asks:
        yield f"Asks for the floor: {ask.called}{' (urgent)' if ask.urgent else ''}"
    if room.muted_by_chair:
        yield "The chair has closed every line."
    if room.staying:
        yield f"Stay when it ends: {', '.join(names[seat] for seat in room.staying)}."


def _roll_call(room: Room) -> Iterator[str]:
    yield ""
    yield f"Roll-call: {room.present} of {room.expected} are here."
    for group in room.groups:
        shown = [
            place for place in group.seats if place.summoned or place.line or place.outcome != "expected"
        ]
        if not shown:
            continue
        yield f"{group.id}  {group.present} of {group.expected}"
        for place in shown:
            yield f"  {place.called:<34} {_status(place):<15} {_detail(place)}".rstrip()


def _status(place: Place) -> str:
    if place.here:
        return "speaks" if place.has_floor else "here"
    if place.line in _LINES and (place.outcome in ("present", "by_substitute") or place.line != "out"):
        return _LINES[place.line]
    return {
        "present": "has left",
        "by_substitute": "has left",
        "declined": "declined",
        "not_reached": "not reached",
        "by_text": "by text",
    }.get(place.outcome, "expected" if place.summoned else "may dial in")


def _detail(place: Place) -> str:
    if place.here or place.outcome in ("present", "by_substitute"):
        who = f"{place.by or ''}{' (substitute)' if place.taken_as == 'substitute' else ''}"
        nothing = "nothing to report" if place.nothing_to_report else ""
        asks = "asks for the floor" if place.asked else place.report or nothing
        return ", ".join(part for part in (who.strip(), asks) if part)
    last = place.tries[-1] if place.tries else None
    if last is not None and last.outcome == "under_way":
        return f"{RUNGS.get(last.to, last.to)}, round {last.round}"
    reason = place.reason or (last.outcome if last else "")
    return REASONS.get(reason, reason)


def _block(room: Room) -> str:
    if room.block is None:
        return ""
    left = room.block.seconds_left or 0.0
    return f"{room.block.name}, {span(left)} {'left' if left >= 0 else 'over'}"


def _floor(room: Room) -> str:
    turn = room.speaking
    if turn is None:
        return "The floor is open" if room.open_floor else ""
    left = turn.seconds_left
    return f"{turn.called} has the floor, {span(left)} {'left' if left >= 0 else 'over'}"
