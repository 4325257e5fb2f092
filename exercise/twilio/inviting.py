"""Participants created over REST: a call straight into a conference, with no document of its own."""

from dataclasses import replace

from werkzeug.datastructures import MultiDict

from exercise.exchange.events import CallEnded
from exercise.exchange.room import Leaving, Member, Room
from exercise.twilio import forms
from exercise.twilio.account import Account
from exercise.twilio.calls import place
from exercise.twilio.errors import Refusal, not_found
from exercise.twilio.records import CallRecord, Hook
from exercise.twilio.voice import Voice
from exercise.twiml.dial import Entry

_DEFAULT_EVENTS = frozenset({"start", "end"})


class StraightIn:
    """The programme of such a call: into the room when answered, hung up when out of it."""

    def __init__(self, account: Account, voice: Voice, room: Room, member: Member, entry: Entry) -> None:
        self._account, self._voice = account, voice
        self._room, self._member, self._entry = room, member, entry

    def answered(self) -> None:
        entry = replace(self._entry, muted=self._member.muted)
        live = self._account.exchange.rooms.live(self._room.name)
        if live is None or not self._voice.enter(self._member.call, entry):
            self._account.exchange.hang_up(self._member.call)

    def key(self, key: str) -> None:
        """Nobody asks this call for keys."""

    def spoken_to(self, words: str) -> None:
        """Nor for words."""

    def silence(self) -> None:
        """Nor is anybody waiting for it."""

    def left_room(self, why: Leaving) -> None:
        self._account.exchange.hang_up(self._member.call)

    def ended(self) -> None:
        """The exchange has taken it out of its room."""


class Inviting:
    def __init__(self, account: Account, voice: Voice) -> None:
        self._account, self._voice = account, voice
        self._invited: dict[str, tuple[Room, Member]] = {}
        account.exchange.wire.on(CallEnded, self._call_ended)

    def invite(self, conference: str, form: MultiDict[str, str]) -> tuple[CallRecord, Room, Member]:
        """Call somebody into a conference, named or by its sid; a name with no live conference opens one."""
        name = self._name_of(conference)
        entry = self._entry(name, form)
        record = place(self._account, form, form.getlist("StatusCallbackEvent"))
        rooms = self._account.exchange.rooms
        room = rooms.live(name) or rooms.open(name)
        hook = forms.hook(
            form, "ConferenceStatusCallback", form.getlist("ConferenceStatusCallbackEvent"), _DEFAULT_EVENTS
        )
        mine = self._account.conferences[room.id]
        if mine.hook.url is None and not room.members and hook.url:
            mine.hook = replace(hook, next_number=Hook.next_number + 1)
        member = Member(record.call, entry.label, entry.muted, False, entry.starts, entry.ends, entry.coaches)
        self._invited[record.call.id] = (room, member)
        programme = StraightIn(self._account, self._voice, room, member, entry)
        self._account.exchange.lead(record.call, programme)
        return record, room, member

    def on_the_way(self, room: Room) -> list[Member]:
        """Those asked into a room who have not come yet; Twilio counts them among its participants."""
        return [
            member
            for into, member in self._invited.values()
            if into is room and not member.call.has_ended and member.call.id not in room.members
        ]

    def _name_of(self, conference: str) -> str:
        if not conference.startswith("CF") or len(conference) != 34:
            return conference
        record = self._account.conferences.get(conference)
        if record is None or not record.room.is_live:
            raise not_found(f"{self._account.path}/Conferences/{conference}/Participants.json")
        return record.room.name

    def _entry(self, name: str, form: MultiDict[str, str]) -> Entry:
        if len(form.get("Label", "")) > 128:
            raise Refusal(20001, "Label may have 128 characters")
        return Entry(
            name=name,
            label=form.get("Label"),
            muted=forms.flag(form, "Muted"),
            starts=forms.flag(form, "StartConferenceOnEnter", True),
            ends=forms.flag(form, "EndConferenceOnExit"),
            coaches=form.get("CallSidToCoach"),
            wait_url=form.get("WaitUrl"),
            wait_method=forms.method(form, "WaitMethod"),
            most=forms.whole_number(form, "MaxParticipants", 250, 2, 250),
            callback=None,
            callback_method="POST",
            callback_events=frozenset(),
        )

    def _call_ended(self, event: CallEnded) -> None:
        """One that was never answered is still reported as having left."""
        room, member = self._invited.pop(event.call.id, (None, None))
        if room is not None and member is not None and event.call.answered_at is None:
            self._account.exchange.rooms.never_came(room, member)
