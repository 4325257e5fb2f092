"""The Messages resource: send a text, look at texts."""

from datetime import datetime

from flask import Blueprint, Response, jsonify, request

from exercise.exchange.text import TextState
from exercise.twilio import forms
from exercise.twilio.account import API_VERSION, Account
from exercise.twilio.dates import rfc2822
from exercise.twilio.errors import not_found
from exercise.twilio.filters import same, within
from exercise.twilio.paging import page
from exercise.twilio.records import MessageRecord
from exercise.twilio.segments import count_segments
from exercise.twilio.sending import send


def message_json(account: Account, record: MessageRecord) -> dict[str, object]:
    text = record.text
    uri = f"{account.path}/Messages/{text.id}"
    return {
        "sid": text.id,
        "account_sid": account.sid,
        "api_version": API_VERSION,
        "body": text.body,
        "date_created": rfc2822(text.created_at),
        "date_sent": rfc2822(text.sent_at),
        "date_updated": rfc2822(text.changed_at or text.created_at),
        "direction": "inbound" if record.inbound else "outbound-api",
        "error_code": record.error_code,
        "error_message": record.error_message,
        "from": text.from_,
        "messaging_service_sid": None,
        "num_media": "0",
        "num_segments": str(count_segments(text.body)),
        "price": None,
        "price_unit": "USD",
        "status": text.state.value,
        "subresource_uris": {"media": f"{uri}/Media.json"},
        "to": text.to,
        "uri": f"{uri}.json",
    }


def add_messages(api: Blueprint, account: Account) -> None:
    @api.post("/Messages.json")
    def create_message() -> tuple[Response, int]:
        form = request.form
        callback = forms.address(form, "StatusCallback", code=21609)
        forms.whole_number(form, "ValidityPeriod", 36000, 1, 36000)
        record = send(account, form.get("From", ""), form.get("To", ""), form.get("Body", ""), callback)
        return jsonify(message_json(account, record)), 201

    @api.get("/Messages.json")
    def list_messages() -> Response:
        chosen = [
            message_json(account, record)
            for record in reversed(account.messages.values())
            if same("To", record.text.to)
            and same("From", record.text.from_)
            and within("DateSent", _sent_at(record))
        ]
        return jsonify(page("messages", chosen, f"{account.path}/Messages.json"))

    @api.get("/Messages/<sid>.json")
    def fetch_message(sid: str) -> Response:
        record = account.messages.get(sid)
        if record is None:
            raise not_found(f"{account.path}/Messages/{sid}.json")
        return jsonify(message_json(account, record))


def _sent_at(record: MessageRecord) -> datetime:
    """Texts not sent yet are listed by when they were made, so that one just asked for can be found."""
    text = record.text
    return text.created_at if text.state is TextState.QUEUED else text.sent_at or text.created_at
