"""How much of the time after a kill nobody could have been at work, since the database was broken itself.

Whoever delivers has nothing to deliver then, and gives its sign of life in that very database. The web
service and Redis answer without it: of theirs nothing is taken off.
"""

from collections.abc import Iterable
from typing import Final

from conference.cli.rehearse.breaking.storm import Broken
from conference.cli.rehearse.breaking.watch import Recovery

WITHOUT_IT: Final = ("web", "redis")


def database_away(recovery: Recovery, broken: Iterable[Broken]) -> float:
    """Seconds of the wall, each counted once however many things were wrong with the database in it."""
    if recovery.seconds is None or recovery.name in WITHOUT_IT:
        return 0.0
    since, until = recovery.killed_at, recovery.killed_at + recovery.seconds
    total = 0.0
    for began, ended in sorted(_spans(broken, until)):
        total += max(0.0, min(ended, until) - max(began, since))
        since = max(since, ended)
    return round(total, 2)


def _spans(broken: Iterable[Broken], until: float) -> Iterable[tuple[float, float]]:
    for one in broken:
        if one.kind.startswith("database-") and one.not_now is None:
            yield one.began, until if one.ended is None else one.ended
