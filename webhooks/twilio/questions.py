"""Questions: what is a line to hear now? Always answered, and always with what is true now.

The address of a question holds the leg and the step that was put to it, so that its answer is taken once.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Final

from flask import Blueprint, Response, request

from conference.bootstrap import Upprop
from conference.bus import StorageError
from conference.carriers.twilio import callbacks
from conference.carriers.twilio.twiml import Said
from conference.domain.decision import Command
from conference.domain.errors import DomainError, NotFound
from conference.domain.meeting.commands import CallIn, LeaveDial, PressKeys, SayWords
from conference.host import Host
from conference.log import about
from conference.views.line import prompt_for, waiting_for
from webhooks.twilio import again
from webhooks.twilio.answers import document
from webhooks.twilio.patience import NotInTime, Patience
from webhooks.twilio.places import ID, leg_of_call
from webhooks.twilio.whose import asked, carrier, here

log = logging.getLogger(__name__)

KEYS: Final = frozenset("0123456789*#")
MOST_KEYS: Final = 32
MOST_STEPS: Final = 10**6
LONGEST_SPEECH: Final = 1000


def add_routes(door: Blueprint, host: Host) -> None:
    patience = Patience(host.patience)

    @door.post(f"/legs/<{ID}:leg>/<int(max={MOST_STEPS}):step>")
    def question(leg: str, step: int) -> Response:
        """Without digits it is the first time that this step is asked, and there is nothing to take in."""
        if again.wants_to_press():
            return goes_on_in_reserve(host, patience)
        digits, words = _digits(), request.form.get("SpeechResult", "")[:LONGEST_SPEECH].replace("\0", "")
        command: Command | None = None if digits is None else PressKeys(leg, step, digits)
        if words.strip():
            command = SayWords(leg, step, words)
        return ask(here, patience, leg, None if asked().taken_over else command, f"{leg}/{step}")

    @door.post(f"/legs/<{ID}:leg>/<int(max={MOST_STEPS}):step>/left")
    def left(leg: str, step: int) -> Response:
        if again.wants_to_press():
            return goes_on_in_reserve(host, patience)
        hung_up = request.form.get("CallStatus") == "completed"
        command = None if asked().taken_over else LeaveDial(leg, step, hung_up)
        return ask(here, patience, leg, command, f"{leg}/{step}/left")

    @door.post(f"/wait/<{ID}:leg>")
    def wait(leg: str) -> Response:
        """Asked again and again while somebody is alone in the room; what is true then is said."""
        try:
            with here.store.reading() as work:
                said = [Said(*waiting_for(work, leg))]
        except (StorageError, NotFound):
            said = again.to_whoever(here, "moment")
        return document(here.documents.waiting(leg, said))


def ask(
    upprop: Upprop,
    patience: Patience,
    leg: str,
    command: Command | None,
    stamp: str,
    otherwise: Callable[[], Response] | None = None,
) -> Response:
    """Take in what was answered, if anything was, and say what is to be heard next.

    `otherwise` answers where storage does not in time; without it the question is put off.
    """
    whose = asked()

    def put_off() -> Response:
        return again.later(upprop, whose.addresses, _digits())

    def work() -> str:
        if command is not None:
            _take(upprop, command, stamp)
        with upprop.store.reading() as work:
            line = prompt_for(work, leg, upprop.clock.now())
        return upprop.documents.prompt(line.prompt, line.words, line.language, leg)

    with about(leg=leg, stamp=stamp):
        try:
            return document(patience.do(work))
        except NotInTime:
            return put_off() if otherwise is None else otherwise()
        except DomainError as error:
            if whose.reserve is not None and not upprop.house.reserve:
                return put_off()  # it has not come home yet, or its host is another
            log.warning("nobody to answer: %s", error.sentence)
            return document(parting(upprop))


def goes_on_in_reserve(host: Host, patience: Patience) -> Response:
    """Whoever is on this line goes on as one who has rung us, in this host's reserve."""
    call = callbacks.call_id(request.form)
    leg = leg_of_call(call, reserve=True)
    if call is None or leg is None:
        return document(parting(host.house))
    try:
        upprop = host.at_work()
        upprop = host.open() if upprop is host.house else upprop
    except StorageError as error:
        log.error("there is no reserve: %s", error)
        return again.later(host.house, asked().addresses, None)
    command = CallIn(leg, call, callbacks.other_end(request.form), carrier())
    return ask(upprop, patience, leg, command, f"{call}/reserve")


def _take(upprop: Upprop, command: Command, stamp: str) -> None:
    """Refused or repeated: what is true now is heard all the same."""
    try:
        upprop.bus.handle(command, stamp=stamp)
    except DomainError as error:
        log.info("refused: %s", error.sentence)


def parting(upprop: Upprop) -> str:
    """When there is nothing else to say: how to come back."""
    return upprop.documents.parting(again.to_whoever(upprop, "trouble"))


def _digits() -> str | None:
    """The keys pressed; empty when the time ran out; None when nothing was asked yet or it makes no sense.

    Where a choice was given meanwhile, those that were carried along: what is keyed then answers the choice.
    """
    carried = request.args.get("key")
    pressed = carried if again.CHOSE in request.args else request.form.get("Digits", carried)
    if pressed is None or len(pressed) > MOST_KEYS or not set(pressed) <= KEYS:
        return None
    return pressed
