"""A stream of a page: drawn once for all who see the same, refused where it cannot be, and begun anew."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextvars import copy_context
from pathlib import Path

import pytest

from conference.bus import Away
from tests.console.reader import Reader
from tests.console.visitor import Visitor, an_account, in_earnest, pages
from tests.databases import DATABASES
from tests.stage import Stage, set_up
from webhooks.console.live import stream
from webhooks.console.live.stream import Drawn

pytestmark = pytest.mark.once


# --- drawn once -------------------------------------------------------------------------------------------


class Drawing:
    """Something that is drawn, and counts how often; `slowly`: whoever draws waits for a word."""

    def __init__(self, *, slowly: bool = False) -> None:
        self.times = 0
        self.begun, self.go_on = threading.Event(), threading.Event()
        if not slowly:
            self.go_on.set()

    def __call__(self, row: int) -> dict[str, str]:
        self.times += 1
        self.begun.set()
        assert self.go_on.wait(10)
        return {"part": f"drawing {self.times}"}


def test_it_is_drawn_once_for_all_who_see_the_same() -> None:
    kept, draw = Drawn(), Drawing()
    assert [kept.parts("a", 7, draw)["part"] for _ in range(96)] == ["drawing 1"] * 96


def test_those_who_come_while_it_is_drawn_are_given_the_same_drawing() -> None:
    kept, draw, told = Drawn(), Drawing(slowly=True), []
    viewers = [threading.Thread(target=lambda: told.append(kept.parts("a", 7, draw))) for _ in range(8)]
    viewers[0].start()
    assert draw.begun.wait(10)
    for one in viewers[1:]:
        one.start()
    draw.go_on.set()
    for one in viewers:
        one.join(10)
    assert [one["part"] for one in told] == ["drawing 1"] * 8


def test_what_has_happened_since_is_drawn_anew() -> None:
    kept, draw = Drawn(), Drawing()
    kept.parts("a", 7, draw)
    assert kept.parts("a", 8, draw)["part"] == "drawing 2"
    assert kept.parts("a", 7, draw)["part"] == "drawing 2", "nobody is shown what is older than they know of"


def test_whoever_sees_something_else_has_another_drawing() -> None:
    kept, mine, anothers = Drawn(), Drawing(), Drawing()
    kept.parts("mine", 7, mine)
    kept.parts("another's", 7, anothers)
    assert (mine.times, anothers.times) == (1, 1)


def test_a_drawing_that_failed_is_not_kept() -> None:
    kept, draw = Drawn(), Drawing()

    def fails(row: int) -> dict[str, str]:
        raise Away("the database does not answer")

    with pytest.raises(Away):
        kept.parts("a", 7, fails)
    assert kept.parts("a", 7, draw)["part"] == "drawing 1"


def test_one_that_draws_slowly_keeps_nobody_waiting_who_sees_something_else() -> None:
    kept, slow = Drawn(), Drawing(slowly=True)
    waits = threading.Thread(target=kept.parts, args=("slow", 7, slow))
    waits.start()
    assert slow.begun.wait(10)
    assert kept.parts("another", 7, Drawing())["part"] == "drawing 1"
    slow.go_on.set()
    waits.join(10)


# --- to whom ----------------------------------------------------------------------------------------------


@pytest.fixture
def meeting(stage: Stage) -> Iterator[Stage]:
    stage.everyone(speaks=20)
    stage.plan("ordinarie", minutes=6)
    stage.forward(minutes=6, seconds=1)
    yield stage


class Looking:
    """Somebody who looks at the page of a meeting, in a thread's worth of surroundings of their own."""

    def __init__(self, reader: Reader, stage: Stage, *, of: str = "", **headers: str) -> None:
        """`of` is the address of another page's stream."""
        self._around = copy_context()
        path = of or f"/konferens/{stage.id}/strom"
        self.answer = self._around.run(reader.client.get, path, buffered=False, headers=headers)
        self._pieces = iter(self.answer.response)

    def until_a_beat(self) -> str:
        """What the stream says before it is silent."""
        said = ""
        while "event: beat" not in said:
            said += self._around.run(next, self._pieces).decode()
        return said

    def leaves(self) -> None:
        self._around.run(self.answer.close)


def parts_of(said: str) -> dict[str, str]:
    """By name, the last of each."""
    found = {}
    for event in said.split("\n\n"):
        lines = dict(line.split(": ", 1) for line in event.splitlines() if line.startswith("event"))
        if "event" in lines:
            found[lines["event"]] = event
    return found


