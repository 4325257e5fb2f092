"""The part of `ports.Texting` that a modem can do: what is to be sent is left in its folder."""

from __future__ import annotations

from collections.abc import Sequence

from conference.carriers.modem.folder import SILENT, ModemFolder, Sent
from conference.clock import Clock
from conference.domain.instants import Instant, after
from conference.domain.meeting.reasons import Reason
from conference.ports import NotTaken, TextSeen


class ModemTexting:
    """A text is known to it by our own id, so that asking twice sends once."""

    name = "modem"

    def __init__(self, folder: ModemFolder, clock: Clock) -> None:
        self._folder, self._clock = folder, clock

    def send(self, text: str, number: str, body: str, valid: int) -> str:
        silent = self._folder.silent_for(self._clock.wall())
        if silent is None or silent > SILENT:
            raise NotTaken("the modem is not there", reason=Reason.CARRIER_FAULT, retry=True)
        now = self._clock.now()
        try:
            self._folder.put(text, number, body, now, after(now, valid))
        except OSError as error:
            raise NotTaken(
                f"the modem's folder cannot be written to: {error.strerror}",
                reason=Reason.CARRIER_FAULT,
                retry=True,
            ) from error
        return text

    def look(self, ref: str) -> TextSeen:
        found = self._folder.find(ref)
        if found is None:
            raise NotTaken("the modem knows of no such text", reason=Reason.GONE, retry=False)
        return _seen(found)

    def texts_to(self, number: str, since: Instant) -> Sequence[TextSeen]:
        return [_seen(one) for one in self._folder.all() if one.number == number and one.at >= since]


def _seen(sent: Sent) -> TextSeen:
    return TextSeen(sent.text, sent.status, sent.body(), sent.at)
