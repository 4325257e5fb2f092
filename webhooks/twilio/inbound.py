"""Calls and texts that come to our own numbers."""

from __future__ import annotations

import logging
from typing import Final

from flask import Blueprint, Response, request

from conference.bootstrap import Upprop
from conference.bus import StorageError
from conference.carriers.twilio import callbacks
from conference.domain.errors import DomainError
from conference.domain.meeting.commands import CallIn, ReceiveText
from webhooks.twilio.answers import document, not_now
from webhooks.twilio.patience import Patience
from webhooks.twilio.places import leg_of_call
from webhooks.twilio.questions import ask, parting

log = logging.getLogger(__name__)

LONGEST_TEXT: Final = 1600


def add_routes(door: Blueprint, upprop: Upprop) -> None:
    patience = Patience()

    @door.post("/voice")
    def voice() -> Response:
        """Somebody rings us. A call without an id is none; it is answered all the same."""
        call = callbacks.call_id(request.form)
        leg = leg_of_call(call)
        if call is None or leg is None:
            return document(parting(upprop))
        return ask(upprop, patience, leg, CallIn(leg, call, callbacks.caller(request.form)), call)

    @door.post("/text")
    def text() -> Response:
        """A reply, if there is any, is a text of its own."""
        message, number = callbacks.message_id(request.form), callbacks.caller(request.form)
        if message is not None and number is not None:
            body = request.form.get("Body", "").replace("\0", "")[:LONGEST_TEXT]
            try:
                upprop.bus.handle(ReceiveText(number, body), stamp=message)
            except DomainError as error:
                log.info("refused: %s", error.sentence)
            except StorageError as error:
                log.warning("a text could not be stored: %s", error)
                return not_now()
        return document(upprop.documents.nothing())
