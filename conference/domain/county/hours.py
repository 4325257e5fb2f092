"""Local time as it is written and said: 10.00, torsdag 19 november."""

from datetime import date
from zoneinfo import ZoneInfo

from conference.domain.county.texts import Saying, say
from conference.domain.instants import Instant

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def local_date(moment: Instant, zone: str) -> date:
    """The day it is in `zone` at that moment."""
    return moment.astimezone(ZoneInfo(zone)).date()


def hour(moment: Instant, zone: str) -> str:
    """The time of day in `zone`, with the Swedish point: 10.00."""
    return f"{moment.astimezone(ZoneInfo(zone)):%H.%M}"


def day_and_hour(moment: Instant, zone: str) -> Saying:
    """The day and hour in `zone`, as a saying: "torsdag 26/11 kl 10.00"."""
    local = moment.astimezone(ZoneInfo(zone))
    return say(
        "day_and_hour",
        day=say(WEEKDAYS[local.weekday()]),
        date=f"{local.day}/{local.month}",
        time=f"{local:%H.%M}",
    )
