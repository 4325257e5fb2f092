"""A carrier far away: requests that take their time, written down with when they came and were done."""

from datetime import datetime

from exercise.clock import ManualClock
from exercise.faults import Rule
from exercise.network import Network
from tests.exercise.product import BASE, Product
from tests.exercise.sdk import sdk
from tests.exercise.stage import ACCOUNT, POLICE, TOKEN, VOICE, Stage


def _place(network: Network) -> None:
    sdk(network).calls.create(to=POLICE, from_=VOICE, twiml="<Response><Hangup/></Response>")


def test_a_delayed_request_acts_when_its_time_has_passed() -> None:
    held: list[tuple[float, int]] = []

    def hold(seconds: float) -> None:
        held.append((seconds, len(network.requests)))

    network = Network(
        ManualClock(),
        Product(),
        account_sid=ACCOUNT,
        auth_token=TOKEN,
        voice_url=f"{BASE}/voice",
        text_url=f"{BASE}/text",
        hold=hold,
    )
    network.faults.add(Rule("rest:*", "delay", seconds=0.1))
    _place(network)
    assert held == [(0.1, 0)]
    assert [(taken.status, taken.fault) for taken in network.requests] == [(201, "delay")]


def test_what_is_taken_has_its_moments_of_the_wall(stage: Stage) -> None:
    _place(stage.network)
    (taken,) = stage.network.requests
    assert datetime.fromisoformat(taken.wall_came) <= datetime.fromisoformat(taken.wall_done)
