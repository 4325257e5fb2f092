"""The fields every voice request to the product carries."""

from exercise.twilio.account import API_VERSION, Account
from exercise.twilio.records import CallRecord
from exercise.twilio.statuses import call_status, direction


def call_params(account: Account, record: CallRecord) -> dict[str, str]:
    call = record.call
    params = {
        "AccountSid": account.sid,
        "ApiVersion": API_VERSION,
        "CallSid": call.id,
        "CallStatus": call_status(call),
        "Direction": direction(call),
        "From": call.shown_from,
        "To": call.shown_to,
        "Caller": call.shown_from,
        "Called": call.shown_to,
    }
    for side, number in (("From", call.shown_from), ("To", call.shown_to)):
        params |= {f"{side}City": "", f"{side}State": "", f"{side}Zip": ""}
        params[f"{side}Country"] = "SE" if number.startswith("+46") else ""
    if record.answered_by and record.waits_for_detection:
        params["AnsweredBy"] = record.answered_by
    return params
