"""The days on which nobody meets: public holidays and the eves that everybody keeps, not ordinary Sundays."""

from collections.abc import Iterable
from datetime import date

import holidays


def holidays_of(years: Iterable[int]) -> frozenset[date]:
    kept = holidays.country_holidays(
        "SE", years=sorted(years), categories=("public", "de_facto"), language="sv"
    )
    return frozenset(kept)
