"""Conference status callbacks, all to the address the first participant brought."""

from exercise.exchange.call import Call
from exercise.exchange.events import (
    Joined,
    Left,
    MemberChanged,
    RoomEnded,
    RoomStarted,
    SpeechBegan,
    SpeechEnded,
)
from exercise.exchange.room import Member, Room
from exercise.twilio.account import Account
from exercise.twilio.dates import rfc2822
from exercise.twilio.statuses import CHANGES, CLOSINGS, LEAVINGS, call_status

# What one asks for, and the events one then gets.
SUBSCRIPTIONS = {
    "start": {"conference-start"},
    "end": {"conference-end"},
    "join": {"participant-join"},
    "leave": {"participant-leave"},
    "mute": {"participant-mute", "participant-unmute"},
    "hold": {"participant-hold", "participant-unhold"},
    "modify": {"participant-modify"},
    "speaker": {"participant-speech-start", "participant-speech-stop"},
    "announcement": {"announcement-end", "announcement-fail"},
}


def _flag(value: bool) -> str:
    return "true" if value else "false"


def member_params(member: Member) -> dict[str, str]:
    params = {
        "CallSid": member.call.id,
        "Muted": _flag(member.muted),
        "Hold": _flag(member.held),
        "Coaching": _flag(member.coaches is not None),
        "EndConferenceOnExit": _flag(member.ends),
        "StartConferenceOnEnter": _flag(member.starts),
    }
    return params | ({"ParticipantLabel": member.label} if member.label is not None else {})


class ConferenceCallbacks:
    def __init__(self, account: Account) -> None:
        self._account = account
        wire = account.exchange.wire
        wire.on(RoomStarted, lambda event: self._tell(event.room, "conference-start", {}))
        wire.on(Joined, lambda event: self._tell(event.room, "participant-join", member_params(event.member)))
        wire.on(MemberChanged, self._changed)
        wire.on(Left, self._left)
        wire.on(RoomEnded, self._ended)
        wire.on(SpeechBegan, lambda event: self._spoke(event.call, "participant-speech-start"))
        wire.on(SpeechEnded, lambda event: self._spoke(event.call, "participant-speech-stop"))

    def announced(self, room: Room, url: str, member: Member | None) -> None:
        still_here = member is not None and member.call.room is room
        params = {"AnnounceUrl": url} | (member_params(member) if member and still_here else {})
        self._tell(room, "announcement-end", params)

    def announcement_failed(self, room: Room, url: str, why: str) -> None:
        self._tell(room, "announcement-fail", {"AnnounceUrl": url, "ReasonAnnouncementFailed": why})

    def _spoke(self, call: Call, event: str) -> None:
        """Only of those who can be heard: whether a closed line is listened to is not documented."""
        room = call.room
        if room is not None and room.can_be_heard(room.members[call.id]):
            self._tell(room, event, member_params(room.members[call.id]))

    def _changed(self, event: MemberChanged) -> None:
        self._tell(event.room, CHANGES[event.change], member_params(event.member))

    def _left(self, event: Left) -> None:
        params = member_params(event.member) | {
            "ParticipantCallStatus": call_status(event.member.call),
            "ReasonParticipantLeft": LEAVINGS[event.why],
        }
        self._tell(event.room, "participant-leave", params)

    def _ended(self, event: RoomEnded) -> None:
        room = event.room
        reason = CLOSINGS[room.closing] if room.closing else ""
        params = {"ReasonConferenceEnded": reason, "Reason": reason.replace("-", " ")}
        if room.ended_by is not None:
            params["CallSidEndingConference"] = room.ended_by.call.id
            if room.ended_by.label is not None:
                params["ParticipantLabelEndingConference"] = room.ended_by.label
        self._tell(room, "conference-end", params)

    def _tell(self, room: Room, event: str, extra: dict[str, str]) -> None:
        hook = self._account.conferences[room.id].hook
        if hook.url is None or not any(event in SUBSCRIPTIONS.get(asked, ()) for asked in hook.events):
            return
        params = {
            "ConferenceSid": room.id,
            "FriendlyName": room.name,
            "AccountSid": self._account.sid,
            "SequenceNumber": str(hook.take_number()),
            "Timestamp": rfc2822(self._account.exchange.agenda.now()) or "",
            "StatusCallbackEvent": event,
        }
        self._account.post.send(event, hook.url, hook.method, params | extra)
