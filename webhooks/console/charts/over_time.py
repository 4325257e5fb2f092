"""Charts over weeks and years: how many came on Thursdays, and how often the county has been activated."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from flask_babel import gettext as _

from conference.domain.activation.past import Year
from conference.views.conferences import Row
from webhooks.console.charts.chart import Chart
from webhooks.console.charts.columns import Column, columns


def attendance(held: Sequence[Row], zone: str) -> Chart | None:
    """The ordinary meetings in the order in which they were held: how many were there, and of how many."""
    if not held:
        return None
    among = [
        Column(
            f"{one.planned_at.astimezone(ZoneInfo(zone)):%-d/%-m}",
            one.present,
            _("%(n)s of %(m)s", n=one.present, m=one.expected),
            one.expected,
        )
        for one in held
    ]
    told = _("%(n)s of %(m)s at the last of them.", n=held[-1].present, m=held[-1].expected)
    return columns(
        _("How many came on Thursdays"),
        told,
        (_("Thursday"), _("were there"), _("were called")),
        among,
        (("part", _("were there")), ("whole", _("were called"))),
    )


def by_year(years: Sequence[Year]) -> Chart | None:
    """Activations of each year; the one under way as far as it has gone."""
    if not years:
        return None
    among = [Column(str(one.year), one.activations, f"{one.year}: {one.activations}") for one in years]
    told = _("%(n)s activations in %(m)s years.", n=sum(one.activations for one in years), m=len(years))
    return columns(_("Activations by year"), told, (_("Year"), _("Activations")), among)
