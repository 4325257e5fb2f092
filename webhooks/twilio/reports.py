"""Reports: Twilio tells us what has happened. Answered 204 once they are stored, or mean nothing to us."""

from __future__ import annotations

import logging
from http import HTTPStatus

from flask import Blueprint, Response, request

from conference.bootstrap import Upprop
from conference.bus import StorageError
from conference.carriers.twilio import callbacks
from conference.domain.decision import Command
from conference.domain.errors import DomainError
from conference.domain.meeting.commands import ObserveLeg, ObserveRoom, ObserveText
from conference.host import Host
from conference.log import about
from webhooks.twilio.answers import not_now, noted
from webhooks.twilio.places import ID, leg_of_call
from webhooks.twilio.whose import carrier, here

log = logging.getLogger(__name__)


def add_routes(door: Blueprint, host: Host) -> None:
    @door.post(f"/legs/<{ID}:leg>/status")
    def call_status(leg: str) -> Response:
        return _of_leg(here, callbacks.call_report(leg, request.form, here.clock.now()))

    @door.post(f"/legs/<{ID}:leg>/machine")
    def machine(leg: str) -> Response:
        return _of_leg(here, callbacks.machine_report(leg, request.form, here.clock.now()))

    @door.post("/voice/status")
    def inbound_status() -> Response:
        """The end of a call that came in: set as the number's own status callback."""
        call = callbacks.call_id(request.form)
        if call is None:
            return noted()
        return _of_caller(host, call)

    @door.post(f"/rooms/<{ID}:room>/status")
    def room_status(room: str) -> Response:
        told = callbacks.room_report(request.form, here.clock.now())
        if isinstance(told, callbacks.OfRoom):
            return _take(here, ObserveRoom(room, told.room, told.ended), told.stamp)
        return _of_leg(here, told)

    @door.post(f"/texts/<{ID}:text>/status")
    def text_status(text: str) -> Response:
        told = callbacks.text_report(request.form)
        if told is None:
            return noted()
        return _take(here, ObserveText(text, told.status, carrier(), told.ref, told.error), told.stamp)


def _of_caller(host: Host, call: str) -> Response:
    """A caller may be known by two legs, if the call went on in a reserve: each is told, where it is."""
    now, reserve = here.clock.now(), host.at_work()
    there = callbacks.inbound_report(f"{leg_of_call(call, reserve=True)}", request.form, now)
    if there is not None and reserve is not host.house and _knows(reserve, there.leg):
        return _of_leg(reserve, there)
    answer = _of_leg(host.house, callbacks.inbound_report(f"{leg_of_call(call)}", request.form, now))
    if there is not None and answer.status_code == HTTPStatus.NO_CONTENT and _knows(host.house, there.leg):
        return _take(host.house, ObserveLeg(there.leg, there.fact, there.call), f"{there.fact.stamp}/reserve")
    return answer


def _knows(upprop: Upprop, leg: str) -> bool:
    try:
        with upprop.store.reading() as look:
            return look.reads.leg(leg) is not None
    except StorageError:
        return False


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
