"""Questions: what is a line to hear now? Always answered, and always with what is true now.

The address of a question holds the leg and the step that was put to it, so that its answer is taken once.
"""

from __future__ import annotations

import logging
from typing import Final

from flask import Blueprint, Response, request

from conference.bootstrap import Upprop
from conference.bus import StorageError
from conference.domain.county.numbers import spoken
from conference.domain.county.texts import say
from conference.domain.decision import Command
from conference.domain.errors import DomainError, NotFound
from conference.domain.meeting.commands import LeaveDial, PressKeys, SayWords
from conference.log import about
from conference.views.line import prompt_for, waiting_for
from webhooks.twilio.answers import document
from webhooks.twilio.patience import MOST_AGAIN, NotInTime, Patience
from webhooks.twilio.places import ID

log = logging.getLogger(__name__)

KEYS: Final = frozenset("0123456789*#")
MOST_KEYS: Final = 32
MOST_STEPS: Final = 10**6
LONGEST_SPEECH: Final = 1000


def add_routes(door: Blueprint, upprop: Upprop) -> None:
    patience = Patience()

    @door.post(f"/legs/<{ID}:leg>/<int(max={MOST_STEPS}):step>")
    def question(leg: str, step: int) -> Response:
        """Without digits it is the first time that this step is asked, and there is nothing to take in."""
        digits, words = _digits(), request.form.get("SpeechResult", "")[:LONGEST_SPEECH].replace("\0", "")
        command: Command | None = None if digits is None else PressKeys(leg, step, digits)
        if words.strip():
            command = SayWords(leg, step, words)
        return ask(upprop, patience, leg, command, f"{leg}/{step}")

    @door.post(f"/legs/<{ID}:leg>/<int(max={MOST_STEPS}):step>/left")
    def left(leg: str, step: int) -> Response:
        hung_up = request.form.get("CallStatus") == "completed"
        return ask(upprop, patience, leg, LeaveDial(leg, step, hung_up), f"{leg}/{step}/left")

    @door.post(f"/wait/<{ID}:leg>")
    def wait(leg: str) -> Response:
        """Asked again and again while somebody is alone in the room; what is true then is said."""
        try:
            with upprop.store.reading() as work:
                words, language = waiting_for(work, leg)
        except (StorageError, NotFound):
            words, language = upprop.words(say("moment")), upprop.settings.language
        return document(upprop.documents.waiting(leg, [words], language))


def ask(upprop: Upprop, patience: Patience, leg: str, command: Command | None, stamp: str) -> Response:
    """Take in what was answered, if anything was, and say what is to be heard next."""

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
            return _later(upprop)
        except DomainError as error:
            log.warning("nobody to answer: %s", error.sentence)
            return document(parting(upprop))


def _take(upprop: Upprop, command: Command, stamp: str) -> None:
    """Refused or repeated: what is true now is heard all the same."""
    try:
        upprop.bus.handle(command, stamp=stamp)
    except DomainError as error:
        log.info("refused: %s", error.sentence)


def _later(upprop: Upprop) -> Response:
    """One moment, and the same again; when that has been said three times, how to come back."""
    again = request.args.get("again", "0")
    times = int(again) if again in ("0", "1", "2", "3") else MOST_AGAIN
    if times >= MOST_AGAIN:
        return document(parting(upprop))
    key = _digits()
    # A single key is carried along so that nobody need press it twice. A code is not: addresses are logged.
    carried = f"&key={'%23' if key == '#' else '%2A' if key == '*' else key}" if key and len(key) == 1 else ""
    here = upprop.addresses.here(f"{request.path}?again={times + 1}{carried}")
    language = upprop.settings.language
    return document(upprop.documents.moment(upprop.words(say("moment")), language, here))


def parting(upprop: Upprop) -> str:
    """When there is nothing else to say: how to come back."""
    language = upprop.settings.language
    dial_in = spoken(upprop.settings.voice_number, language)
    return upprop.documents.parting(upprop.words(say("trouble", dial_in=dial_in)), language)


def _digits() -> str | None:
    """The keys pressed; empty when the time ran out; None when nothing was asked yet or it makes no sense."""
    pressed = request.form.get("Digits", request.args.get("key"))
    if pressed is None or len(pressed) > MOST_KEYS or not set(pressed) <= KEYS:
        return None
    return pressed
