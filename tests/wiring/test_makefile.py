"""The Makefile tells what there is, and there is what others rely on."""

import os
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


def test_what_has_been_compiled_is_kept_whatever_the_machine_says() -> None:
    asked = ["make", "-s", "--eval", "told: ; @echo kept=$${PYTHONDONTWRITEBYTECODE-yes}", "told"]
    environ = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    told = subprocess.run(asked, cwd=ROOT, env=environ, capture_output=True, text=True, check=True).stdout
    assert told == "kept=yes\n"
