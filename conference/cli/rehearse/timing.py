"""Reads how fast an exercise goes, and what its leaders do when."""

import shlex
from collections.abc import Iterable, Mapping
from typing import Final

from conference.cli.rehearse.scenario import Moment, Step
from conference.cli.rehearse.spoiling import CARRIERS, Spoiling
from conference.cli.rehearse.writing import seconds
from conference.county.faults import Faults
from conference.county.fields import Fields
from conference.county.marked import Mark
from conference.domain.activation.activation import ActivationState
from conference.domain.county.formats import Format
from conference.domain.meeting.conference import ConferenceState
from conference.exercises.places import Places

FASTEST: Final = 60.0


def read_speeds(fields: Fields, places: Places) -> Mapping[str, float]:
    """One speed, or one by phase: `start`, a state, a block, a format, or one of these in one format."""
    if not fields.has("speed"):
        return {"start": 1.0}
    known = {"start", *_phases(places.formats)}
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
    fields: Fields, file: str, places: Places, spoiling: Spoiling, faults: Faults
) -> tuple[Step, ...]:
    """Faults are added to `faults`."""
    return tuple(
        _step(Fields(item, file, faults), item, places, spoiling)
        for item in fields.items("do", required=False)
    )


def _step(fields: Fields, mark: Mark, places: Places, spoiling: Spoiling) -> Step:
    after = seconds(fields.mark("after").value) if fields.has("after") else 0.0
    if after is None:
        fields.fault("after is seconds or +00:01:30", "after")
    moment = _moment(fields.part("when"), places) if fields.has("when") else None
    if fields.has("faults"):
        rules = spoiling.rules(fields.items("faults"))
        carrier = fields.choice("carrier", CARRIERS, CARRIERS[0])
        fields.close()
        return Step(mark.line, (), moment, after or 0.0, carrier, rules)
    run = fields.text("run")
    try:
        words = tuple(shlex.split(run))
    except ValueError as error:
        fields.fault(f"run cannot be taken apart: {error}", "run")
        words = ()
    fields.close()
    return Step(mark.line, words, moment, after or 0.0)


def _moment(fields: Fields, places: Places) -> Moment:
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
    )
    said = [what for what in (moment.activation, moment.state, moment.block, moment.turn) if what is not None]
    if len(said) != 1:
        fields.fault("when is one of activation, state, block and turn")
    if moment.activation is not None and format_ is not None:
        fields.fault("an activation is in no format", "format")
    fields.close()
    return moment


def _named(places: Places) -> str:
    return ", ".join(format_.id for format_ in places.formats)
