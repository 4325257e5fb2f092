"""Every carrier there is, held to what every carrier promises. Who writes another adds its ground here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.carriers.contract import LATE, OF_CALLS, REFUSES
from tests.carriers.contract_of_texts import OF_TEXTS, REMEMBERS
from tests.carriers.grounds import Modem, Twilio

CARRY_CALLS = (Twilio,)
CARRY_TEXTS = (Twilio, Modem)


def kept_by(grounds: tuple[type, ...], promises: Mapping[Any, frozenset[str]]) -> list[Any]:
    """Each ground with each promise that can be tried there."""
    return [
        pytest.param(ground, promise, id=f"{ground.__name__.lower()}-{promise.__name__}")
        for ground in grounds
        for promise, needs in promises.items()
        if needs <= ground.plays  # type: ignore[attr-defined]
    ]


@pytest.mark.parametrize(("ground", "promise"), kept_by(CARRY_CALLS, OF_CALLS))
def test_whoever_carries_calls_keeps(ground: type, promise: Callable[[object], None], tmp_path: Path) -> None:
    promise(ground(tmp_path))


@pytest.mark.parametrize(("ground", "promise"), kept_by(CARRY_TEXTS, OF_TEXTS))
def test_whoever_carries_texts_keeps(ground: type, promise: Callable[[object], None], tmp_path: Path) -> None:
    promise(ground(tmp_path))


def test_every_promise_is_tried_on_somebody() -> None:
    for grounds, promises in ((CARRY_CALLS, OF_CALLS), (CARRY_TEXTS, OF_TEXTS)):
        tried = {needs for needs in promises.values() if any(needs <= one.plays for one in grounds)}
        assert tried == set(promises.values())
    assert {word for needs in (*OF_CALLS.values(), *OF_TEXTS.values()) for word in needs} == {
        *(LATE, REFUSES, REMEMBERS)
    }
