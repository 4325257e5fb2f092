"""Whatever becomes of the carrier's reports, the phones live through the same meeting and the record
says so.
"""

from pathlib import Path
from typing import Any

import pytest

from exercise.faults import Rule
from tests.faults.lived import Lived, lived_through
from tests.scenarios.small import a_small_thursday
from tests.stage import BASE, Stage
from tests.wire import into

REPORTS = ("initiated", "ringing", "answered", "completed", "participant-*", "conference-*", "announcement-*")


def rules(*words: dict[str, Any]) -> list[Rule]:
    return [Rule(**rule) for rule in words]


DISTURBANCES = {
    "every report comes twice": rules({"where": "callback:*", "does": "repeat"}),
    "every third report or so comes out of turn": rules(
        *(
            {"where": f"callback:{report}", "does": "reorder", "chance": 0.3, "seed": 7, "seconds": 2.0}
            for report in REPORTS
        )
    ),
    "reports of calls come four seconds late": rules(
        *({"where": f"callback:{report}", "does": "delay", "seconds": 4.0} for report in REPORTS[:4]),
    ),
    "ringing is never reported": rules({"where": "callback:ringing", "does": "lose"}),
    "nor is the answer": rules({"where": "callback:answered", "does": "lose"}),
    "lines are changed without a word": rules(
        {"where": "callback:participant-mute", "does": "lose"},
        {"where": "callback:participant-unmute", "does": "lose"},
    ),
}


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    return lived_through(a_small_thursday(tmp_path_factory.mktemp("undisturbed")))


@pytest.mark.parametrize("what", DISTURBANCES)
def test_the_meeting_is_the_same_when(what: str, undisturbed: Lived, tmp_path: Path) -> None:
    stage = a_small_thursday(tmp_path)
    for rule in DISTURBANCES[what]:
        stage.network.faults.add(rule)
    assert lived_through(stage) == undisturbed


@pytest.fixture(scope="module")
def over(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    """A meeting that is over and summarised; nothing that comes now may change it."""
    stage = a_small_thursday(tmp_path_factory.mktemp("over"))
    lived_through(stage)
    return stage


def test_everything_the_carrier_ever_sent_may_come_again_and_nothing_changes(over: Stage) -> None:
    before = over.record
    for request in list(over.post):
        assert into(over.web, request).status in (200, 204)
    over.forward(minutes=2)
    assert over.record == before
    over.closes_quietly()


def test_a_forged_report_is_refused_and_changes_nothing(over: Stage) -> None:
    before = over.record
    for request in over.post[::7]:
        forged = {**request.headers, "X-Twilio-Signature": "L/OH5YylLD5NRKLltdqwSvS0BnU="}
        assert into(over.web, request, forged).status == 403
        altered = type(request)(request.method, request.url, request.headers, {**request.form, "Extra": "1"})
        assert into(over.web, altered).status == 403
    assert over.record == before


def test_every_address_the_carrier_was_given_is_ours(over: Stage) -> None:
    assert all(request.url.startswith(f"{BASE}/twilio/") for request in over.post)


def test_another_process_takes_over_in_the_middle_of_the_round(tmp_path: Path, undisturbed: Lived) -> None:
    """Everything that is known lies in storage: a product put together anew goes on where the other was."""

    def restart(stage: Stage) -> None:
        stage.restart()

    assert lived_through(a_small_thursday(tmp_path), in_mid_round=restart) == undisturbed
