"""The door all requests come through: one at a time, written down, and spoiled where a fault says so.

A request without an answer is marked `X-Exercise-No-Answer`, so that a caller in the same process can treat
it as the silence it stands for; over a socket the answer is held back for as long as the fault says.
"""

import json
import re
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from urllib.parse import parse_qs

from exercise.clock import Agenda
from exercise.faults import Faults, Rule
from exercise.twilio.errors import Refusal

NO_ANSWER = "X-Exercise-No-Answer"
_RESOURCE = re.compile(r"^/[^/]+/Accounts/[^/]+/(.+?)\.json$")
Environ = dict[str, Any]
Wsgi = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]


@dataclass(frozen=True)
class RestRequest:
    """One request to the REST surface and what became of it. `sid` is what it made, or what it was about.

    `wall_came` and `wall_done` are moments of the wall: what is promised of speed is promised of the wall.
    """

    seq: int
    at: str
    wall_came: str
    wall_done: str
    method: str
    resource: str
    path: str
    form: dict[str, list[str]]
    status: int | None
    code: int | None
    sid: str | None
    fault: str | None

    def as_json(self) -> dict[str, object]:
        return asdict(self)


@dataclass
class Answer:
    status: str
    headers: list[tuple[str, str]]
    body: bytes


def resource_of(path: str) -> str | None:
    """`Calls`, `Calls/Sid`, `Participants` …: what a path is about. None for what is not the REST surface."""
    found = _RESOURCE.match(path)
    if found is None:
        return None
    parts = found[1].split("/")
    return parts[-1] if len(parts) % 2 else f"{parts[-2]}/Sid"


class Gate:
    def __init__(
        self,
        app: Wsgi,
        agenda: Agenda,
        faults: Faults,
        lock: AbstractContextManager[object],
        hold: Callable[[float], object],
    ) -> None:
        self._app, self._agenda, self._faults, self._lock, self._hold = app, agenda, faults, lock, hold
        self.taken: list[RestRequest] = []

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        environ["wsgi.input"] = BytesIO(body)
        resource, came = resource_of(environ["PATH_INFO"]), _wall()
        with self._lock:
            rule = self._spoiling(environ, resource)
        if rule is not None and rule.does == "delay":
            self._hold(rule.seconds)
        with self._lock:
            answer = self._answer(environ, rule)
            if resource is not None:
                self._write_down(environ, resource, body, answer, rule, came)
        if answer is None or (rule is not None and rule.does == "timeout_after_acting"):
            self._hold(rule.seconds if rule else 0.0)
            answer = Answer("504 Gateway Timeout", [(NO_ANSWER, "1"), ("Content-Type", "text/plain")], b"")
        answer.headers = [(name, value) for name, value in answer.headers if name.lower() != "content-length"]
        start_response(answer.status, [*answer.headers, ("Content-Length", str(len(answer.body)))])
        return [answer.body]

    def _answer(self, environ: Environ, rule: Rule | None) -> Answer | None:
        if rule is None or rule.does in ("timeout_after_acting", "delay"):
            return self._pass_on(environ)
        if rule.does == "ignore":
            return self._pass_on(_only_asked(environ))
        return None if rule.does == "hang" else _refusal(int(rule.does))

    def _spoiling(self, environ: Environ, resource: str | None) -> Rule | None:
        name = f"{environ['REQUEST_METHOD']} {resource}"
        return self._faults.on_rest(name, environ["PATH_INFO"]) if resource else None

    def _pass_on(self, environ: Environ) -> Answer:
        answer = Answer("500 Nothing", [], b"")

        def start(status: str, headers: list[tuple[str, str]], _error: object = None) -> None:
            answer.status, answer.headers = status, list(headers)

        parts = self._app(environ, start)
        answer.body = b"".join(parts)
        close = getattr(parts, "close", None)
        if close is not None:
            close()
        return answer

    def _write_down(
        self,
        environ: Environ,
        resource: str,
        body: bytes,
        answer: Answer | None,
        rule: Rule | None,
        came: str,
    ) -> None:
        said = _said(answer)
        self.taken.append(
            RestRequest(
                seq=len(self.taken) + 1,
                at=self._agenda.now().isoformat(),
                wall_came=came,
                wall_done=_wall(),
                method=environ["REQUEST_METHOD"],
                resource=resource,
                path=environ["PATH_INFO"],
                form=parse_qs(body.decode(), keep_blank_values=True),
                status=int(answer.status.split()[0]) if answer else None,
                code=said.get("code"),
                sid=said.get("sid") or said.get("call_sid"),
                fault=rule.does if rule else None,
            )
        )


def _only_asked(environ: Environ) -> Environ:
    """How the line is, in place of the order to change it: the answer that an order has which is obeyed."""
    return {**environ, "REQUEST_METHOD": "GET", "CONTENT_LENGTH": "0", "wsgi.input": BytesIO()}


def _wall() -> str:
    return datetime.now(UTC).isoformat()


def _said(answer: Answer | None) -> dict[str, Any]:
    try:
        said = json.loads(answer.body) if answer and answer.body else {}
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _refusal(status: int) -> Answer:
    """A refusal before anything was done: 429 in Twilio's words, all else as a bare gateway would put it."""
    if status == 429:
        body = json.dumps(Refusal(20429, "Too Many Requests", 429).body()).encode()
        return Answer("429 Too Many Requests", [("Content-Type", "application/json")], body)
    return Answer(f"{status} Error", [("Content-Type", "text/html")], b"<html>Service unavailable</html>")
