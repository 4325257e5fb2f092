"""Documents for Twilio: what a line hears and what it may answer, drawn with the SDK's own builders.

A document is never empty: an empty body hangs up on an officer. Whatever it ends with leads somewhere.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, Protocol

from twilio.twiml.voice_response import Dial, Gather, VoiceResponse

from conference.carriers.twilio.addresses import Addresses
from conference.domain.meeting.prompt import Door, Prompt

VOICES: Final = {"sv": ("sv-SE", "Polly.Elin-Neural"), "en": ("en-GB", "Polly.Amy-Neural")}
ROOM_EVENTS: Final = "start end join leave mute modify announcement"
"""The first to join decides for the whole room, so everybody brings the same, full list."""

_UNSPEAKABLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Speaker(Protocol):
    """What words are added to: a document or a question in it."""

    def say(self, message: str | None = None, *, voice: str, language: str) -> object: ...


class Said(NamedTuple):
    """Words, and the language of the voice that says them."""

    words: str
    language: str


@dataclass(frozen=True)
class Documents:
    """Draws every document that is handed to Twilio."""

    addresses: Addresses

    def prompt(self, prompt: Prompt, words: Sequence[str], language: str, leg: str) -> str:
        """A line's next document: words, then keys asked for, a door, or the end of the call."""
        document = VoiceResponse()
        here = self.addresses.question(leg, prompt.step)
        if prompt.pause:
            document.pause(length=prompt.pause)
        if prompt.keys:
            document.append(_question(prompt, words, language, here))
            document.redirect(here, method="POST")
            return str(document)
        _speak(document, words, language)
        if prompt.door is not None:
            document.append(self._dial(prompt.door, leg, prompt.step))
            # Not let in, because the label is still leaving: a moment later it has left.
            document.pause(length=1)
            document.redirect(here, method="POST")
        elif prompt.hang_up:
            document.hangup()
        else:
            document.pause(length=2)
            document.redirect(here, method="POST")
        return str(document)

    def moment(self, said: Iterable[Said], back_to: str) -> str:
        """Hold on: said while storage gathers itself, and then the same is asked again."""
        document = VoiceResponse()
        _speak_each(document, said)
        document.pause(length=1)
        document.redirect(back_to, method="POST")
        return str(document)

    def choice(self, said: Iterable[Said], back_to: str) -> str:
        """Hold on, or a key: said over and over while storage is away."""
        document = VoiceResponse()
        gather = Gather(input="dtmf", num_digits=1, timeout=5, action=back_to, method="POST")
        _speak_each(gather, said)
        document.append(gather)
        document.pause(length=5)
        document.redirect(back_to, method="POST")
        return str(document)

    def parting(self, said: Iterable[Said]) -> str:
        """The last that can be said: what to do instead, and the end of the call."""
        document = VoiceResponse()
        _speak_each(document, said)
        document.hangup()
        return str(document)

    def waiting(self, leg: str, said: Iterable[Said]) -> str:
        """Heard by one who is alone in the room: some words, quiet, and then the same again."""
        document = VoiceResponse()
        _speak_each(document, said)
        document.pause(length=20)
        document.redirect(self.addresses.wait(leg), method="POST")
        return str(document)

    def announcement(self, words: str, language: str) -> str:
        """Words for a room, or for one line in it. Here Twilio takes nothing but speech and sound."""
        document = VoiceResponse()
        _speak(document, [words], language)
        return str(document) if words.strip() else self.silence()

    def tones(self) -> str:
        """Two short tones: the time is nearly up."""
        document = VoiceResponse()
        document.play(self.addresses.tones(), loop=1)
        return str(document)

    def silence(self) -> str:
        """Nothing to say any more."""
        document = VoiceResponse()
        document.pause(length=1)
        return str(document)

    def nothing(self) -> str:
        """Taken note of: the answer to a text, to which any reply is a text of its own."""
        return '<?xml version="1.0" encoding="UTF-8"?><Response/>'

    def _dial(self, door: Door, leg: str, step: int) -> Dial:
        dial = Dial(hangup_on_star=True, action=self.addresses.left(leg, step), method="POST")
        dial.conference(
            door.room,
            participant_label=door.label,
            muted=door.muted,
            start_conference_on_enter=True,
            end_conference_on_exit=False,
            beep="false",
            wait_url=self.addresses.wait(leg),
            wait_method="POST",
            status_callback=self.addresses.room_status(door.room),
            status_callback_event=ROOM_EVENTS,
            status_callback_method="POST",
        )
        return dial


def _question(prompt: Prompt, words: Sequence[str], language: str, here: str) -> Gather:
    """Keys work over the words, and silence is an answer too."""
    gather = Gather(
        input="dtmf speech" if prompt.speech else "dtmf",
        language=VOICES.get(language, VOICES["sv"])[0] if prompt.speech else None,
        num_digits=prompt.keys,
        finish_on_key=prompt.finish,
        timeout=prompt.silence,
        action=here,
        method="POST",
        action_on_empty_result=True,
    )
    _speak(gather, words, language)
    return gather


def _speak(where: Speaker, words: Sequence[str], language: str) -> None:
    tongue, voice = VOICES.get(language, VOICES["sv"])
    for sentence in words:
        if spoken := _UNSPEAKABLE.sub("", sentence).strip():
            where.say(spoken, voice=voice, language=tongue)


def _speak_each(where: Speaker, said: Iterable[Said]) -> None:
    for words, language in said:
        _speak(where, [words], language)
