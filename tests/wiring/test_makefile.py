"""The Makefile tells what there is, and there is what others rely on."""

import re
import subprocess

from tests.wiring.repository import ROOT

MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
RELIED_ON = {"setup", "demo", "test", "check", "bench", "up", "help"}


def test_every_target_describes_itself() -> None:
    targets = set(re.findall(r"^\.PHONY: (\S+)", MAKEFILE, re.MULTILINE))
    described = set(re.findall(r"^([a-z-]+):.*## \S", MAKEFILE, re.MULTILINE))
    assert targets == described
    assert targets >= RELIED_ON


def test_make_alone_lists_them() -> None:
    shown = subprocess.run(["make", "-s"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for target in RELIED_ON:
        assert f"make {target} " in shown
