"""Every request from the network to the product: signed, tried again as its address asks, off the agenda."""

from collections.abc import Callable, Mapping
from typing import Literal
from urllib.parse import urlencode, urlsplit, urlunsplit
from uuid import uuid4

from exercise.clock import Agenda
from exercise.faults import Faults
from exercise.fetch import Carrying, FetchFailed, FetchRequest, FetchResponse
from exercise.twilio import overrides
from exercise.twilio.signature import signature

Outcome = FetchResponse | FetchFailed
Channel = Literal["voice", "text"]
RETRY_SECONDS = 0.1


class Post:
    def __init__(self, agenda: Agenda, carry: Carrying, faults: Faults, token: str) -> None:
        self._agenda, self._carry, self._faults, self._token = agenda, carry, faults, token

    def send(
        self,
        name: str,
        url: str,
        method: str,
        params: Mapping[str, str],
        then: Callable[[Outcome], None] = lambda _outcome: None,
        channel: Channel = "voice",
    ) -> None:
        """Send soon; never within the request or event that asked for it. Faults know it by `name`."""
        address, wishes = overrides.split(url)
        request = self._request(address, method.upper(), dict(params), channel)

        def attempt(left: int) -> None:
            self._carry(request, lambda outcome: settle(outcome, left))

        def settle(outcome: Outcome, left: int) -> None:
            if left and wishes.wants_retry(outcome):
                self._agenda.after(RETRY_SECONDS, lambda: attempt(left - 1))
            else:
                then(outcome)

        def deliver() -> None:
            attempt(wishes.retries)

        path = urlsplit(request.url).path
        self._agenda.soon(
            lambda: self._faults.on_callback(name, path, deliver, lambda: then(FetchFailed("rt", "lost")))
        )

    def _request(self, url: str, method: str, params: dict[str, str], channel: Channel) -> FetchRequest:
        voice = channel == "voice"
        headers = {"I-Twilio-Idempotency-Token": str(uuid4()), "X-Home-Region": "us1", "Accept": "*/*"}
        if method == "GET":
            parts = urlsplit(url)
            query = "&".join(part for part in (parts.query, urlencode(params)) if part)
            url = urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))
            params = {}
        headers["X-Twilio-Signature"] = signature(self._token, url, params, voice=voice)
        return FetchRequest(method, url, headers, params)
