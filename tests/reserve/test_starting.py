"""Everything starts and lives without the database, and none is put in its place."""

from __future__ import annotations

import pytest

from conference.bootstrap import assemble
from conference.bus import Away
from conference.cli.desk import Desk
from conference.cli.setting_up import _prepared, prepare
from tests.databases import DATABASES
from tests.stage import Stage
from webhooks import create_app
from workers.relay import LONGEST_SLEEP, Relay


@pytest.fixture
def lost(stage: Stage) -> Stage:
    stage.upprop.keeper().refresh()
    DATABASES.take_away(stage.upprop.settings.database_url)
    return stage


def test_a_relay_and_a_web_process_start_without_it(lost: Stage) -> None:
    upprop = assemble(lost.upprop.settings, clock=lost.clock, nudged=False)
    assert Relay(upprop, "relay", None).safe_round() == LONGEST_SLEEP
    assert create_app(upprop).test_client().get("/healthz").status_code == 200
    DATABASES.give_back(upprop.settings.database_url)
    assert Relay(upprop, "relay", None).safe_round() <= LONGEST_SLEEP
    upprop.store.check()
    upprop.close()


@pytest.mark.sqlite
def test_a_database_that_is_lost_is_not_begun_anew(lost: Stage) -> None:
    desk = Desk(upprop=lost.upprop)
    with pytest.raises(Away, match=r"put it back, or take .*reserve away to begin anew"):
        prepare(desk)
    assert not (lost.upprop.settings.data_dir / "upprop.db").exists()


def test_up_starts_without_it_where_there_is_a_call_list(
    lost: Stage, capsys: pytest.CaptureFixture[str]
) -> None:
    _prepared(Desk(upprop=lost.upprop))
    assert "Presses are taken in reserve until it is there." in capsys.readouterr().err
    lost.upprop.snapshot.path.unlink()
    if DATABASES.server is not None:
        with pytest.raises(Away):
            _prepared(Desk(upprop=lost.upprop))
