"""The embedded Redis: on a socket, durable enough, and never two of them."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from conference.settings import Settings
from workers.redis import CannotServe, find_server, run

PROGRAM = "import os; from conference.settings import Settings; from workers.redis import run; " + (
    "run(Settings.from_environment(os.environ))"
)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    exercise = {"EXERCISE": "1", "DATA_DIR": str(tmp_path / "data"), "COUNTY": str(tmp_path)}
    return Settings.from_environment(exercise)


@contextmanager
def served(settings: Settings) -> Iterator[subprocess.Popen[bytes]]:
    environment = settings.to_environment(os.environ)
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM], env=environment, stdout=subprocess.DEVNULL
    ) as server:
        try:
            yield server
        finally:
            server.kill()


def ready(settings: Settings) -> redis.Redis:
    client = redis.Redis.from_url(settings.redis_url, decode_responses=True, retry=Retry(NoBackoff(), 0))
    deadline = time.monotonic() + 15
    while True:
        try:
            client.ping()
        except redis.RedisError:
            assert time.monotonic() < deadline, "the server does not answer"
            time.sleep(0.05)
        else:
            return client


def test_it_serves_where_the_settings_say_and_keeps_what_it_was_told(settings: Settings) -> None:
    with served(settings) as server:
        client = ready(settings)
        assert client.config_get("port") == {"port": "0"}
        client.set("rung", "1")
        time.sleep(1.2)  # written to disk each second
        server.kill()
    with served(settings):
        assert ready(settings).get("rung") == "1"


def test_a_second_one_on_the_same_data_is_refused(settings: Settings) -> None:
    with served(settings):
        ready(settings)
        with pytest.raises(CannotServe, match="already answers"):
            run(settings)


def test_a_folder_of_somebody_elses_is_not_used(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CannotServe, match="somebody else"):
        run(replace(settings, redis_socket=tmp_path / "link" / "redis.sock"))


def test_it_idles_where_the_server_is_somebody_elses(settings: Settings) -> None:
    elsewhere = replace(settings, redis_socket=None, redis_url="redis://127.0.0.1:1/0")
    with served(elsewhere) as idle:
        time.sleep(1)
        assert idle.poll() is None


def test_the_server_of_this_machine_is_the_second_choice(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("workers.redis._packaged", lambda: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CannotServe, match="set REDIS_URL"):
        find_server()
    (tmp_path / "redis-server").write_text("#!/bin/sh\n")
    (tmp_path / "redis-server").chmod(0o755)
    assert find_server() == str(tmp_path / "redis-server")
