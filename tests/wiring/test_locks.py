"""The locks answer to pyproject.toml: what is asked for is pinned, by hash, and once."""

import re
import tomllib
from typing import Final

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.wiring.repository import ROOT

PYPROJECT: Final = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
ASKED: Final[dict[str, list[str]]] = {
    "requirements.lock": PYPROJECT["project"]["dependencies"],
    "requirements-dev.lock": PYPROJECT["dependency-groups"]["dev"],
    "requirements-setup.lock": PYPROJECT["dependency-groups"]["setup"],
    "requirements-tools.lock": PYPROJECT["dependency-groups"]["tools"],
}


def entries(lock: str) -> list[str]:
    joined = (ROOT / lock).read_text("utf-8").replace("\\\n", " ")
    return [line for line in joined.splitlines() if line and not line.startswith("#")]


def pins(lock: str) -> dict[str, str]:
    found = {}
    for entry in entries(lock):
        match = re.match(r"([\w.\-]+)(?:\[[\w,]+\])?==([^\s;]+)", entry)
        assert match, f"{lock} has an entry without a version: {entry[:60]}"
        found[canonicalize_name(match[1])] = match[2]
    return found


@pytest.mark.parametrize("lock", ASKED)
def test_everything_asked_for_is_pinned_to_a_version_that_will_do(lock: str) -> None:
    pinned = pins(lock)
    for requirement in map(Requirement, ASKED[lock]):
        version = pinned.get(canonicalize_name(requirement.name))
        assert version is not None, f"{requirement.name} is not in {lock}: run `make lock`"
        assert requirement.specifier.contains(version), (
            f"{requirement} is {version} in {lock}: run `make lock`"
        )


@pytest.mark.parametrize("lock", ASKED)
def test_every_entry_has_a_hash(lock: str) -> None:
    bare = [entry.split()[0] for entry in entries(lock) if "--hash=sha256:" not in entry]
    assert not bare


def test_the_locks_agree_where_they_meet() -> None:
    product, development = pins("requirements.lock"), pins("requirements-dev.lock")
    apart = {each for each in product.keys() & development.keys() if product[each] != development[each]}
    assert not apart, f"different in the two locks: {apart}"
