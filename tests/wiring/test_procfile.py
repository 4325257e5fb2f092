"""The Procfile starts what there is, and all there is: a lane that nobody drains is a silent phone."""

import importlib
import re
import shlex
import subprocess
import sys

import pytest
from gunicorn.config import Config

from conference.cli.procfile import RELEASE, lines, processes
from conference.domain.meeting.effects import Lane
from tests.wiring.repository import ROOT

WORKERS = {
    name: command.split()[-1]
    for name, command in processes().items()
    if command.startswith("python -m workers ")
}


def test_every_lane_is_drained_by_a_process_of_its_own_name() -> None:
    assert {lane.value for lane in Lane} <= WORKERS.keys()


@pytest.mark.parametrize(("name", "worker"), WORKERS.items())
def test_a_worker_is_called_what_its_process_is(name: str, worker: str) -> None:
    assert name == worker


def test_every_worker_that_is_started_exists() -> None:
    lanes = {lane.value for lane in Lane}
    lost = [w for w in WORKERS.values() if w not in lanes and not (ROOT / "workers" / f"{w}.py").is_file()]
    assert not lost


@pytest.mark.parametrize(
    "package",
    [command.split()[-1] for command in processes().values() if re.match(r"python -m \w+", command)],
)
def test_what_is_started_as_a_package_can_be(package: str) -> None:
    package = "workers" if package in WORKERS else package
    assert (ROOT / package / "__main__.py").is_file()


def test_the_web_service_is_where_the_server_looks_for_it() -> None:
    arguments = shlex.split(processes()["web"])
    module, factory = arguments[1].removesuffix("()").split(":")
    assert callable(getattr(importlib.import_module(module), factory))


def test_the_web_server_ends_in_time_and_keeps_to_itself() -> None:
    arguments = shlex.split(processes()["web"])
    # It would otherwise wait 30 s for open requests, and share a control socket with its neighbours.
    assert arguments[arguments.index("--graceful-timeout") + 1] == "3"
    assert "--no-control-socket" in arguments


def test_the_web_service_is_read_once_for_all_who_serve() -> None:
    arguments = shlex.split(processes()["web"])
    read = arguments[arguments.index("-c") + 1].removeprefix("python:")
    looks = f"import {read}, sys, threading; print('webhooks.api' in sys.modules, threading.active_count())"
    done = subprocess.run([sys.executable, "-c", looks], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "1"], "all of it, and no thread: a child would have none of those"


def test_nothing_in_what_is_read_first_is_taken_for_a_setting_of_the_server() -> None:
    said = Config().settings.keys() & vars(importlib.import_module("webhooks.once")).keys()
    assert said == {"post_worker_init"}, "called in each worker once it is complete"


def test_migration_comes_first() -> None:
    assert next(iter(lines())) == RELEASE
