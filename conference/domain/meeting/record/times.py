"""Times as the record writes them: RFC 3339 in UTC."""

from __future__ import annotations

from datetime import UTC
from typing import overload

from conference.domain.instants import Instant


@overload
def written(moment: Instant) -> str: ...
@overload
def written(moment: None) -> None: ...
def written(moment: Instant | None) -> str | None:
    """2026-11-26T09:00:00Z, with what there is of fractions."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z") if moment else None
