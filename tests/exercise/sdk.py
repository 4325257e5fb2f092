"""The official SDK, led into the network's own application instead of to the internet."""

from typing import Any

import requests
from flask import Flask
from requests.auth import _basic_auth_str
from twilio.base.version import Version  # noqa: F401  (imported early: the SDK loads it lazily and slowly)
from twilio.http import HttpClient
from twilio.http.response import Response
from twilio.rest import Client

from exercise.network import Network
from exercise.twilio.account import Account
from tests.wire import bring


class InProcessHttpClient(HttpClient):
    """What the SDK asks for goes through the network's WSGI application, without a socket.

    To the accounts in `away` no connection is made.
    """

    def __init__(self, network: Network) -> None:
        super().__init__(None, False, None)
        self.away: set[str] = set()
        self.lead_into(network)

    def lead_into(self, network: Network) -> None:
        """From now on it is this network that is asked."""
        self._app: Flask = network.app

    def request(
        self,
        method: str,
        url: str,
        params: dict[str, object] | None = None,
        data: dict[str, object] | None = None,
        headers: dict[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        timeout: float | None = None,
        allow_redirects: bool = False,
        **_more: Any,
    ) -> Response:
        if any(f"/Accounts/{sid}" in url for sid in self.away):
            raise requests.ConnectTimeout(url)
        prepared = requests.Request(method, url, params=params, data=data).prepare()
        sent = dict(headers or {})
        if auth:
            sent["Authorization"] = _basic_auth_str(*auth)
        form = str(prepared.body or "").encode() if data else None
        status, back, words = bring(self._app, method, prepared.url or "", sent, form)
        if "X-Exercise-No-Answer" in back:
            raise requests.exceptions.ReadTimeout(url)
        return Response(status, words, back)


def sdk(network: Network, account: Account | None = None) -> Client:
    """By the network's first account, or another."""
    account = account or network.account
    return Client(account.sid, account.token, http_client=InProcessHttpClient(network))
