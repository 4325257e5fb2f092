"""The runner: what dies comes back, what is told to end ends, and nothing is left behind."""

import io
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conference.cli.household import Household

SLEEPER = "sleep 600"
STUBBORN = """sh -c 'trap "" TERM; echo stubborn; while :; do sleep 0.1; done'"""


def until(condition: Callable[[], bool], seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


def runs(pid: int) -> bool:
    """Whether it is there and not only waiting to be buried by whoever inherited it."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


Start = Callable[..., tuple[Household, io.StringIO]]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    households: list[Household] = []

    def started(environment: dict[str, str] | None = None, **lines: str) -> tuple[Household, io.StringIO]:
        procfile = tmp_path / "Procfile"
        procfile.write_text("".join(f"{name}: {command}\n" for name, command in lines.items()))
        output = io.StringIO()
        household = Household(environment or {}, procfile, output=output)
        households.append(household)
        household.start()
        return household, output

    yield started
    for household in households:
        household.stop(patience=0.2)


def test_everything_but_the_release_is_kept_alive(start: Start) -> None:
    household, _ = start(release="false", relay=SLEEPER, dial=SLEEPER)
    assert set(household.alive()) == {"relay", "dial"}


def test_a_child_that_is_killed_is_back_within_a_second(start: Start) -> None:
    household, output = start(dial=SLEEPER)
    before = household.alive()["dial"]
    household.kill("dial")
    until(lambda: household.alive().get("dial", before) != before, seconds=1)
    assert "dial | ended with -9; starts again" in output.getvalue()


def test_one_that_keeps_dying_is_started_again_and_again_but_not_in_a_whirl(start: Start) -> None:
    began = time.monotonic()
    _, output = start(bulk="false")
    until(lambda: output.getvalue().count("ended with 1") >= 4)
    assert time.monotonic() - began > 0.1 + 0.2  # at once, then after 0.1 s, then after 0.2 s


def test_every_line_of_output_says_whose_it_is(start: Start) -> None:
    _, output = start(relay="sh -c 'echo ready; echo trouble >&2; sleep 600'", web=SLEEPER)
    until(lambda: "relay | ready\nrelay | trouble\n" in output.getvalue())


def test_children_get_the_environment_they_were_meant_to_and_no_other(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UPPROP_STRAY", "stray")
    _, output = start({"WEB_BIND": "127.0.0.1:8123"}, web="sh -c 'echo $WEB_BIND/$UPPROP_STRAY/; sleep 600'")
    until(lambda: "web | 127.0.0.1:8123//" in output.getvalue())


def test_programs_are_sought_where_this_python_is(start: Start) -> None:
    _, output = start(relay="""python -c 'import sys; print(sys.prefix)'""")
    until(lambda: sys.prefix in output.getvalue())


def test_stopping_kills_what_does_not_end_by_itself(start: Start) -> None:
    household, output = start(stubborn=STUBBORN, relay=SLEEPER)
    until(lambda: "stubborn | stubborn" in output.getvalue())
    pids = household.alive().values()
    household.stop(patience=0.5)
    assert not any(runs(pid) for pid in pids)
    assert "stubborn | does not end; killed" in output.getvalue()


class SlowPaper(io.StringIO):
    """Takes a while for every word."""

    def write(self, words: str) -> int:
        time.sleep(0.2)
        return super().write(words)


def test_the_last_words_of_whoever_ends_are_told_before_the_end(tmp_path: Path) -> None:
    procfile = tmp_path / "Procfile"
    procfile.write_text(
        """relay: sh -c 'trap "echo farewell; exit" TERM; echo up; while :; do sleep 0.1; done'\n"""
    )
    household = Household({}, procfile, output=(paper := SlowPaper()))
    household.start()
    until(lambda: "up" in paper.getvalue())
    household.stop()
    assert "farewell" in paper.getvalue()


def test_what_a_child_has_started_goes_with_it(start: Start) -> None:
    household, output = start(web="""sh -c 'sleep 600 & echo $!; wait'""")
    until(lambda: "web | " in output.getvalue())
    grandchild = int(output.getvalue().split("| ")[1].split()[0])
    household.stop()
    until(lambda: not runs(grandchild), seconds=2)


def test_no_child_survives_a_parent_that_is_killed(tmp_path: Path) -> None:
    (tmp_path / "Procfile").write_text(f"relay: {SLEEPER}\nstubborn: {STUBBORN}\n")
    program = (
        "import pathlib, sys, time; from conference.cli.household import Household\n"
        "household = Household({}, pathlib.Path(sys.argv[1]), output=sys.stderr); household.start()\n"
        "print(*household.alive().values(), flush=True); time.sleep(600)"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path / "Procfile")],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert parent.stdout is not None
    with parent.stdout as said:
        pids = [int(word) for word in said.readline().split()]
    assert len(pids) == 2
    assert all(map(runs, pids))
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    until(lambda: not any(map(runs, pids)), seconds=3)


def test_a_line_that_is_not_in_the_procfile_cannot_be_asked_for(tmp_path: Path) -> None:
    (tmp_path / "Procfile").write_text("relay: true\n")
    with pytest.raises(ValueError, match="no line modem"):
        Household({}, tmp_path / "Procfile", only=["relay", "modem"])


def test_one_that_does_not_run_cannot_be_killed(start: Start) -> None:
    household, _ = start(relay=SLEEPER)
    with pytest.raises(ValueError, match="dial does not run here"):
        household.kill("dial")
