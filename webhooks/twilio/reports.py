"""Reports: Twilio tells us what has happened. Answered 204 once they are stored, or mean nothing to us."""

from __future__ import annotations

import logging

from flask import Blueprint, Response, request

from conference.bootstrap import Upprop
from conference.bus import StorageError
from conference.carriers.twilio import callbacks
from conference.domain.decision import Command
from conference.domain.errors import DomainError
from conference.domain.meeting.commands import ObserveLeg, ObserveRoom, ObserveText
from conference.log import about
from webhooks.twilio.answers import not_now, noted
from webhooks.twilio.places import ID, leg_of_call

log = logging.getLogger(__name__)


def add_routes(door: Blueprint, upprop: Upprop) -> None:
    @door.post(f"/legs/<{ID}:leg>/status")
    def call_status(leg: str) -> Response:
        return _of_leg(upprop, callbacks.call_report(leg, request.form, upprop.clock.now()))

    @door.post(f"/legs/<{ID}:leg>/machine")
    def machine(leg: str) -> Response:
        return _of_leg(upprop, callbacks.machine_report(leg, request.form, upprop.clock.now()))

    @door.post("/voice/status")
    def inbound_status() -> Response:
        """The end of a call that came in: set as the number's own status callback."""
        leg = leg_of_call(callbacks.call_id(request.form))
        if leg is None:
            return noted()
        return _of_leg(upprop, callbacks.inbound_report(leg, request.form, upprop.clock.now()))

    @door.post(f"/rooms/<{ID}:room>/status")
    def room_status(room: str) -> Response:
        told = callbacks.room_report(request.form, upprop.clock.now())
        if isinstance(told, callbacks.OfRoom):
            return _take(upprop, ObserveRoom(room, told.room, told.ended), told.stamp)
        return _of_leg(upprop, told)

    @door.post(f"/texts/<{ID}:text>/status")
    def text_status(text: str) -> Response:
        told = callbacks.text_report(request.form)
        if told is None:
            return noted()
        return _take(upprop, ObserveText(text, told.status, "twilio", told.ref, told.error), told.stamp)


def _of_leg(upprop: Upprop, told: callbacks.OfLeg | callbacks.OfRoom | None) -> Response:
    if not isinstance(told, callbacks.OfLeg):
        return noted()
    with about(leg=told.leg):
        return _take(upprop, ObserveLeg(told.leg, told.fact, told.call), told.fact.stamp)


def _take(upprop: Upprop, command: Command, stamp: str) -> Response:
    """What the domain will not have is logged and answered as if it had been taken: it will not change."""
    with about(stamp=stamp):
        try:
            upprop.bus.handle(command, stamp=stamp)
        except DomainError as error:
            log.info("refused: %s", error.sentence)
        except StorageError as error:
            log.warning("a report could not be stored: %s", error)
            return not_now()
    return noted()
