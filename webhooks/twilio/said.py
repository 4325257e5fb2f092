"""Words that Twilio fetches when they are to be heard: those stored on an effect, and two short tones."""

from __future__ import annotations

import logging
from typing import Final

from flask import Blueprint, Response

from conference.bus import StorageError
from conference.carriers.twilio.tones import two_tones
from conference.domain.meeting.effects import Announce, Whisper
from conference.host import Host
from conference.storage.moving import row_of_words
from webhooks.twilio.answers import document
from webhooks.twilio.whose import asked, here

log = logging.getLogger(__name__)

MOST: Final = 2**63 - 1


def add_routes(door: Blueprint, host: Host) -> None:
    @door.post(f"/words/<int(max={MOST}):effect>")
    def words(effect: int) -> Response:
        """The words as they were put when the decision was made, so that the record has what was heard."""
        try:
            said = here.outbox.effect(_row(effect))
        except StorageError as error:
            log.warning("the words cannot be had: %s", error)
            return document(here.documents.silence())
        if isinstance(said, Whisper) and said.tones:
            return document(here.documents.tones())
        if isinstance(said, Announce | Whisper):
            return document(here.documents.announcement(said.words, said.language))
        return document(here.documents.silence())

    @door.get("/tones.wav")
    def tones() -> Response:
        return Response(two_tones(), content_type="audio/wav", headers={"Cache-Control": "max-age=86400"})


def _row(effect: int) -> int:
    """What was numbered in a reserve that has come home has another number here; nought if it has none."""
    whose = asked()
    if whose.reserve is None or here.house.reserve:
        return effect
    with here.store.reading() as look:
        return row_of_words(look, whose.reserve, effect) or 0
