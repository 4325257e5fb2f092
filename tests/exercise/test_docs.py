"""The documentation names every word of a script and every request of the control API."""

from pathlib import Path

import exercise.officers
from exercise.officers.reading import ACTS, WORDS
from tests.exercise.stage import Stage

PAGE = (Path(__file__).parents[2] / "docs" / "exercises.md").read_text(encoding="utf-8")
PRESETS = ("declines", "someone_else", "voicemail")


def test_every_word_of_a_script_is_explained_in_both_places() -> None:
    for word in (*WORDS, *ACTS, *PRESETS):
        assert f"`{word}`" in PAGE, word
        assert word in (exercise.officers.__doc__ or ""), word


def test_every_request_of_the_control_api_is_listed(stage: Stage) -> None:
    for rule in stage.network.app.url_map.iter_rules():
        if rule.rule.startswith("/exercise/v1"):
            resource = rule.rule.removeprefix("/exercise/v1").partition("/<")[0]
            for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
                row = next(
                    (line for line in PAGE.splitlines() if resource in line and f"`{method}" in line), None
                )
                assert row is not None, f"{method} {resource}"