def test_whoever_has_not_the_keys_is_not_sent_those_of_who_has(meeting: Stage, leader: Reader) -> None:
    auditor = Reader(meeting.upprop, "auditor")
    first, second = Looking(leader, meeting), Looking(auditor, meeting)
    has, has_not = parts_of(first.until_a_beat()), parts_of(second.until_a_beat())
    assert 'id="key-guest"' in has["keys"] and 'class="of-seat"' in has["group-polis"]
    assert "button" not in has_not["keys"] and "of-seat" not in has_not["group-polis"]
    assert 'class="done"' not in has_not["done"]
    first.leaves()
    second.leaves()


# --- refused ----------------------------------------------------------------------------------------------


def test_the_next_beyond_as_many_as_may_look_is_told_so_and_let_in_when_one_has_left(
    meeting: Stage, leader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "MOST", 1)
    first = Looking(leader, meeting)
    first.until_a_beat()
    refused = Looking(leader, meeting).answer
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "10")
    parts = leader.client.get(f"/konferens/{meeting.id}/delar")
    assert parts.status_code == 200, "the page asks for its parts instead"
    first.leaves()
    second = Looking(leader, meeting)
    assert second.answer.status_code == 200 and "event: beat" in second.until_a_beat()
    second.leaves()


def test_there_is_no_stream_without_a_database(stage: Stage) -> None:
    an_account(stage, "revisor")
    visitor = Visitor(pages(in_earnest(stage.upprop)))
    visitor.signs_in("revisor")
    path = f"/konferens/{stage.plan('ordinarie', minutes=6)}/strom"
    DATABASES.take_away(stage.upprop.settings.database_url)
    refused = visitor.client.get(path, base_url=visitor.base, buffered=False)
    assert refused.status_code == 503 and refused.mimetype != "text/event-stream"
    assert visitor.app.extensions["tail"].watchers == 0


def test_whoever_has_not_signed_in_is_told_so_and_not_sent_elsewhere(meeting: Stage) -> None:
    """A browser follows where it is sent, and would take the page there for the end of the stream."""
    visitor = Visitor(pages(in_earnest(meeting.upprop)))
    path = f"/konferens/{meeting.id}/strom"
    refused = visitor.client.get(path, base_url=visitor.base, headers={"Accept": "text/event-stream"})
    assert refused.status_code == 401


# --- begun anew -------------------------------------------------------------------------------------------


def last_id(said: str) -> int:
    return max(int(line.removeprefix("id: ")) for line in said.splitlines() if line.startswith("id: "))


def test_a_browser_whose_line_was_lost_is_sent_all_of_it_as_it_is_now(meeting: Stage, leader: Reader) -> None:
    """Whatever it says of how far it had come: what it has on its page is nothing we know."""
    lives = Looking(leader, meeting)
    before = lives.until_a_beat()
    lives.leaves()
    meeting.wish("note", by="lst-tib", kind="note", text="Skrivet medan linjen var borta")
    again = Looking(leader, meeting, **{"Last-Event-ID": str(last_id(before))})
    said = again.until_a_beat()
    again.leaves()
    assert parts_of(said).keys() == parts_of(before).keys()
    assert "Skrivet medan linjen var borta" in parts_of(said)["notes"]
    assert last_id(said) >= last_id(before)


@pytest.mark.parametrize("said", ["-1", "999999999", "nonsense"])
def test_whatever_a_browser_says_it_has_seen_hides_nothing(said: str, meeting: Stage, leader: Reader) -> None:
    lives = Looking(leader, meeting, **{"Last-Event-ID": said})
    assert "19 av 19" in lives.until_a_beat()
    lives.leaves()


def test_a_browser_is_told_to_come_back_within_a_second(meeting: Stage, leader: Reader) -> None:
    lives = Looking(leader, meeting)
    assert lives.until_a_beat().startswith("retry: 1000\n\n")
    lives.leaves()


def test_what_one_house_is_shown_as_is_nothing_to_another(meeting: Stage, tmp_path: Path) -> None:
    """Each has a first page, and the one that has had more to tell has just been drawn."""
    busy = seen_first(meeting)
    calm = set_up(tmp_path / "calm")
    try:
        assert "Ordinarie" in busy
        assert meeting.id in busy and meeting.id not in seen_first(calm)
    finally:
        calm.upprop.close()


def seen_first(house: Stage) -> str:
    """What the stream of the first page says to somebody who begins to look."""
    looking = Looking(Reader(house.upprop, "leader"), house, of="/strom")
    said = looking.until_a_beat()
    looking.leaves()
    return said
