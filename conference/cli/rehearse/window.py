"""Looks into the meeting as any reader of the product may, without a process for every look."""

from conference.bootstrap import Upprop, assemble
from conference.cli.rehearse.sight import Sight
from conference.settings import Settings
from conference.views.conferences import listed, meant
from conference.views.room import room


class Window:
    def __init__(self, settings: Settings) -> None:
        self._upprop: Upprop = assemble(settings, nudged=False)

    def look(self, conference: str) -> Sight:
        """Raises Away where the database does not answer."""
        now = self._upprop.clock.now()
        with self._upprop.store.reading() as look:
            seen = room(look, meant(look, conference), now)
        return Sight(
            at=now,
            state=seen.state,
            block=seen.block.id if seen.block else None,
            block_name=seen.block.name if seen.block else None,
            speaking=seen.speaking.seat if seen.speaking else None,
            turn=seen.speaking.turn if seen.speaking else None,
            left=seen.speaking.seconds_left if seen.speaking else None,
            present=seen.present,
            expected=seen.expected,
        )

    def held(self) -> list[str]:
        """The ids of the meetings that have come further than their plan, in the order they were to begin."""
        with self._upprop.store.reading() as look:
            rows = [row for row in listed(look) if row.state != "planned"]
        return [row.id for row in sorted(rows, key=lambda row: row.planned_at)]

    def close(self) -> None:
        self._upprop.close()
