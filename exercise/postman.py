"""Carries requests to the product over HTTP, in threads, and brings each outcome back in the network's turn.

Fifteen seconds is all a request gets, whatever its address asks for, and five to be connected: wall time,
since the product's own work does not go faster when an exercise does.
"""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from itertools import count

import requests

from exercise.clock import Agenda
from exercise.fetch import FetchFailed, FetchRequest, FetchResponse, Then

CONNECT_SECONDS, READ_SECONDS = 5.0, 15.0
CARRIERS = 32


class Postman:
    """`attach` it before the first request: it needs the agenda to bring answers back to, and its lock."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(CARRIERS, thread_name_prefix="postman")
        self._own = threading.local()
        self._numbers = count()
        self._since: dict[int, float] = {}  # requests under way, and when each was handed over
        self._slowest = 0.0
        self._agenda: Agenda | None = None
        self._lock: AbstractContextManager[object] | None = None

    def attach(self, agenda: Agenda, lock: AbstractContextManager[object]) -> None:
        self._agenda, self._lock = agenda, lock

    def __call__(self, request: FetchRequest, then: Then) -> None:
        number = next(self._numbers)
        self._since[number] = time.monotonic()
        self._pool.submit(self._carry, number, request, then)

    def lag(self) -> float:
        """Seconds of the wall that the slowest answer has taken, or is taking, since this was last asked."""
        now = time.monotonic()
        under_way = [now - since for since in list(self._since.values())]
        slowest, self._slowest = self._slowest, 0.0
        return max(slowest, *under_way, 0.0)

    def close(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _carry(self, number: int, request: FetchRequest, then: Then) -> None:
        outcome = self._fetch(request)
        self._slowest = max(self._slowest, time.monotonic() - self._since.pop(number))
        if self._agenda is None or self._lock is None:
            raise RuntimeError("the postman has nowhere to bring answers to")
        with self._lock:
            self._agenda.soon(lambda: then(outcome))

    def _fetch(self, request: FetchRequest) -> FetchResponse | FetchFailed:
        try:
            answer = self._session().request(
                request.method,
                request.url,
                headers=request.headers,
                data=request.form or None,
                timeout=(CONNECT_SECONDS, READ_SECONDS),
            )
        except (requests.exceptions.ConnectTimeout, requests.exceptions.ConnectionError) as error:
            return FetchFailed("ct", str(error))
        except requests.exceptions.RequestException as error:
            return FetchFailed("rt", str(error))
        answer.encoding = "utf-8"
        return FetchResponse(answer.status_code, dict(answer.headers), answer.text)

    def _session(self) -> requests.Session:
        """One for each thread: they are not promised to be safe between threads."""
        if not hasattr(self._own, "session"):
            self._own.session = requests.Session()
            self._own.session.trust_env = False
        session: requests.Session = self._own.session
        return session
