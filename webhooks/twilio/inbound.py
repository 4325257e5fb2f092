"""Calls and texts that come to our own numbers."""

from __future__ import annotations

import logging
from functools import partial
from typing import Final

from flask import Blueprint, Response, request

from conference.bootstrap import Upprop
from conference.bus import Handled, StorageError
from conference.carriers.twilio import callbacks
from conference.domain.decision import NOTHING
from conference.domain.errors import DomainError
from conference.domain.meeting.commands import CallIn, ReceiveText
from conference.host import Host, keep_for_the_house
from webhooks.twilio.answers import document, not_now
from webhooks.twilio.patience import Patience
from webhooks.twilio.places import leg_of_call
from webhooks.twilio.questions import ask, goes_on_in_reserve, parting
from webhooks.twilio.whose import carrier, here

log = logging.getLogger(__name__)

LONGEST_TEXT: Final = 1600


def add_routes(door: Blueprint, host: Host) -> None:
    patience = Patience(host.patience)

    @door.post("/voice")
    def voice() -> Response:
        """Somebody rings us. A call without an id is none; it is answered all the same."""
        call = callbacks.call_id(request.form)
        leg = leg_of_call(call)
        if call is None or leg is None:
            return document(parting(host.house))
        if host.at_work() is not host.house:
            return goes_on_in_reserve(host, patience)
        command = CallIn(leg, call, callbacks.caller(request.form), carrier())
        instead = partial(goes_on_in_reserve, host, patience)
        return ask(host.house, patience, leg, command, call, instead)

    @door.post("/text")
    def text() -> Response:
        """A reply, if there is any, is a text of its own."""
        message, number = callbacks.message_id(request.form), callbacks.caller(request.form)
        if message is not None and number is not None:
            body = request.form.get("Body", "").replace("\0", "")[:LONGEST_TEXT]
            try:
                host.take(partial(receive, ReceiveText(number, body), message))
            except DomainError as error:
                log.info("refused: %s", error.sentence)
            except StorageError as error:
                log.warning("a text could not be stored: %s", error)
                return not_now()
        return document(here.documents.nothing())


def receive(command: ReceiveText, message: str, upprop: Upprop) -> None:
    """Take a text in. What a reserve can make nothing of waits there, and comes home with it."""
    try:
        handled = upprop.bus.handle(command, stamp=message)
    except DomainError:
        if not upprop.house.reserve:
            raise
        handled = Handled(True)
    if upprop.house.reserve and handled.done and handled.decision == NOTHING:
        keep_for_the_house(upprop, command, message)
