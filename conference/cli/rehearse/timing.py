"""Reads how fast an exercise goes, and what its leaders do when."""

import re
import shlex
from collections.abc import Iterable, Mapping
from datetime import tzinfo
from typing import Any, Final

from conference.cli.rehearse.breaking.kinds import KINDS
from conference.cli.rehearse.scenario import Moment, Step
from conference.cli.rehearse.spoiling import CARRIERS, Spoiling
from conference.cli.rehearse.writing import moment as read_moment
from conference.cli.rehearse.writing import seconds
from conference.county.faults import Faults
from conference.county.fields import Fields
from conference.county.marked import Mark
from conference.domain.activation.activation import ActivationState
from conference.domain.county.formats import Format
from conference.domain.meeting.conference import ConferenceState
from conference.exercises.places import Places

FASTEST: Final = 60.0
AWAY: Final = "away"
"""The phase in which nobody knows how a meeting is: a step has taken the database away."""


def read_speeds(fields: Fields, places: Places) -> Mapping[str, float]:
    """One speed, or one by phase: `start`, `away`, a state, a block or a format, or either in one format."""
    if not fields.has("speed"):
        return {"start": 1.0}
    known = {"start", AWAY, *_phases(places.formats)}
    mark = fields.mark("speed")
    table = mark.value if isinstance(mark.value, Mapping) else {"start": mark}
    speeds = {}
    for phase, item in table.items():
        speed = seconds(item.value)
        if phase not in known:
            fields.fault(f"{phase} is no phase of {_named(places)}", "speed")
        if speed is None or not 0 < speed <= FASTEST:
            fields.fault(f"a speed is above 0 and at most {FASTEST:g}, not {item.kind}", "speed")
        speeds[phase] = speed or 1.0
    if "start" not in speeds:
        fields.fault("the speed at start is missing", "speed")
    return speeds


def _phases(formats: Iterable[Format]) -> set[str]:
    phases: set[str] = {*ActivationState, *ConferenceState}
    for format_ in formats:
        own = {*ConferenceState, *(block.id for block in format_.blocks)}
        phases |= {format_.id, *own, *(f"{format_.id}.{phase}" for phase in own)}
    return phases


def read_steps(
    fields: Fields, file: str, places: Places, spoiling: Spoiling, zone: tzinfo, faults: Faults
) -> tuple[Step, ...]:
    """Faults are added to `faults`."""
    return tuple(
        _step(Fields(item, file, faults), item, places, spoiling, zone)
        for item in fields.items("do", required=False)
    )


def _step(fields: Fields, mark: Mark, places: Places, spoiling: Spoiling, zone: tzinfo) -> Step:
    after = seconds(fields.mark("after").value) if fields.has("after") else 0.0
    if after is None:
        fields.fault("after is seconds or +00:01:30", "after")
    moment = _moment(fields.part("when"), places, zone) if fields.has("when") else None
    if fields.has("faults"):
        rules = spoiling.rules(fields.items("faults"))
        carrier = fields.choice("carrier", CARRIERS, CARRIERS[0])
        fields.close()
        return Step(mark.line, (), moment, after or 0.0, carrier, rules)
    if fields.has("breaks"):
        breaks = tuple(_broken(fields.within(item)) for item in fields.items("breaks"))
        fields.close()
        return Step(mark.line, (), moment, after or 0.0, breaks=breaks)
    if fields.has("mends") or fields.has("reads_paper"):
        mends, reads = fields.flag("mends", False), fields.flag("reads_paper", False)
        if mends is reads:
            fields.fault("a step either mends or reads the paper")
        fields.close()
        return Step(mark.line, (), moment, after or 0.0, mends=mends, reads_paper=reads)
    run = fields.text("run")
    try:
        words = tuple(shlex.split(run))
    except ValueError as error:
        fields.fault(f"run cannot be taken apart: {error}", "run")
        words = ()
    says = fields.optional("says")
    if says is not None:
        try:
            re.compile(says)
        except re.error as error:
            fields.fault(f"{says} is no pattern: {error}", "says")
            says = None
    fields.close()
    return Step(mark.line, words, moment, after or 0.0, says=says)


def _broken(fields: Fields) -> Mapping[str, Any]:
    """A kind of what storms break, and what it has of its own."""
    name = fields.choice("kind", KINDS)
    words = KINDS[name].reads(fields) if name in KINDS else {}
    fields.close()
    return {"kind": name, "words": words}


def _moment(fields: Fields, places: Places, zone: tzinfo) -> Moment:
    ids = [format_.id for format_ in places.formats]
    format_ = fields.choice("format", ids) if fields.has("format") else None
    formats = [known for known in places.formats if format_ in (None, known.id)]
    blocks = dict.fromkeys(block.id for known in formats for block in known.blocks)
    moment = Moment(
        activation=fields.choice("activation", ActivationState) if fields.has("activation") else None,
        format=format_,
        state=fields.choice("state", ConferenceState) if fields.has("state") else None,
        block=fields.choice("block", blocks) if fields.has("block") else None,
        turn=fields.choice("turn", places.seats) if fields.has("turn") else None,
        printed=read_moment(fields, "printed", zone) if fields.has("printed") else None,
    )
    what = (moment.activation, moment.state, moment.block, moment.turn, moment.printed)
    if len([one for one in what if one is not None]) != 1:
        fields.fault("when is one of activation, state, block, turn and printed")
    if moment.activation is not None and format_ is not None:
        fields.fault("an activation is in no format", "format")
    fields.close()
    return moment


def _named(places: Places) -> str:
    return ", ".join(format_.id for format_ in places.formats)
