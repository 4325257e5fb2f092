"""The Calls resource: place a call, look at calls, turn or end one."""

from flask import Blueprint, Response, jsonify, request

from exercise.exchange.call import CallState
from exercise.exchange.pace import QueueFull
from exercise.twilio import detection, forms
from exercise.twilio.account import API_VERSION, Account
from exercise.twilio.dates import rfc2822
from exercise.twilio.errors import Refusal, not_found
from exercise.twilio.filters import same, within
from exercise.twilio.numbers import check_call
from exercise.twilio.paging import page
from exercise.twilio.records import CallRecord
from exercise.twilio.statuses import direction, listed_status
from exercise.twilio.voice import Voice

EXTRA_RING_SECONDS = 5  # Twilio lets it ring that much longer than it was asked to
LONGEST_INLINE = 4000
_PARTS = ("Notifications", "Recordings", "Payments", "Events", "Siprec", "Streams", "Transcriptions")
_EVENTS = frozenset({"initiated", "ringing", "answered", "completed"})


def call_json(account: Account, record: CallRecord) -> dict[str, object]:
    call = record.call
    uri = f"{account.path}/Calls/{call.id}"
    return {
        "sid": call.id,
        "account_sid": account.sid,
        "answered_by": record.answered_by,
        "api_version": API_VERSION,
        "caller_name": None,
        "date_created": rfc2822(call.created_at),
        "date_updated": rfc2822(record.updated_at or call.ended_at or call.answered_at or call.created_at),
        "direction": direction(call),
        "duration": str(call.seconds_up) if call.has_ended else None,
        "end_time": rfc2822(call.ended_at),
        "forwarded_from": None,
        "from": call.shown_from,
        "from_formatted": call.shown_from,
        "group_sid": None,
        "parent_call_sid": None,
        "phone_number_sid": "PN" + "0" * 32,
        "price": None,
        "price_unit": "USD",
        "queue_time": str(record.queue_time),
        "start_time": rfc2822(call.started_at),
        "status": listed_status(call),
        "subresource_uris": {part.lower(): f"{uri}/{part}.json" for part in _PARTS},
        "to": call.shown_to,
        "to_formatted": call.shown_to,
        "trunk_sid": None,
        "uri": f"{uri}.json",
    }


def place(account: Account, form: forms.Form, events: list[str]) -> CallRecord:
    """Queue a call as the form asks, with nothing yet to say when it is answered."""
    from_, to = form.get("From", ""), form.get("To", "")
    check_call(from_, to, account.numbers)
    rings_for = forms.whole_number(form, "Timeout", 60, 1, 600) + EXTRA_RING_SECONDS
    hook = forms.hook(form, "StatusCallback", events, frozenset({"completed"}))
    if not hook.events <= _EVENTS:
        raise Refusal(21626, "StatusCallbackEvent may be initiated, ringing, answered or completed")
    exchange = account.exchange
    try:
        call = exchange.place(from_, to, rings_for, forms.whole_number(form, "TimeLimit", 14400, 1, 86400))
    except QueueFull as full:
        raise Refusal(22005, "Call queue is full", 429) from full
    record = CallRecord(call, hook)
    wait = exchange.pace.wait_of_last(call.created_at)
    record.queue_time = round(wait.total_seconds() * 1000)
    record.detects_machines = form.get("MachineDetection")
    account.calls[call.id] = record
    return record


def add_calls(api: Blueprint, account: Account, voice: Voice) -> None:
    @api.post("/Calls.json")
    def create_call() -> tuple[Response, int]:
        form = request.form
        url, inline = forms.address(form, "Url"), form.get("Twiml")
        if url is None and not inline:
            raise Refusal(21205, "Url parameter is required.")
        if inline and len(inline) > LONGEST_INLINE:
            raise Refusal(21625, "Twiml may hold 4000 characters")
        how = forms.method(form, "Method")
        fallback, amd = forms.address(form, "FallbackUrl"), forms.address(form, "AsyncAmdStatusCallback")
        record = place(account, form, form.getlist("StatusCallbackEvent"))
        record.fallback_url, record.fallback_method = fallback, forms.method(form, "FallbackMethod")
        record.amd_url, record.amd_method = amd, forms.method(form, "AsyncAmdStatusCallbackMethod")
        record.waits_for_detection = bool(record.detects_machines) and not forms.flag(form, "AsyncAmd")
        run = voice.new_run(record)

        def begin() -> None:
            if url is not None:
                run.fetch(url, how)
            else:
                run.follow(inline or "", "")

        def detected() -> None:
            if record.call.is_up:
                record.answered_by = detection.answered_by(record)
                begin()

        def answered() -> None:
            if record.waits_for_detection:
                account.exchange.agenda.after(detection.SECONDS, detected)
                return
            if record.detects_machines:
                detection.report_later(account, record)
            account.exchange.agenda.soon(begin)

        run.begin_when_answered(answered)
        return jsonify(call_json(account, record)), 201

    @api.get("/Calls.json")
    def list_calls() -> Response:
        chosen = [
            call_json(account, record)
            for record in reversed(account.calls.values())
            if same("To", record.call.shown_to)
            and same("From", record.call.shown_from)
            and same("Status", listed_status(record.call))
            and same("ParentCallSid", None)
            and within("StartTime", record.call.started_at or record.call.created_at)
            and within("EndTime", record.call.ended_at)
        ]
        return jsonify(page("calls", chosen, f"{account.path}/Calls.json"))

    @api.get("/Calls/<sid>.json")
    def fetch_call(sid: str) -> Response:
        return jsonify(call_json(account, _find(account, sid)))

    @api.post("/Calls/<sid>.json")
    def update_call(sid: str) -> Response:
        record, form = _find(account, sid), request.form
        call, status = record.call, form.get("Status")
        url, inline = forms.address(form, "Url"), form.get("Twiml")
        if status not in (None, "canceled", "completed"):
            raise Refusal(21219, "Status may be canceled or completed")
        if call.has_ended and (status or url or inline):
            raise Refusal(21220, "Call is not in-progress. Cannot redirect.")
        if form.get("StatusCallback") is not None:
            number = record.hook.next_number
            record.hook = forms.hook(form, "StatusCallback", [], record.hook.events)
            record.hook.next_number = number
        record.updated_at = account.exchange.agenda.now()
        if status == "completed" or (status == "canceled" and not call.is_up):
            account.exchange.hang_up(call)
        elif url is not None or inline:
            how, run = forms.method(form, "Method"), call.programme
            if call.state is not CallState.UP:
                raise Refusal(21220, "Call is not in-progress. Cannot redirect.")
            voice.turn(run, url, how, inline)
        return jsonify(call_json(account, record))


def _find(account: Account, sid: str) -> CallRecord:
    record = account.calls.get(sid)
    if record is None:
        raise not_found(f"{account.path}/Calls/{sid}.json")
    return record
