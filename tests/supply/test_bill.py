"""A bill of materials names what is locked, by version and hash, and nothing else."""

from typing import Any

import pytest

from supply.bill import differences, pinned
from tests.wiring.repository import ROOT

A, B = "a" * 64, "b" * 64
LOCK = f"""\
flask==3.1.3 \\
    --hash=sha256:{A} \\
    --hash=sha256:{B}
psycopg[binary]==3.3.9 ; python_version >= '3.11' \\
    --hash=sha256:{A}
"""


def part(name: str, version: str, *hashes: str) -> dict[str, Any]:
    return {
        "name": name,
        "version": version,
        "externalReferences": [{"hashes": [{"alg": "SHA-256", "content": one} for one in hashes]}],
    }


FLASK, PSYCOPG = part("flask", "3.1.3", A, B), part("psycopg", "3.3.9", A)


def test_what_is_locked_is_in_the_bill() -> None:
    assert differences(LOCK, {"components": [FLASK, PSYCOPG]}) == []


@pytest.mark.parametrize(
    ("components", "count"),
    [
        ([FLASK], 1),
        ([FLASK, PSYCOPG, part("more", "1", A)], 1),
        ([FLASK, part("psycopg", "3.3.8", A)], 2),
        ([FLASK, part("psycopg", "3.3.9", B)], 2),
        ([part("flask", "3.1.3", A), PSYCOPG], 2),
        ([FLASK, {"name": "psycopg", "version": "3.3.9"}], 2),
    ],
)
def test_whatever_differs_is_named(components: list[dict[str, Any]], count: int) -> None:
    assert len(differences(LOCK, {"components": components})) == count


def test_every_pin_of_ours_is_read_with_its_hashes() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    pins = list(pinned(lock))
    assert {name for name, _, _ in pins} >= {"flask", "psycopg", "psycopg-binary"}
    assert len(pins) == sum(not line.startswith(" ") for line in lock.splitlines())
    assert all(hashes for _, _, hashes in pins)
