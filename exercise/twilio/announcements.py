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

    def announce(self, room: Room, member: Member | None, url: str, method: str) -> None:
        """To one member alone, or to all. What is said is reported when it has been heard to its end."""
        announcements = self._account.exchange.announcements

        def over() -> None:
            self._callbacks.announced(room, url, member)

        def play(sounds: list[Sound]) -> None:
            if member is None:
                announcements.to_room(room, sounds, over)
            else:
                announcements.to_member(room, member.call, sounds, over)

        def failed(_outcome: FetchResponse | FetchFailed) -> None:
            self._callbacks.announcement_failed(room, url, "The announcement could not be fetched")

        call = member.call if member else None
        AudioDocument(self._account, "announce", call, room).fetch(url, method, play, failed)
