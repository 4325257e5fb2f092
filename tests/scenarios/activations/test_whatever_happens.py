"""Whatever is pressed, answered, refused and replied: nobody is lost, rung twice or left with work to do.

Nor does anything wait for nothing on the way.

A night with the few seats of the small county. Chance comes from the property alone: what each phone does,
what is done at the desk and by text, and how long is waited between.
"""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conference.delivery.next_steps import lacking
from conference.domain.activation.activation import OVER
from conference.domain.errors import DomainError
from tests.faults.aftermath import rung_on_a_line
from tests.scenarios.activations.night import PAGED, Night
from tests.stage import Stage

pytestmark = pytest.mark.once

ANSWERS = st.sampled_from([2, 5, 20, "busy", "never", "unreachable", "rejects", {"voicemail": 6}])
KEYS = st.sampled_from(["1", "2", "3", "9", "7", None])
PHONES = st.fixed_dictionaries(
    {
        "answers": ANSWERS,
        "presses": st.lists(st.none() | KEYS.map(lambda k: k and {"key": k, "into": 2}), max_size=3),
    }
)
DEEDS = st.sampled_from(
    [
        ("press", {}),
        ("wish", {"id": "acknowledge"}),
        ("wish", {"id": "plan"}),
        ("wish", {"id": "speakers", "seats": "polisen-tib"}),
        ("wish", {"id": "need", "what": "platser", "number": "12", "uncertain": "yes"}),
        ("wish", {"id": "release"}),
        ("wish", {"id": "undo", "by": "cli:test"}),
        ("wish", {"id": "stand-down", "seconds": "60"}),
        ("text", {"words": "OK"}),
        ("text", {"words": "ALLA"}),
        ("text", {"words": "FÖRMÖTE"}),
        ("text", {"words": "tack"}),
    ]
)
WAITS = st.sampled_from([1, 8, 40, 200])


@settings(max_examples=4, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    phones=st.lists(PHONES, min_size=6, max_size=6),
    deeds=st.lists(st.tuples(DEEDS, WAITS), min_size=1, max_size=6),
    button=st.sampled_from(["green", "green", "blue"]),
)
def test_whatever_happens_on_a_night(
    phones: list[dict[str, Any]], deeds: list[tuple[tuple[str, dict[str, str]], int]], button: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        night = Night(Path(folder))
        _look_at_some_moments(night.stage, every=8)
        county = night.stage.upprop.county
        night.nobody_at(*(function.id for function in county.functions))
        for function, words in zip(
            (*PAGED, "polisen-tib", "huddinge-tib", "haninge-tib"), phones, strict=True
        ):
            night.script(function, **words)
        night.press(button=button)
        for (kind, given_), wait in deeds:
            _do(night, kind, given_, button)
            night.stage.forward(seconds=wait)
        _end(night)
        _nobody_is_lost(night)
        _nobody_is_rung_twice(night)
        night.closes_quietly()


def _look_at_some_moments(stage: Stage, *, every: int) -> None:
    """Nothing waits for nothing, when all is done that was due at a moment. At some: it takes time."""
    settle, moments = stage.settle, count(1)

    def settle_and_look() -> None:
        settle()
        if next(moments) % every == 0:
            with stage.upprop.store.reading() as work:
                for asked, steps in lacking(work, stage.clock.now()):
                    assert steps == (), (asked, stage.clock.now())

    stage.settle = settle_and_look  # type: ignore[method-assign]


def _do(night: Night, kind: str, words: dict[str, str], button: str) -> None:
    """What is refused is refused, and changes nothing."""
    with suppress(DomainError):
        if kind == "press":
            begun = night.id
            night.press("haninge", "Något annat", button)
            night.id = begun
        elif kind == "wish":
            night.wish(**words)
        else:
            night.phone("lst-tib").text(words["words"])
            night.stage.settle()


def _end(night: Night) -> None:
    """A leader says it was a mistake, if nothing else has ended it; then all has time to come to rest."""
    with night.stage.upprop.store.reading() as work:
        begun = [one.id for one in work.activations.alive()]
    first = night.id
    for night.id in begun:
        night.wish("mistaken")
    night.id = first
    night.stage.forward(minutes=60 * 11)
    assert night.activation.state in OVER


def _nobody_is_lost(night: Night) -> None:
    assert all(page["outcome"] != "paging" for page in night.record["pages"])
    for meeting in night.activation.meetings:
        night.stage.id = meeting.id
        record = night.stage.record
        assert record["conference"]["state"] in ("ended", "summarised", "cancelled")
        assert len({row["member"] for row in record["members"]}) == 37
        if record["conference"]["state"] != "cancelled":
            assert [seat["seat"] for seat in record["seats"] if seat["outcome"] == "expected"] == []


def _nobody_is_rung_twice(night: Night) -> None:
    """One call for one rung in one round, and no phone is rung while it is on a line of ours."""
    for page in night.record["pages"]:
        tried = Counter(
            (attempt["to"], attempt["round"])
            for attempt in page["attempts"]
            if not attempt["possible_duplicate"]
        )
        assert max(tried.values(), default=0) <= 1, page
    placed = Counter(
        found[1]
        for request in night.stage.network.requests
        if (request.method, request.resource, request.status) == ("POST", "Calls", 201)
        and (found := re.search(r"/legs/([^/?]+)/", request.form["Url"][0]))
    )
    assert max(placed.values(), default=0) <= 1
    assert list(rung_on_a_line(night.stage)) == []
