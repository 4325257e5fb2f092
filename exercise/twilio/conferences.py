"""The Conferences resource: find a conference, speak to all of it, end it."""

from flask import Blueprint, Response, jsonify, request

from exercise.twilio import forms
from exercise.twilio.account import API_VERSION, Account
from exercise.twilio.announcements import Announcer
from exercise.twilio.dates import rfc2822
from exercise.twilio.errors import Refusal, not_found
from exercise.twilio.filters import same, within
from exercise.twilio.paging import page
from exercise.twilio.records import ConferenceRecord
from exercise.twilio.statuses import CLOSINGS, ROOM_STATES


def conference_json(account: Account, record: ConferenceRecord) -> dict[str, object]:
    room = record.room
    uri = f"{account.path}/Conferences/{room.id}"
    return {
        "sid": room.id,
        "account_sid": account.sid,
        "api_version": API_VERSION,
        "call_sid_ending_conference": room.ended_by.call.id if room.ended_by else None,
        "date_created": rfc2822(room.created_at),
        "date_updated": rfc2822(room.changed_at or room.created_at),
        "friendly_name": room.name,
        "reason_conference_ended": CLOSINGS[room.closing] if room.closing else None,
        "region": "ie1",
        "status": ROOM_STATES[room.state],
        "subresource_uris": {
            "participants": f"{uri}/Participants.json",
            "recordings": f"{uri}/Recordings.json",
        },
        "uri": f"{uri}.json",
    }


def find_conference(account: Account, sid: str) -> ConferenceRecord:
    record = account.conferences.get(sid)
    if record is None:
        raise not_found(f"{account.path}/Conferences/{sid}.json")
    return record


def add_conferences(api: Blueprint, account: Account, announcer: Announcer) -> None:
    rooms = account.exchange.rooms

    @api.get("/Conferences.json")
    def list_conferences() -> Response:
        chosen = [
            conference_json(account, record)
            for record in reversed(account.conferences.values())
            if same("FriendlyName", record.room.name)
            and same("Status", ROOM_STATES[record.room.state])
            and within("DateCreated", record.room.created_at)
            and within("DateUpdated", record.room.changed_at or record.room.created_at)
        ]
        return jsonify(page("conferences", chosen, f"{account.path}/Conferences.json"))

    @api.get("/Conferences/<sid>.json")
    def fetch_conference(sid: str) -> Response:
        return jsonify(conference_json(account, find_conference(account, sid)))

    @api.post("/Conferences/<sid>.json")
    def update_conference(sid: str) -> Response:
        record, form = find_conference(account, sid), request.form
        if form.get("Status") not in (None, "completed"):
            raise Refusal(20001, "Status may only be completed")
        announce = forms.address(form, "AnnounceUrl")
        how = forms.method(form, "AnnounceMethod")
        if announce is not None:
            if not record.room.is_live:
                raise not_found(f"{account.path}/Conferences/{sid}.json")
            announcer.announce(record.room, None, announce, how)
        if form.get("Status") == "completed":
            rooms.end(record.room)
        return jsonify(conference_json(account, record))
