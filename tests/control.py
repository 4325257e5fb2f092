"""The exercise network's control API as a program has it, led into the network itself with no socket."""

from __future__ import annotations

from typing import Any

import requests
from requests.adapters import BaseAdapter

from conference.exercises.network import Network as Control
from exercise.network import Network
from tests.wire import bring

ADDRESS = "http://exercise.example"


class _Into(BaseAdapter):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network, self.away = network, False

    def send(self, request: requests.PreparedRequest, *_args: Any, **_kwargs: Any) -> requests.Response:
        if self.away:
            raise requests.ConnectionError(request.url)
        body = request.body.encode() if isinstance(request.body, str) else request.body
        status, headers, words = bring(
            self.network.app, request.method or "GET", request.url or "", dict(request.headers), body
        )
        answer = requests.Response()
        answer.status_code, answer._content, answer.url = status, words.encode(), request.url or ""
        answer.headers.update(headers)
        answer.encoding = "utf-8"
        return answer

    def close(self) -> None:
        pass


def control_of(network: Network) -> Control:
    """Whoever leads that network."""
    return away_at_will(network)[0]


def away_at_will(network: Network) -> tuple[Control, _Into]:
    """The same, and what can be told that the network does not answer (`away`)."""
    into, session = _Into(network), requests.Session()
    session.mount(ADDRESS, into)
    return Control(ADDRESS, session=session), into
