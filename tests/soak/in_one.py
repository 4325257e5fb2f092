"""Thursdays one after another in one process, on a clock moved by hand and one database that grows.

It is the Thursday with fewer phones: what a meeting leaves behind does not depend on how many there are.

The network beside it is a new one every week: it keeps all that ever happened, to be asked about it.
"""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path
from statistics import mean, median
from tempfile import TemporaryDirectory
from typing import Final

from sqlalchemy import event

from tests.databases import DATABASES
from tests.scenarios.small import a_small_thursday
from tests.soak.held import Held, growth, held_by_us, told
from tests.stage import Stage

LOOK_EVERY: Final = 10
"""Weeks between two looks at what is held."""
MORE_STATEMENTS: Final = 1.01
"""A week may wait for a slot of the pace once more than another."""
OFFICER: Final = {"answers": 3, "presses": "1", "speaks": 8}


class Counted:
    """Statements to the database since the last time that one asked."""

    def __init__(self, stage: Stage) -> None:
        self._made = 0
        event.listen(stage.upprop.store._engine, "before_cursor_execute", self._one_more)

    def since(self) -> int:
        made, self._made = self._made, 0
        return made

    def _one_more(self, *_: object) -> None:
        self._made += 1


def soak(many: int) -> list[str]:
    """What went wrong in so many, in sentences."""
    DATABASES.asked_for = True
    found: list[str] = []
    course: list[Held] = []
    statements: list[int] = []
    seconds: list[float] = []
    with TemporaryDirectory() as folder:
        stage = a_small_thursday(Path(folder))
        counted = Counted(stage)
        first = stage.clock.now()
        for week in range(many):
            stage.clock.set(first + timedelta(weeks=week))
            stage.new_network()
            began = time.process_time()
            found += [f"week {week + 1}: {sentence}" for sentence in _thursday(stage)]
            seconds.append(time.process_time() - began)
            statements.append(counted.since())
            if week % LOOK_EVERY == 0:
                course.append(held_by_us())
                print(f"in one process: week {week + 1} of {many}, {len(found)} findings", flush=True)
        stage.upprop.close()
    print(told("in one process", course))
    few, many_later = median(statements[:11]), median(statements[-10:])
    print(f"statements in a Thursday: {few:.0f} at first, {many_later:.0f} at last")
    early, late = mean(seconds[:10]), mean(seconds[-10:])
    print(f"seconds of CPU in a Thursday: {early:.2f} at first, {late:.2f} at last")
    if many_later > few * MORE_STATEMENTS:
        found.append(f"a Thursday took {few:.0f} statements at first and {many_later:.0f} at last")
    return [*found, *growth("the process", course)]


def _thursday(stage: Stage) -> list[str]:
    stage.everyone(**OFFICER)
    stage.plan(minutes=30)
    stage.forward(minutes=65)
    stage.phone("lst-tib").text("OK")
    stage.forward(minutes=5)
    try:
        assert stage.conference.state == "summarised", stage.conference.state
        absent = [seat for seat, outcome in stage.outcomes.items() if outcome != "present"]
        assert not absent, absent
        stage.closes_quietly()
    except AssertionError as error:
        return [str(error).partition("\n")[0] or "it did not close quietly"]
    return []
