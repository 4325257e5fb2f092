"""Two hosts hold a meeting. One is cut off, comes back, and the other is killed: no phone is rung twice.

Real processes, each host in a network of its own; nothing of it leaves those networks.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from conference.bus import StorageError
from conference.cli.desk import Desk
from conference.cli.root import upprop as command
from conference.domain.meeting.conference import ConferenceState
from conference.storage import Store
from conference.views.verify import verify
from tests.hosts.county import Host, TwoHosts
from tests.hosts.namespace import NotAllowed

PATIENCE = 150.0
"""Seconds of the wall, beside all other tests on two cores: how soon they come is no promise of this test."""

pytestmark = [pytest.mark.postgres, pytest.mark.processes, pytest.mark.timeout(800)]


@pytest.fixture
def county(tmp_path: Path, databases: object) -> Iterator[TwoHosts]:
    try:
        county = TwoHosts(tmp_path)
    except NotAllowed as told:
        pytest.skip(str(told))
    try:
        yield county
    finally:
        county.end()


def test_a_meeting_outlives_either_of_its_hosts(county: TwoHosts) -> None:
    one, other = county.hosts
    for host in county.hosts:
        until(host.ready, "a host is not ready")
    numbers = everybody_answers(county)
    id = convene(county)
    until(lambda: len(calls(county)) >= 4, "nobody is called")

    # The first is cut off while everybody is being called, and has the meeting locked at that moment.
    let_go = locked_by(one, county.database, id)
    county.cut_off(one)
    until(lambda: present(county, id) == len(numbers), "not everybody came while one host was cut off")
    county.pace.change(4.0)
    until(lambda: speaking(county, id) is not None, "nobody was given the floor")
    county.pace.change(1.0)
    # Whoever answers and is not heard for long while that host is cut off has their next phone rung too.
    called = calls(county)
    assert set(numbers) <= set(called) and len(called) == len(set(called))

    county.plug_in(one)
    until(one.ready, "the host that was cut off does not come back")
    assert let_go() != "", "what it had in hand when it was cut off is not written any more"

    # The other dies without a word, in the middle of the round.
    spoke = speaking(county, id)
    assert other.place.kill() >= 7
    county.pace.change(4.0)
    until(lambda: speaking(county, id) not in (spoke, None), "the floor was not passed on")
    give(county, "end", id)
    until(lambda: state(county, id) is ConferenceState.ENDED, "the meeting does not end")
    until(lambda: drafted(county, id), "no summary is drafted")
    give(county, "summary", id, "approve")
    until(lambda: state(county, id) is ConferenceState.SUMMARISED, "the summary is not sent")

    assert calls(county) == called
    assert county.at_the_carrier(lambda network: network.unexpected()) == []
    with county.upprop.store.reading() as work:
        assert verify(work, id).verified


def everybody_answers(county: TwoHosts) -> list[str]:
    """An officer at every phone that is called first, whose numbers these are, and nobody at any other."""
    places = [place for place in county.upprop.county.formats["ordinarie"].seats if place.summoned]
    with county.upprop.store.reading() as work:
        phones = [work.directory.phones(place.function) for place in places]
    first = [str(of.holder) for of in phones]
    others = {number for of in phones for number in of.numbers} - set(first)
    nobody = {"answers": "never"}
    officer = {"answers": 1, "presses": [{"key": "1", "into": 0.5}], "speaks": 8}
    scripts = {**dict.fromkeys(others, nobody), **dict.fromkeys(first, officer)}
    county.at_the_carrier(lambda network: network.give_scripts(scripts))
    return first


def locked_by(host: Host, url: str, id: str) -> Callable[[], str]:
    """Somebody on that host has the meeting locked, and goes on only when told to: what came of it."""
    locked, go_on = threading.Event(), threading.Event()
    came: list[str] = []

    def hold() -> None:
        try:
            with Store(url, county=None).writing() as work:
                work.conferences.get(id).chair = "nobody"
                locked.set()
                go_on.wait(PATIENCE * 5)
        except StorageError as error:
            came.append(str(error))

    # Started there, a thread stays there.
    holding = threading.Thread(target=hold, daemon=True)
    host.place.do(holding.start)
    assert locked.wait(PATIENCE)

    def let_go() -> str:
        go_on.set()
        holding.join(PATIENCE)
        return "".join(came)

    return let_go


def convene(county: TwoHosts) -> str:
    give(county, "convene", "ordinarie", "--in", "45")
    with county.upprop.store.reading() as work:
        [planned] = work.conferences.not_over()
    return planned.id


def give(county: TwoHosts, *words: str) -> None:
    done = CliRunner().invoke(command, list(words), obj=Desk(upprop=county.upprop))
    assert done.exit_code == 0, done.output


def calls(county: TwoHosts) -> list[str]:
    """The number of every call that the carrier took, in order."""
    taken = county.at_the_carrier(lambda network: network.requests())
    return [
        row["form"]["To"][0]
        for row in taken
        if (row["method"], row["resource"], row["status"]) == ("POST", "Calls", 201)
    ]


def drafted(county: TwoHosts, id: str) -> bool:
    with county.upprop.store.reading() as work:
        return work.conferences.get(id).summary_version > 0


def present(county: TwoHosts, id: str) -> int:
    with county.upprop.store.reading() as work:
        return work.seats.tally(id)[0]


def speaking(county: TwoHosts, id: str) -> str | None:
    with county.upprop.store.reading() as work:
        turn = work.floors.get(id).turn
        return turn.seat if turn else None


def state(county: TwoHosts, id: str) -> ConferenceState:
    with county.upprop.store.reading() as work:
        return work.conferences.look(id).state


def until(holds: Callable[[], bool], otherwise: str, seconds: float = PATIENCE) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, otherwise
        time.sleep(0.2)
