"""The calendar of county.yaml, and what the office has moved or cancelled."""

from collections.abc import Container
from typing import cast, get_args

from conference.county.faults import Faults
from conference.county.fields import Fields
from conference.county.marked import Mark
from conference.domain.county.calendar import Calendar, Monthly, Move, OnHoliday

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def read_calendar(fields: Fields, zone: str, formats: Container[str], file: str, faults: Faults) -> Calendar:
    calendar = Calendar(
        weekday=WEEKDAYS.index(fields.choice("weekday", WEEKDAYS) or "monday"),
        start=fields.clock("start"),
        zone=zone,
        format=fields.text("format"),
        on_holiday=cast(OnHoliday, fields.choice("on_holiday", get_args(OnHoliday), "day_before")),
        moves=tuple(_move(mark, file, faults) for mark in fields.items("moves", required=False)),
        cancelled=fields.days("cancelled"),
        monthly=_monthly(fields.part("monthly")) if fields.has("monthly") else None,
    )
    for format in (calendar.format, *([calendar.monthly.format] if calendar.monthly else [])):
        if format and format not in formats:
            fields.fault(f"the format {format} is not known", "format")
    _check_days(calendar, fields)
    fields.close()
    return calendar


def _move(mark: Mark, file: str, faults: Faults) -> Move:
    fields = Fields(mark, file, faults)
    move = Move(
        from_date=fields.day("from"),
        to_date=fields.day("to") if fields.has("to") else None,
        start=fields.clock("start") if fields.has("start") else None,
    )
    if not fields.has("to") and not fields.has("start"):
        fields.fault("a move says to which date, or to which start, or both")
    fields.optional("why")
    fields.close()
    return move


def _monthly(fields: Fields) -> Monthly:
    monthly = Monthly(nth=fields.whole("nth", least=1), format=fields.text("format"))
    if monthly.nth > 5:
        fields.fault("no month has a sixth meeting day", "nth")
    fields.close()
    return monthly


def _check_days(calendar: Calendar, fields: Fields) -> None:
    """What is moved or cancelled must be there by the rule, and only once."""
    moved = [move.from_date for move in calendar.moves]
    for name, days in (("moves", moved), ("cancelled", list(calendar.cancelled))):
        for day in dict.fromkeys(days):
            if not calendar.regular(day):
                fields.fault(f"there is no meeting on {day} to begin with", name)
            if days.count(day) > 1 or (name == "moves" and day in calendar.cancelled):
                fields.fault(f"{day} stands more than once among the moved and cancelled", name)
