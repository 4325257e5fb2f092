"""A promise is shown by something that is there, and the page says what the table says."""

from __future__ import annotations

import pytest

from conference.settings import HOME
from tests.promises import Promise, page, promises

EVERY = [promise for part in promises().values() for promise in part]


@pytest.mark.parametrize("promise", EVERY, ids=lambda promise: promise.what[:40])
def test_what_shows_a_promise_is_there(promise: Promise) -> None:
    assert promise.shown_by
    assert [path for path in promise.shown_by if not (HOME / path).exists()] == []


def test_no_promise_is_made_twice() -> None:
    assert len({promise.what for promise in EVERY}) == len(EVERY)


def test_the_page_says_what_the_table_says() -> None:
    assert (HOME / "docs" / "promises.md").read_text(encoding="utf-8") == page(), "run `make docs`"
