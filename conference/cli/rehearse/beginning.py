"""Reads what an exercise begins with: a meeting that is called for, or a button that is pressed."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from conference.cli.rehearse.scenario import BUTTONS, Meeting, Press
from conference.cli.rehearse.writing import moment
from conference.county.fields import Fields
from conference.domain.county.county import County


@dataclass(frozen=True)
class Beginning:
    """`formats` are those that may be called for in the course of it; there is always one."""

    meeting: Meeting | None
    press: Press | None
    formats: tuple[str, ...]


def read_beginning(fields: Fields, begins: datetime, county: County) -> Beginning:
    """Where something is at fault, any format will do to find the other faults."""
    any_format = (next(iter(county.formats)),)
    called, pressed = fields.has("conference"), fields.has("press")
    if called is pressed:
        fields.fault("an exercise begins with either a conference or a press")
    if pressed:
        press = _press(fields.part("press"), county)
        formats = tuple(id for id in fields.texts("formats") if _is_known(id, fields, county))
        return Beginning(None, press, formats or any_format)
    if not called:
        return Beginning(None, None, any_format)
    meeting = _meeting(fields.part("conference"), begins, county)
    return Beginning(meeting, None, (meeting.format,) if meeting.format in county.formats else any_format)


def _meeting(fields: Fields, begins: datetime, county: County) -> Meeting:
    format_ = fields.choice("format", county.formats)
    at = moment(fields, "at", ZoneInfo(county.zone)) if fields.has("at") else None
    lead = fields.whole("in", least=1) if fields.has("in") else None
    if fields.has("at") is fields.has("in"):
        fields.fault("a conference has either at or in")
    if at is not None and at <= begins:
        fields.fault("the conference is to begin before the exercise does", "at")
    fields.close()
    return Meeting(format_, at, lead)


def _press(fields: Fields, county: County) -> Press:
    """By a line, which says for whom and why; or by a phone, whose script says all of that."""
    button = fields.choice("button", BUTTONS)
    if fields.has("phone"):
        press = Press(button, phone=fields.text("phone"))
    else:
        by = fields.choice("by", [member.id for member in county.members])
        press = Press(button, by=by, why=fields.text("why"))
    fields.close()
    return press


def _is_known(format_: str, fields: Fields, county: County) -> bool:
    if format_ not in county.formats:
        fields.fault(f"there is no format {format_}", "formats")
    return format_ in county.formats
