"""A carrier's report is one transaction of a few statements, whoever has been called before and however many.

Speed is measured in `bench/webhooks`; here is what it rests on.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event

from conference.domain.meeting.commands import PlanConference
from tests.stage import Stage, set_up
from tests.webhooks.given import CALL, post

LIFE = {"initiated": 5, "ringing": 3, "in-progress": 6, "completed": 12}
"""The statements for each thing told of a call that is answered and never presses a key.

The last one opens the seat's next rung: a leg, an effect, dues, and history for all of it. It is the same
where rows are locked: the locks are taken by the question itself.
"""


@contextmanager
def counted(stage: Stage) -> Iterator[dict[str, int]]:
    """The statements and the commits that are made meanwhile."""
    engine, made = stage.upprop.store._engine, {"statements": 0, "commits": 0}

    def statement(connection: object, cursor: object, words: str, *rest: object) -> None:
        made["statements"] += not words.startswith("BEGIN")

    def commit(connection: object) -> None:
        made["commits"] += 1

    event.listen(engine, "before_cursor_execute", statement)
    event.listen(engine, "commit", commit)
    yield made
    event.remove(engine, "before_cursor_execute", statement)
    event.remove(engine, "commit", commit)


def costs_of_a_call(stage: Stage, seat: str) -> dict[str, int]:
    """Tell the life of a seat's first call that has not been placed yet: the statements of each report."""
    with stage.upprop.store.reading() as work:
        leg = next(leg.id for leg in work.legs.of(stage.id) if leg.seat == seat)
    costs = {}
    for order, status in enumerate(LIFE):
        form = {
            "CallSid": CALL,
            "CallStatus": status,
            "SequenceNumber": str(order),
            "Timestamp": "Thu, 26 Nov 2026 08:30:00 +0000",
        }
        with counted(stage) as made:
            assert post(stage, f"/twilio/legs/{leg}/status", form).status_code == 204
        assert made["commits"] == 1, f"{status} took {made['commits']} commits"
        costs[status] = made["statements"]
    return costs


def call_everybody(stage: Stage, format: str) -> None:
    """Plan a meeting and let every first call be decided on; none is placed."""
    with stage.upprop.store.reading() as work:
        stage.id = work.new_id()
    stage.upprop.bus.handle(PlanConference(stage.id, format, stage.clock.now()))
    while rows := stage.upprop.due.take(stage.clock.now()):
        for row, command in rows:
            stage.upprop.bus.handle(command, due=row)


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    stage = set_up(tmp_path)
    yield stage
    stage.upprop.close()


def test_every_report_of_a_call_is_one_commit_of_few_statements(stage: Stage) -> None:
    call_everybody(stage, "ordinarie")
    assert costs_of_a_call(stage, "polisen") == LIFE


def test_it_costs_no_more_in_a_meeting_of_seventy_seven(stage: Stage) -> None:
    call_everybody(stage, "gron")
    assert costs_of_a_call(stage, "polisen-tib") == LIFE
