"""The walk in `docs/walk.md` is the one a real join takes: the same files, in the same order."""

import re
import sys
from pathlib import Path
from types import FrameType
from typing import Any

from conference.settings import HOME
from tests.stage import Stage

FURNITURE = (
    "conference/clock.py",
    "conference/deadline.py",
    "conference/tally.py",
    "conference/handlers/mended.py",
    "conference/handlers/without.py",
    "conference/settings.py",
    "conference/log.py",
    "conference/bootstrap.py",
    "conference/domain/decision.py",
    "conference/domain/instants.py",
    "conference/domain/county/",
    "conference/domain/meeting/effects.py",
    "webhooks/headers.py",
    "webhooks/timing.py",
    "webhooks/twilio/answers.py",
)
"""Words that everybody uses; nobody walks by way of them."""
ROOMS = ("conference/storage/",)
"""Folders that count as one place: what happens within is no step of the walk."""


def test_a_join_takes_the_walk_that_is_written_down(stage: Stage) -> None:
    stage.everyone()
    stage.plan(minutes=6)
    walked = walk_of_the_first_join(stage)
    page = (HOME / "docs" / "walk.md").read_text(encoding="utf-8")
    assert walked == re.findall(r"^\d+\. `([^`]+)`", page, flags=re.MULTILINE)
    assert len(walked) <= 13


def walk_of_the_first_join(stage: Stage) -> list[str]:
    """Let time pass until somebody joins, and tell which of our files that report touched, in order."""
    steps: list[str] = []
    door = stage.web.application.wsgi_app

    def follow(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and (place := place_of(frame.f_code.co_filename)) and place not in steps:
            steps.append(place)

    def watched(environ: dict[str, Any], start_response: Any) -> Any:
        form = stage.post[-1].form or {}
        if steps or form.get("StatusCallbackEvent") != "participant-join":
            return door(environ, start_response)
        sys.setprofile(follow)
        try:
            return door(environ, start_response)
        finally:
            sys.setprofile(None)

    stage.web.application.wsgi_app = watched
    stage.forward(minutes=1.7)
    return steps


def place_of(filename: str) -> str | None:
    """Where in the house a file is, or None for what is not ours or is furniture."""
    path = Path(filename)
    if not path.is_relative_to(HOME):
        return None
    name = path.relative_to(HOME).as_posix()
    if not name.startswith(("conference/", "webhooks/")) or name.startswith(FURNITURE):
        return None
    return next((room for room in ROOMS if name.startswith(room)), name)
