"""An audit that could not ask says so, and does not pass for one that found nothing."""

from typing import Any

import pytest

from supply.audit import FINE, LOCKS, NOT_REACHABLE, VULNERABLE, found_in, pins, verdict
from tests.wiring.repository import ROOT

GOOD: dict[str, Any] = {"name": "flask", "version": "3.1.3", "vulns": []}
SKIPPED: dict[str, Any] = {"name": "redis", "skip_reason": "could not be audited"}
BAD: dict[str, Any] = {
    "name": "jinja2",
    "version": "3.0.0",
    "vulns": [{"id": "PYSEC-0000-1", "fix_versions": ["3.1.6"], "aliases": [], "description": ""}],
}


def told(*dependencies: dict[str, Any]) -> tuple[int, str]:
    code, lines = verdict([found_in("a.lock", {"dependencies": dependencies})])
    return code, "\n".join(lines)


@pytest.mark.parametrize(
    ("dependencies", "code", "says"),
    [
        ((GOOD, GOOD), FINE, "✓ a.lock: 2 versions, none known to be vulnerable"),
        ((SKIPPED, SKIPPED), NOT_REACHABLE, "2 of 2 versions could not be looked up"),
        ((GOOD, SKIPPED), NOT_REACHABLE, "1 of 2 versions could not be looked up"),
        ((GOOD, BAD), VULNERABLE, "jinja2 3.0.0: PYSEC-0000-1, mended in 3.1.6"),
        ((SKIPPED, BAD), VULNERABLE, "1 of 2 versions could not be looked up"),
    ],
)
def test_what_is_known_what_is_not_and_what_was_not_asked(
    dependencies: tuple[dict[str, Any], ...], code: int, says: str
) -> None:
    assert told(*dependencies)[0] == code
    assert says in told(*dependencies)[1]


def test_one_bad_lock_is_not_made_good_by_the_next() -> None:
    every = [found_in("a", {"dependencies": [SKIPPED]}), found_in("b", {"dependencies": [GOOD]})]
    assert verdict(every)[0] == NOT_REACHABLE
    assert verdict([found_in("a", {"dependencies": [BAD]}), *every])[0] == VULNERABLE


def test_every_lock_there_is_is_asked_about() -> None:
    assert set(LOCKS) == {lock.name for lock in ROOT.glob("*.lock")}
    assert "flask" in pins("requirements.lock")
