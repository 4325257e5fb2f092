"""Reports of calls as a carrier sends them: signed, in the order of the calls' lives, sent side by side."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
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
    """`seconds` from sending to the last letter of the answer; `status` 0 where there was none.

    `since` is when it was to be sent, by the one clock that all processes of a machine share.
    """

    report: Report
    status: int
    seconds: float
    since: float


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
    form = {
        "CallSid": _call(leg),
        "CallStatus": LIFE[order],
        "CallbackSource": "call-progress-events",
        "Direction": "outbound-api",
        "From": "+46846500400",
        "SequenceNumber": str(order),
        "To": number,
    }
    return _signed(base, token, to or f"/twilio/legs/{leg}/status", form)


def joins_of(base: str, token: str, room: str, legs: Sequence[str]) -> list[Report]:
    """The reports of a carrier's room that each of these lines is in it now, in this order."""
    return [
        _signed(
            base,
            token,
            f"/twilio/rooms/{room}/status",
            {
                "CallSid": _call(leg),
                "ConferenceSid": f"CF{room.encode().hex():0<32.32}",
                "Muted": "true",
                "ParticipantLabel": f"{leg}-0",
                "SequenceNumber": str(order),
                "StatusCallbackEvent": "participant-join",
            },
        )
        for order, leg in enumerate(legs, start=1)
    ]


def _call(leg: str) -> str:
    """The carrier's id of a leg's call."""
    return f"CA{leg.encode().hex():0<32.32}"


def _signed(base: str, token: str, path: str, said: Mapping[str, str]) -> Report:
    form = {
        "AccountSid": "AC" + "0" * 32,
        **said,
        "Timestamp": format_datetime(SystemClock().now()),
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
        return Sent(report, answer.status, time.perf_counter() - since, since)
    except (OSError, HTTPException):
        connection.close()
        return Sent(report, 0, time.perf_counter() - since, since)
