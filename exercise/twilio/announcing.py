"""Documents that may only sound: announcements, and what is heard while waiting. They ask for no keys."""

from collections.abc import Callable
from urllib.parse import urljoin

from exercise.exchange.call import Call
from exercise.exchange.room import Room
from exercise.exchange.sounds import Sound
from exercise.fetch import FetchFailed, FetchResponse
from exercise.twilio.account import API_VERSION, Account
from exercise.twilio.call_params import call_params
from exercise.twiml.document import BadDocument, Element, read, sounds_of
from exercise.twiml.play import FILE_SECONDS

_SOUND_FILES = ("audio/",)
_ALLOWED = ("Say", "Play", "Pause", "Redirect")
MOST_REDIRECTS = 10


class AudioDocument:
    """Fetches one such document, following its redirects, and hands over what is to be heard."""

    def __init__(self, account: Account, name: str, call: Call | None, room: Room | None = None) -> None:
        self._account, self._name, self._call, self._room = account, name, call, room
        self._redirects = 0

    def fetch(
        self,
        url: str,
        method: str,
        then: Callable[[list[Sound]], None],
        failed: Callable[[FetchResponse | FetchFailed], None],
        before: tuple[Sound, ...] = (),
    ) -> None:
        def settle(outcome: FetchResponse | FetchFailed) -> None:
            if isinstance(outcome, FetchFailed) or not 200 <= outcome.status < 300:
                why = (
                    str(outcome)
                    if isinstance(outcome, FetchFailed)
                    else f"Got HTTP {outcome.status} response"
                )
                self._account.note_trouble(11200, why, url, self._call.id if self._call else None)
                failed(outcome)
                return
            if _content_type(outcome).startswith(_SOUND_FILES):
                then([*before, Sound(url, FILE_SECONDS, tone=True)])
                return
            try:
                elements = self._allowed(read(outcome.body), url)
            except BadDocument as bad:
                self._account.note_trouble(bad.code, str(bad), url, self._call.id if self._call else None)
                failed(outcome)
                return
            turn = next((n for n, element in enumerate(elements) if element.name == "Redirect"), None)
            sounds = (*before, *sounds_of(elements[:turn]))
            self._redirects += 1
            if turn is None or self._redirects > MOST_REDIRECTS:
                then(list(sounds))
            else:
                onward = elements[turn]
                target = urljoin(url, onward.words)
                self.fetch(target, onward.attributes.get("method", "POST"), then, failed, sounds)

        self._account.post.send(self._name, url, method, self._params(), settle)

    def _allowed(self, elements: tuple[Element, ...], url: str) -> tuple[Element, ...]:
        for element in elements:
            if element.name not in _ALLOWED:
                self._account.note_trouble(12200, f"{element.name} may not be used here", url)
        return tuple(element for element in elements if element.name in _ALLOWED)

    def _params(self) -> dict[str, str]:
        params = {"AccountSid": self._account.sid, "ApiVersion": API_VERSION}
        room = self._room or (self._call.room if self._call else None)
        if room is not None:
            params |= {"ConferenceSid": room.id, "FriendlyName": room.name}
        if self._call is not None:
            params |= call_params(self._account, self._account.calls[self._call.id])
        return params


def _content_type(response: FetchResponse) -> str:
    return next((value for name, value in response.headers.items() if name.lower() == "content-type"), "")
