"""A test that is never run is worse than none: somebody trusts it."""

import ast
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.wiring.repository import ROOT, name


def holds_tests(path: Path) -> bool:
    return any(
        isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
    )


def collected(path: Path, config: pytest.Config) -> bool:
    inside = path.relative_to(ROOT)
    return (
        inside.parts[0] in config.getini("testpaths")
        and any(fnmatch(path.name, pattern) for pattern in config.getini("python_files"))
        and not any(fnmatch(part, p) for part in inside.parts for p in config.getini("norecursedirs"))
    )


def test_every_test_is_collected(request: pytest.FixtureRequest) -> None:
    lost = [
        name(path)
        for path in (ROOT / "tests").rglob("*.py")
        if holds_tests(path) and not collected(path, request.config)
    ]
    assert not lost, f"never run: {lost}"


def test_every_test_folder_has_tests() -> None:
    folders = {path.parent for path in (ROOT / "tests").rglob("*.py") if "__pycache__" not in path.parts}
    empty = [name(folder) for folder in folders if not any(map(holds_tests, folder.rglob("test_*.py")))]
    assert not empty, f"nothing is tested in {empty}"


def test_nothing_is_left_out_by_a_conftest() -> None:
    for path in (ROOT / "tests").rglob("conftest.py"):
        assert "collect_ignore" not in path.read_text("utf-8"), name(path)


def test_a_misnamed_test_is_seen(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    misnamed = tmp_path / "leg_tests.py"
    misnamed.write_text("class Leg:\n    def test_it_rings(self): ...\n")
    assert holds_tests(misnamed)
    assert not collected(ROOT / "tests" / "domain" / "leg_tests.py", request.config)
    assert not collected(ROOT / "tests" / "build" / "test_leg.py", request.config)
