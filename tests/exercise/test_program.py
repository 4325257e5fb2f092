"""The network as a process of its own, and the clock it may share with others."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
import requests
from twilio.request_validator import RequestValidator
from twilio.rest import Client

from exercise.clock import Agenda, FileClock, ManualClock
from exercise.fetch import FetchRequest
from exercise.postman import Postman
from exercise.settings import BadSettings, read_settings
from tests.exercise.stage import ACCOUNT, POLICE, TOKEN, VOICE

SPEED = 20
ROOT = Path(__file__).parents[2]


class _Product(BaseHTTPRequestHandler):
    """Answers every question with the same document and remembers who asked."""

    seen: list[tuple[str, dict[str, str], str]]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.seen.append(
            (self.path, dict(parse_qsl(body, keep_blank_values=True)), self.headers["X-Twilio-Signature"])
        )
        document = b"<Response><Say>Hej.</Say><Pause length='10'/></Response>"
        self.send_response(200)
        self.send_header("Content-Type", "text/xml")
        self.send_header("Content-Length", str(len(document)))
        self.end_headers()
        self.wfile.write(document)

    def log_message(self, format: str, *args: object) -> None:
        """Silent."""


@pytest.fixture
def product() -> Iterator[tuple[str, list[Any]]]:
    seen: list[Any] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Product", (_Product,), {"seen": seen}))
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}", seen
    server.shutdown()
    server.server_close()


@pytest.fixture
def program(product: tuple[str, list[Any]], tmp_path: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    clock = tmp_path / "clock.json"
    now = datetime.now(UTC)
    product_time = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)
    clock.write_text(
        json.dumps({"wall": now.isoformat(), "product": product_time.isoformat(), "speed": SPEED})
    )
    environment = os.environ | {
        "EXERCISE": "1",
        "EXERCISE_BIND": "127.0.0.1:0",
        "TWILIO_ACCOUNT_SID": ACCOUNT,
        "TWILIO_AUTH_TOKEN": TOKEN,
        "PUBLIC_BASE_URL": product[0],
        "CLOCK_FILE": str(clock),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "exercise"], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    yield json.loads(process.stdout.readline())["listening"], process
    process.kill()
    process.wait()
    process.stdout.close()


def test_the_program_answers_calls_on_a_shared_clock_and_ends_when_told(
    program: tuple[str, subprocess.Popen[str]], product: tuple[str, list[Any]]
) -> None:
    address, process = program
    base, seen = product
    client = Client(ACCOUNT, TOKEN)
    client.api.base_url = address
    requests.post(f"{address}/exercise/v1/scripts", json={POLICE: {"answers": 4}}, timeout=5)
    sid = client.calls.create(to=POLICE, from_=VOICE, url=f"{base}/voice").sid
    until = time.monotonic() + 10
    while (call := client.calls(sid).fetch()).status != "completed" and time.monotonic() < until:
        time.sleep(0.05)
    assert (call.status, call.start_time.year) == ("completed", 2026)
    assert 10 <= int(call.duration) <= 20  # product seconds, though the wall has seen less than one
    path, form, signature = seen[0]
    assert RequestValidator(TOKEN).validate(base + path, form, signature)
    clock = requests.post(f"{address}/exercise/v1/clock", json={"speed": 5}, timeout=5).json()
    assert clock["speed"] == 5
    fault = {"where": "rest:POST Calls", "does": "timeout_after_acting", "seconds": 60}
    requests.post(f"{address}/exercise/v1/faults", json=fault, timeout=5)
    form = {"To": POLICE, "From": VOICE, "Twiml": "<Response/>"}
    path = f"{address}/2010-04-01/Accounts/{ACCOUNT}/Calls.json"
    with pytest.raises(requests.exceptions.ReadTimeout):
        requests.post(path, data=form, auth=(ACCOUNT, TOKEN), timeout=0.3)
    assert len(client.calls.list(to=POLICE)) == 2  # done all the same, and nobody else was kept waiting
    process.send_signal(signal.SIGTERM)
    assert process.wait(3) == 0


def test_where_no_exercise_is_wanted_the_program_idles() -> None:
    environment = {name: value for name, value in os.environ.items() if name != "EXERCISE"}
    process = subprocess.Popen(
        [sys.executable, "-m", "exercise"], cwd=ROOT, env=environment, stdout=subprocess.PIPE
    )
    until = time.monotonic() + 20
    while not _catches(process.pid, signal.SIGTERM) and time.monotonic() < until:
        assert process.poll() is None
        time.sleep(0.05)
    process.send_signal(signal.SIGTERM)
    out, _ = process.communicate(timeout=10)
    assert (process.returncode, out) == (0, b"")


def _catches(pid: int, number: signal.Signals) -> bool:
    """Whether the process has come so far that it ends by itself when told to."""
    status = Path(f"/proc/{pid}/status").read_text()
    caught = next(line.split()[1] for line in status.splitlines() if line.startswith("SigCgt"))
    return bool(int(caught, 16) >> (number - 1) & 1)


def test_the_program_knows_how_long_the_product_lets_it_wait() -> None:
    agenda, postman = Agenda(ManualClock()), Postman()
    postman.attach(agenda, threading.Lock())
    with socket.create_server(("127.0.0.1", 0)) as silent:
        assert postman.lag() == 0.0
        settled: list[object] = []
        postman(FetchRequest("POST", f"http://127.0.0.1:{silent.getsockname()[1]}/voice"), settled.append)
        under_way = postman.lag()
        assert 0 < under_way < postman.lag()
    until = time.monotonic() + 10  # nobody is there any more, which is an answer too
    while not agenda.run_one(agenda.now()) and time.monotonic() < until:
        time.sleep(0.01)
    assert settled
    assert postman.lag() > under_way
    assert postman.lag() == 0.0
    postman.close()


def test_bad_settings_are_all_named_at_once() -> None:
    with pytest.raises(BadSettings) as refused:
        read_settings({"EXERCISE": "1", "CALLS_PER_SECOND": "many", "VOICE_NUMBER": "+12025550143"})
    for name in (
        "TWILIO_ACCOUNT_SID",
        "TWILIO_AUTH_TOKEN",
        "PUBLIC_BASE_URL",
        "CALLS_PER_SECOND",
        "VOICE_NUMBER",
    ):
        assert name in str(refused.value)


def test_a_second_account_needs_a_token_and_has_numbers_of_its_own() -> None:
    first = {
        "EXERCISE": "1",
        "TWILIO_ACCOUNT_SID": ACCOUNT,
        "TWILIO_AUTH_TOKEN": TOKEN,
        "PUBLIC_BASE_URL": "http://product.example",
    }
    assert read_settings(first).second is None
    second = first | {"SECOND_ACCOUNT_SID": "AC" + "b" * 32, "SECOND_CALLS_PER_SECOND": "7"}
    with pytest.raises(BadSettings, match="SECOND_AUTH_TOKEN"):
        read_settings(second)
    read = read_settings(second | {"SECOND_AUTH_TOKEN": "another"}).second
    assert read is not None and (read.token, read.calls_per_second) == ("another", 7)
    assert (read.voice_number, read.text_number) == ("+46846500498", "+46701740696")


def test_a_file_clock_follows_its_file_and_survives_half_of_one(tmp_path: Path) -> None:
    path = tmp_path / "clock.json"
    start = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)
    wall = datetime.now(UTC) - timedelta(seconds=10)
    path.write_text(json.dumps({"wall": wall.isoformat(), "product": start.isoformat(), "speed": 60}))
    clock = FileClock(path)
    assert abs((clock.now() - start).total_seconds() - 600) < 30
    clock.set(start, 1.0)
    assert abs((clock.now() - start).total_seconds()) < 2
    path.write_text('{"wall": ')
    assert abs((clock.now() - start).total_seconds()) < 2
