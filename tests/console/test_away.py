"""While the database is away whoever was in lately can press, and nothing else."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from conference.domain.access import commands as c
from conference.domain.access.rights import Role
from tests.console.visitor import Visitor, an_account, in_earnest, pages
from tests.databases import DATABASES, Databases
from tests.stage import Stage, set_up
from webhooks.console.signing_in import lately


@pytest.fixture
def stage(tmp_path: Path, databases: Databases) -> Iterator[Stage]:
    stage = set_up(tmp_path, calls_per_second=50)
    an_account(stage, "huddinge", Role.MEMBER, member="huddinge")
    assert stage.upprop.keeper().refresh()
    yield stage
    stage.upprop.close()


@pytest.fixture
def visitor(stage: Stage) -> Visitor:
    visitor = Visitor(pages(in_earnest(stage.upprop)))
    visitor.signs_in("huddinge")
    assert visitor.is_in
    visitor.opens("/tryck/green")
    return visitor


def lose(stage: Stage) -> None:
    DATABASES.take_away(stage.upprop.settings.database_url)


def activations(visitor: Visitor) -> int:
    host = visitor.app.extensions["host"]
    assert host.at_work() is not host.house
    with host.at_work().store.reading() as look:
        return len(look.activations.alive())


def test_whoever_was_in_lately_presses(stage: Stage, visitor: Visitor) -> None:
    lose(stage)
    visitor.sends("/tryck/green", why="Brand på vårdboende")
    assert activations(visitor) == 1


def test_and_nothing_else(stage: Stage, visitor: Visitor) -> None:
    lose(stage)
    for path in ("/", "/historik", "/konto", "/aktorer"):
        visitor.opens(path)
        assert visitor.status == 503, path
        assert "Databasen svarar inte" in visitor.words


def test_whoever_was_in_a_while_ago_does_not(
    stage: Stage, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    lose(stage)
    at = time.monotonic() + lately.AWAY_FOR
    monkeypatch.setattr(lately.time, "monotonic", lambda: at)
    visitor.sends("/tryck/green", why="Brand på vårdboende")
    assert visitor.status == 503
    assert visitor.app.extensions["host"].at_work() is visitor.app.extensions["host"].house


@pytest.mark.parametrize("held", [None, "something made up"])
def test_nobody_unknown_does(held: str | None, stage: Stage, visitor: Visitor) -> None:
    lose(stage)
    stranger = Visitor(visitor.app)
    if held is not None:
        stranger.client.set_cookie("__Host-upprop", held, domain="upprop.example.org", secure=True)
    stranger.sends("/tryck/green", why="Brand på vårdboende", member="huddinge", **visitor.hidden)
    assert stranger.status in (400, 401, 503)
    assert visitor.app.extensions["host"].at_work() is visitor.app.extensions["host"].house


def test_whoever_was_put_out_while_it_was_there_is_out(stage: Stage, visitor: Visitor) -> None:
    stage.do(c.RevokeSignIns("id-huddinge", "cli:test"))
    assert not visitor.is_in
    lose(stage)
    visitor.sends("/tryck/green", why="Brand på vårdboende")
    assert visitor.app.extensions["host"].at_work() is visitor.app.extensions["host"].house


def test_an_auditor_has_no_more_rights_than_before(stage: Stage) -> None:
    an_account(stage, "revisor", Role.AUDITOR)
    visitor = Visitor(pages(in_earnest(stage.upprop)))
    visitor.signs_in("revisor")
    visitor.opens("/konto")
    lose(stage)
    visitor.sends("/tryck/green", why="x", member="huddinge")
    assert visitor.status == 403


def test_the_page_by_which_one_signs_in_says_that_it_cannot(stage: Stage, visitor: Visitor) -> None:
    lose(stage)
    stranger = Visitor(visitor.app)
    stranger.signs_in("huddinge")
    assert stranger.status == 503 and "Databasen svarar inte" in stranger.words


def test_whoever_has_pressed_is_led_to_a_page_that_says_what_comes_of_it(
    stage: Stage, visitor: Visitor
) -> None:
    """It is the reserve's, who cannot know who may read it; what came of the press is told all the same."""
    lose(stage)
    visitor.sends("/tryck/green", why="Brand på vårdboende")
    assert visitor.at.startswith("/aktivering/") and visitor.status == 503
    assert "Press mottaget, reservläge: databasen svarar inte" in visitor.words
    assert "Alla har ringts upp senast inom 11 minuter" in visitor.words
    assert "Pågående konferenser fortsätter" in visitor.words
    visitor.opens(visitor.at)
    assert "Press mottaget" not in visitor.words, "it is told once"


def test_a_form_sent_again_without_the_database_presses_once(stage: Stage, visitor: Visitor) -> None:
    """The page one is led to says that the database is away; somebody may well go back and send it again."""
    sent = {**visitor.hidden, "why": "Brand på vårdboende"}
    lose(stage)
    led = [visitor.client.post("/tryck/green", base_url=visitor.base, data=sent) for _ in range(2)]
    assert led[0].location == led[1].location and "/aktivering/" in led[0].location
    with visitor.app.extensions["host"].at_work().store.reading() as look:
        assert [len(one.presses) for one in look.reads.activations(10)] == [1]
