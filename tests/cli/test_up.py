"""`upprop up` from outside: migrates first, tells where it is, and ends when asked."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

PROGRAM = """
import os, pathlib, sys
from conference.cli.up import AlreadyUp, up
from conference.settings import Settings
try:
    sys.exit(up(Settings.from_environment(os.environ), lambda: print("migrated", flush=True),
                lambda: ["nobody has an account"],
                procfile=pathlib.Path(sys.argv[1])))
except AlreadyUp as refused:
    print(refused)
    sys.exit(3)
"""


@pytest.fixture
def command(tmp_path: Path) -> list[str]:
    procfile = tmp_path / "Procfile"
    procfile.write_text("release: false\nrelay: sh -c 'echo at work with $SECRET_KEY; exec sleep 600'\n")
    return [sys.executable, "-c", PROGRAM, str(procfile)]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    exercise = {"EXERCISE": "1", "DATA_DIR": str(tmp_path / "data"), "COUNTY": str(tmp_path)}
    return {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ} | exercise


@pytest.fixture
def running(command: list[str], environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


def read_until(process: subprocess.Popen[str], words: str) -> list[str]:
    assert process.stdout is not None
    lines: list[str] = []
    while words not in "".join(lines[-1:]):
        line = process.stdout.readline()
        assert line, f"ended without saying {words!r}: {lines}"
        lines.append(line.rstrip())
    return lines


def test_it_migrates_before_it_starts_anything_and_tells_where_it_is(running: subprocess.Popen[str]) -> None:
    lines = read_until(running, "at work")
    assert lines[0] == "migrated"
    assert any("http://127.0.0.1:8000/twilio/voice" in line for line in lines)
    assert any("http://localhost:8001" in line for line in lines)
    assert "nobody has an account" in lines


def test_an_exercises_own_key_reaches_its_processes(
    running: subprocess.Popen[str], environment: dict[str, str]
) -> None:
    told = read_until(running, "at work")[-1]
    assert told.endswith((Path(environment["DATA_DIR"]) / "exercise.key").read_text())


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_when_asked(running: subprocess.Popen[str], number: signal.Signals) -> None:
    read_until(running, "at work")
    asked = time.monotonic()
    running.send_signal(number)
    assert running.wait(timeout=6) == 0
    assert time.monotonic() - asked < 6


def test_two_are_never_up_on_the_same_data(
    running: subprocess.Popen[str], command: list[str], environment: dict[str, str]
) -> None:
    read_until(running, "at work")
    second = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert second.returncode == 3
    assert "already running" in second.stdout
