"""The Participants resource: who is in a conference, their lines, and how they are taken out."""

from flask import Blueprint, Response, jsonify, request

from exercise.exchange.call import CallState
from exercise.exchange.room import Leaving, Member, Room
from exercise.twilio import forms
from exercise.twilio.account import Account
from exercise.twilio.announcements import Announcer
from exercise.twilio.conferences import find_conference
from exercise.twilio.dates import rfc2822
from exercise.twilio.errors import not_found
from exercise.twilio.inviting import Inviting
from exercise.twilio.paging import page

_STATUSES = {
    CallState.QUEUED: "queued",
    CallState.DIALLING: "connecting",
    CallState.RINGING: "ringing",
    CallState.UP: "connected",
    CallState.ENDED: "complete",
}


def participant_json(account: Account, room: Room, member: Member) -> dict[str, object]:
    return {
        "account_sid": account.sid,
        "call_sid": member.call.id,
        "label": member.label,
        "call_sid_to_coach": member.coaches,
        "coaching": member.coaches is not None,
        "conference_sid": room.id,
        "date_created": rfc2822(member.joined_at or member.call.created_at),
        "date_updated": rfc2822(member.changed_at or member.joined_at or member.call.created_at),
        "end_conference_on_exit": member.ends,
        "muted": member.muted,
        "hold": member.held,
        "start_conference_on_enter": member.starts,
        "status": _STATUSES[member.call.state],
        "queue_time": None,
        "uri": f"{account.path}/Conferences/{room.id}/Participants/{member.call.id}.json",
    }


def _flag_filter(name: str, value: bool) -> bool:
    written = request.args.get(name)
    return written is None or (written.lower() == "true") == value


def add_participants(api: Blueprint, account: Account, announcer: Announcer, inviting: Inviting) -> None:
    rooms = account.exchange.rooms

    def find(conference: str, key: str) -> tuple[Room, Member]:
        """A participant by its call or its label; nobody is found in a conference that is over."""
        room = find_conference(account, conference).room
        coming = (m for m in inviting.on_the_way(room) if key in (m.call.id, m.label))
        member = room.find(key) or next(coming, None)
        if member is None:
            raise not_found(f"{account.path}/Conferences/{conference}/Participants/{key}.json")
        return room, member

    @api.post("/Conferences/<conference>/Participants.json")
    def create_participant(conference: str) -> tuple[Response, int]:
        record, room, member = inviting.invite(conference, request.form)
        words = participant_json(account, room, member)
        return jsonify(words | {"queue_time": str(record.queue_time)}), 201

    @api.get("/Conferences/<conference>/Participants.json")
    def list_participants(conference: str) -> Response:
        room = find_conference(account, conference).room
        chosen = [
            participant_json(account, room, member)
            for member in [*room.members.values(), *inviting.on_the_way(room)]
            if _flag_filter("Muted", member.muted)
            and _flag_filter("Hold", member.held)
            and _flag_filter("Coaching", member.coaches is not None)
        ]
        return jsonify(
            page("participants", chosen, f"{account.path}/Conferences/{conference}/Participants.json")
        )

    @api.get("/Conferences/<conference>/Participants/<key>.json")
    def fetch_participant(conference: str, key: str) -> Response:
        return jsonify(participant_json(account, *find(conference, key)))

    @api.post("/Conferences/<conference>/Participants/<key>.json")
    def update_participant(conference: str, key: str) -> Response:
        form = request.form
        room, member = find(conference, key)
        announce, how = forms.address(form, "AnnounceUrl"), forms.method(form, "AnnounceMethod")
        muted = forms.flag(form, "Muted") if "Muted" in form else None
        held = forms.flag(form, "Hold") if "Hold" in form else None
        ends = forms.flag(form, "EndConferenceOnExit") if "EndConferenceOnExit" in form else None
        if member.call.room is room:
            rooms.change(room, member, muted=muted, held=held)
        elif muted is not None:
            member.muted = muted  # how it will come in
        if ends is not None or form.get("CallSidToCoach"):
            rooms.modify(room, member, ends=ends, coaches=form.get("CallSidToCoach"))
        if announce is not None:
            announcer.announce(room, member, announce, how)
        return jsonify(participant_json(account, room, member))

    @api.delete("/Conferences/<conference>/Participants/<key>.json")
    def kick_participant(conference: str, key: str) -> tuple[str, int]:
        room, member = find(conference, key)
        if member.call.room is room:
            rooms.leave(member.call, Leaving.KICKED)
        else:
            account.exchange.hang_up(member.call)
        return "", 204
