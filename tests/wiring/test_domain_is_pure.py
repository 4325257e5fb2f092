"""The domain decides and does nothing else: no clock, no chance, no I/O, no library.

Facts, ids and `now` come in, changes go out. That is what lets a whole conference be tested in
milliseconds and told again from its history, so it is checked rather than hoped for.
"""

import ast
from collections.abc import Iterator
from typing import Final

import pytest

from tests.wiring.repository import ROOT, name

# fmt: off
PURE: Final = {
    "__future__", "abc", "base64", "bisect", "calendar", "collections", "contextlib", "copy", "dataclasses",
    "datetime", "decimal", "enum", "fractions", "functools", "graphlib", "hashlib", "heapq", "hmac",
    "itertools", "json", "math", "operator", "re", "statistics", "string", "textwrap", "types", "typing",
    "unicodedata", "zoneinfo",
}
# fmt: on
CLOCKS: Final = {"now", "utcnow", "today"}
# `hash` of a text and `id` differ from one process to the next, and so do orders made with them.
WORLD: Final = {"open", "print", "input", "exec", "eval", "compile", "__import__", "breakpoint", "hash", "id"}


def impurities(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if not _may_be_imported(alias.name):
                    yield f"line {node.lineno}: imports {alias.name}"
        elif isinstance(node, ast.ImportFrom):
            if node.level == 0 and not _may_be_imported(node.module or ""):
                yield f"line {node.lineno}: imports from {node.module}"
        elif isinstance(node, ast.Attribute) and node.attr in CLOCKS and _is_a_date(node.value):
            yield f"line {node.lineno}: asks the clock by {node.attr}"
        elif isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Attribute) and called.attr in CLOCKS and not node.args:
                yield f"line {node.lineno}: asks a clock by {called.attr}()"
            elif isinstance(called, ast.Name) and called.id in WORLD:
                yield f"line {node.lineno}: calls {called.id}()"


def _may_be_imported(module: str) -> bool:
    return (
        module.split(".")[0] in PURE
        or module == "conference.domain"
        or module.startswith("conference.domain.")
    )


def _is_a_date(node: ast.expr) -> bool:
    called = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
    return called in ("datetime", "date")


def test_the_domain_is_pure() -> None:
    files = sorted((ROOT / "conference" / "domain").rglob("*.py"))
    assert files, "the domain is gone"
    found = [f"{name(path)}, {fault}" for path in files for fault in impurities(path.read_text("utf-8"))]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "bad",
    [
        "import time",
        "import random",
        "from uuid import uuid4",
        "import secrets",
        "import os.path",
        "import sqlalchemy",
        "from conference.storage import tables",
        "from conference import settings",
        "from datetime import datetime\nat = datetime.now()",
        "import datetime\nat = datetime.datetime.utcnow()",
        "from datetime import date\nread = date.today",
        "from datetime import datetime as d, UTC\nat = d.now(tz=UTC)",
        "def give(clock):\n    return clock.now()",
        "words = open('texts.yaml').read()",
        "import hashlib\norder = sorted('ab', key=lambda seat: hash(seat))",
    ],
)
def test_what_is_impure_is_seen(bad: str) -> None:
    assert list(impurities(bad))


@pytest.mark.parametrize(
    "good",
    [
        "from datetime import datetime, UTC\nat = datetime.fromtimestamp(0, UTC)",
        "from conference.domain.county import member",
        "from . import seat",
        "def give(facts):\n    return facts.now",
        "def duty(rota, at):\n    return rota.today(at)",
    ],
)
def test_what_is_pure_is_let_be(good: str) -> None:
    assert not list(impurities(good))
