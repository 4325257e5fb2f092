"""Reports of calls as a carrier sends them: signed, in the order of the calls' lives, sent side by side."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from email.utils import format_datetime
from http.client import HTTPConnection, HTTPException
from queue import Empty, SimpleQueue
from typing import Final
from urllib.parse import urlencode, urlsplit

from conference.clock import SystemClock
from exercise.twilio.signature import signature

LIFE: Final = ("initiated", "ringing", "in-progress", "completed")
"""What is told of a call that was answered, numbered from nought."""
PATIENCE: Final = 10.0


@dataclass(frozen=True)
class Report:
    path: str
    body: str
    headers: dict[str, str]


@dataclass(frozen=True)
class Sent:
    """`seconds` from sending to the last letter of the answer; `status` 0 where there was none."""

    status: int
    seconds: float


@dataclass(frozen=True)
class Run:
    """Reports that were sent, and how many seconds it all took."""

    sent: tuple[Sent, ...]
    took: float

    @property
    def seconds(self) -> tuple[float, ...]:
        return tuple(sent.seconds for sent in self.sent)

    @property
    def refused(self) -> int:
        return sum(sent.status != 204 for sent in self.sent)

    @property
    def a_second(self) -> float:
        return len(self.sent) / self.took


def reports_of(
    base: str, token: str, legs: Sequence[tuple[str, str]], *, to: str | None = None
) -> list[Report]:
    """All reports of (leg, number) of one call-out: everybody rings, then everybody answers.

    `to` sends the very same to another path.
    """
    return [
        _report(base, token, leg, number, order, to) for order in range(len(LIFE)) for leg, number in legs
    ]


def _report(base: str, token: str, leg: str, number: str, order: int, to: str | None) -> Report:
    path = to or f"/twilio/legs/{leg}/status"
    form = {
        "AccountSid": "AC" + "0" * 32,
        "CallSid": f"CA{leg.encode().hex():0<32.32}",
        "CallStatus": LIFE[order],
        "CallbackSource": "call-progress-events",
        "Direction": "outbound-api",
        "From": "+46846500400",
        "SequenceNumber": str(order),
        "Timestamp": format_datetime(SystemClock().now()),
        "To": number,
    }
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Twilio-Signature": signature(token, f"{base}{path}", form),
    }
    return Report(path, urlencode(form), headers)


def send(base: str, reports: Sequence[Report], *, hands: int, rate: float | None = None) -> Run:
    """Send them all, `hands` at a time: as fast as they are answered, or `rate` a second.

    A report that finds every hand busy has waited all the same: it counts from when its turn was.
    """
    waiting: SimpleQueue[tuple[float, Report]] = SimpleQueue()
    began = time.perf_counter()
    for place, report in enumerate(reports):
        waiting.put((began + place / rate if rate else 0.0, report))
    with ThreadPoolExecutor(hands) as pool:
        parts = [pool.submit(lambda: list(_hand(base, waiting))) for _ in range(hands)]
        sent = [one for part in parts for one in part.result()]
    return Run(tuple(sent), time.perf_counter() - began)


def _hand(base: str, waiting: SimpleQueue[tuple[float, Report]]) -> Iterator[Sent]:
    address = urlsplit(base)
    assert address.hostname is not None
    connection = HTTPConnection(address.hostname, address.port, timeout=PATIENCE)
    while True:
        try:
            turn, report = waiting.get_nowait()
        except Empty:
            connection.close()
            return
        time.sleep(max(0.0, turn - time.perf_counter()))
        yield _post(connection, report, turn or time.perf_counter())


def _post(connection: HTTPConnection, report: Report, since: float) -> Sent:
    try:
        connection.request("POST", report.path, report.body, report.headers)
        answer = connection.getresponse()
        answer.read()
        return Sent(answer.status, time.perf_counter() - since)
    except (OSError, HTTPException):
        connection.close()
        return Sent(0, time.perf_counter() - since)
