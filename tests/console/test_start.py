"""The first page tells whether the next meeting can be held, as the text to its leaders does."""

from __future__ import annotations

import pytest

from conference.domain.meeting.commands import TryLinks
from exercise.faults import Rule
from tests.console.reader import Reader
from tests.stage import Stage

pytestmark = pytest.mark.once


def first_page(stage: Stage) -> str:
    reader = Reader(stage.upprop, "leader")
    reader.opens("/")
    return reader.words


def test_the_first_page_tells_who_has_no_number_and_which_way_is_silent(stage: Stage) -> None:
    stage.plan(minutes=60)
    assert "19 rings upp; alla har nummer." in first_page(stage)
    assert "Länktest: samtal via twilio har inte provats" in first_page(stage)
    with stage.upprop.store.writing() as work:
        work.connection.exec_driver_sql("DELETE FROM phones WHERE function = 'polisen-tib'")
    stage.network.faults.add(Rule("rest:POST Calls", "500"))
    stage.do(TryLinks("cli:test"))
    stage.forward(minutes=2)
    assert "Polisen har inget nummer" in first_page(stage)
    assert "! Länktest: samtal via twilio hördes inte" in first_page(stage)
