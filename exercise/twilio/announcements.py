"""Announcements: an address is asked what to say, and it is said to a room or to one in it."""

from exercise.exchange.room import Member, Room
from exercise.exchange.sounds import Sound
from exercise.fetch import FetchFailed, FetchResponse
from exercise.twilio.account import Account
from exercise.twilio.announcing import AudioDocument
from exercise.twilio.conference_callbacks import ConferenceCallbacks


class Announcer:
    def __init__(self, account: Account, callbacks: ConferenceCallbacks) -> None:
        self._account, self._callbacks = account, callbacks

    def to_room(self, room: Room, url: str, method: str) -> None:
        def play(sounds: list[Sound]) -> None:
            over = lambda: self._callbacks.announced(room, url, None)  # noqa: E731
            self._account.exchange.announcements.to_room(room, sounds, over)

        AudioDocument(self._account, "announce", None, room).fetch(url, method, play, self._failed(room, url))

    def to_member(self, room: Room, member: Member, url: str, method: str) -> None:
        def play(sounds: list[Sound]) -> None:
            over = lambda: self._callbacks.announced(room, url, member)  # noqa: E731
            self._account.exchange.announcements.to_member(room, member.call, sounds, over)

        AudioDocument(self._account, "announce", member.call, room).fetch(
            url, method, play, self._failed(room, url)
        )

    def _failed(self, room: Room, url: str):  # type: ignore[no-untyped-def]
        def failed(_outcome: FetchResponse | FetchFailed) -> None:
            self._callbacks.announcement_failed(room, url, "The announcement could not be fetched")

        return failed
