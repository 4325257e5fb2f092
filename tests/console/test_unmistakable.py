"""An exercise is unmistakable on every page, and one that shows an exercise says so in a house in earnest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from conference.domain.activation.commands import Press
from tests.console.reader import Reader
from tests.console.visitor import in_earnest
from tests.control import control_of
from tests.stage import Stage

pytestmark = pytest.mark.once


@dataclass(frozen=True)
class Held:
    """An exercise that has been: its house, its meeting and its activation."""

    stage: Stage
    activation: str


@pytest.fixture
def held(stage: Stage) -> Held:
    """A meeting that is over, and an activation that is not."""
    stage.everyone()
    stage.plan("ordinarie", minutes=6)
    stage.forward(minutes=40)
    with stage.upprop.store.reading() as look:
        pressed = look.new_id()
    stage.do(Press(pressed, "green", "huddinge", "Brand på ett vårdboende", "cli:test"))
    return Held(stage, pressed)


def about_the_exercise(held: Held) -> dict[str, str]:
    """Pages that show an exercise, by what they are."""
    meeting, activation = f"/konferens/{held.stage.id}", f"/aktivering/{held.activation}"
    return {
        "meeting": meeting,
        "meeting on a wall screen": f"{meeting}?vagg=1",
        "summary": f"{meeting}/sammanfattning",
        "record": f"{meeting}/anteckningar",
        "why it rang": f"{meeting}/plats/polisen/varfor",
        "activation": activation,
        "a wish": f"{activation}/onskan/release",
        "picture": f"{activation}/lagesbild",
        "the picture being written": f"{activation}/lagesbild/skriv",
    }


def is_marked(reader: Reader) -> bool:
    """In its title, in a band that is always in sight, and by an edge round all of it."""
    return (
        "<title>ÖVNING · " in reader.last
        and '<aside class="exercise-band"' in reader.last
        and '<body class="exercise">' in reader.last
    )


def every_page(reader: Reader) -> Iterator[str]:
    """The address of every page that needs nothing said in it."""
    for rule in reader.app.url_map.iter_rules():
        if (
            "GET" in (rule.methods or set())
            and not rule.arguments
            and not rule.rule.endswith(("strom", "delar"))
        ):
            yield rule.rule


def test_every_page_of_an_exercise_says_so(held: Held) -> None:
    network = control_of(held.stage.network)
    seen = 0
    for role in ("leader", "office", "auditor"):
        reader = Reader(held.stage.upprop, role, network=network)
        for path in (*every_page(reader), *about_the_exercise(held).values(), "/nowhere"):
            reader.opens(path)
            if reader.answer is not None and reader.answer.mimetype == "text/html":
                assert is_marked(reader), (role, path)
                seen += 1
    assert seen > 40


def test_what_shows_an_exercise_says_so_in_a_house_in_earnest_and_nothing_else_does(
    held: Held,
) -> None:
    reader = Reader(in_earnest(held.stage.upprop, exercise_network=""), "leader")
    for what, path in about_the_exercise(held).items():
        reader.opens(path)
        assert reader.status == 200 and is_marked(reader), what
    for path in ("/aktorer", "/tillganglighet", "/tryck/green"):
        reader.opens(path)
        assert "<title>ÖVNING" not in reader.last and "exercise-band" not in reader.last, path


@pytest.mark.parametrize("path", ["/", "/historik"])
def test_lists_mark_each_that_is_one(path: str, held: Held) -> None:
    reader = Reader(in_earnest(held.stage.upprop, exercise_network=""), "leader")
    reader.opens(path)
    assert re.search(r"ÖVNING(</strong>)?.{0,40}(Grön|Ordinarie)|Ordinarie.{0,60}ÖVNING", reader.last, re.S)
