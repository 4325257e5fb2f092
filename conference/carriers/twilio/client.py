"""The way to Twilio's REST API: the official SDK, made where it is first used, with time-outs.

The SDK waits for ever unless told otherwise, and its client must not cross a fork; so a `Line` is
cheap to build and connects only when something is asked through it.
"""

import threading
from urllib.parse import urlsplit, urlunsplit

from twilio.http import HttpClient as HttpClient
from twilio.http.http_client import TwilioHttpClient
from twilio.http.response import Response
from twilio.rest import Client

SECONDS = 5.0
"""For a connection and again for an answer. What has not been answered by then is settled by looking."""


class Line:
    """One account at Twilio, or at something that speaks as Twilio does."""

    def __init__(
        self, account: str, token: str, *, elsewhere: str = "", http_client: HttpClient | None = None
    ) -> None:
        self._account, self._token = account, token
        self._elsewhere = elsewhere
        self._http_client = http_client
        self._client: Client | None = None
        self._making = threading.Lock()

    @property
    def client(self) -> Client:
        with self._making:
            if self._client is None:
                http = self._http_client or _http_client(self._elsewhere)
                self._client = Client(self._account, self._token, http_client=http)
            return self._client


class Elsewhere(TwilioHttpClient):
    """The SDK's own client, with every request sent to another scheme and host.

    A stand-in is near: the proxy that the outside world is reached through does not know it.
    """

    def __init__(self, base_url: str) -> None:
        super().__init__(timeout=SECONDS)
        self._base = urlsplit(base_url)
        if self.session is not None:
            self.session.trust_env = False

    def request(  # type: ignore[no-untyped-def]
        self, method, url, *args, **kwargs
    ) -> Response:
        return super().request(method, moved(url, self._base.geturl()), *args, **kwargs)


def moved(url: str, base_url: str) -> str:
    """The address on another host, which may keep its API under a path of its own."""
    asked, base = urlsplit(url), urlsplit(base_url)
    return urlunsplit((base.scheme, base.netloc, base.path + asked.path, asked.query, ""))


def _http_client(elsewhere: str) -> HttpClient:
    return Elsewhere(elsewhere) if elsewhere else TwilioHttpClient(timeout=SECONDS)
