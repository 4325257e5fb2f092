"""Words that Twilio fetches when they are to be heard: those stored on an effect, and two short tones."""

from __future__ import annotations

import logging
from typing import Final

from flask import Blueprint, Response

from conference.bootstrap import Upprop
from conference.bus import StorageError
from conference.carriers.twilio.tones import two_tones
from conference.domain.meeting.effects import Announce, Whisper
from webhooks.twilio.answers import document

log = logging.getLogger(__name__)

MOST: Final = 2**63 - 1


def add_routes(door: Blueprint, upprop: Upprop) -> None:
    @door.post(f"/words/<int(max={MOST}):effect>")
    def words(effect: int) -> Response:
        """The words as they were put when the decision was made, so that the record has what was heard."""
        try:
            said = upprop.outbox.effect(effect)
        except StorageError as error:
            log.warning("the words cannot be had: %s", error)
            return document(upprop.documents.silence())
        if isinstance(said, Whisper) and said.tones:
            return document(upprop.documents.tones())
        if isinstance(said, Announce | Whisper):
            return document(upprop.documents.announcement(said.words, said.language))
        return document(upprop.documents.silence())

    @door.get("/tones.wav")
    def tones() -> Response:
        return Response(two_tones(), content_type="audio/wav", headers={"Cache-Control": "max-age=86400"})
