"""Answering machine detection: after a few seconds, who or what has answered."""

from exercise.exchange.call import Call
from exercise.twilio.account import Account
from exercise.twilio.records import CallRecord

SECONDS = 4.0
MACHINE = {"Enable": "machine_start", "DetectMessageEnd": "machine_end_beep"}


def answered_by(record: CallRecord) -> str:
    return MACHINE.get(record.detects_machines or "", "unknown") if record.call.machine else "human"


def report_later(account: Account, record: CallRecord) -> None:
    """Listen beside the call and tell the address that asked; its answer is nobody's document."""

    def report() -> None:
        if not record.call.is_up:
            return
        record.answered_by = answered_by(record)
        if record.amd_url is not None:
            account.post.send("amd", record.amd_url, record.amd_method, _params(account, record.call, record))

    account.exchange.agenda.after(SECONDS, report)


def _params(account: Account, call: Call, record: CallRecord) -> dict[str, str]:
    return {
        "AccountSid": account.sid,
        "CallSid": call.id,
        "AnsweredBy": record.answered_by or "unknown",
        "MachineDetectionDuration": str(int(SECONDS * 1000)),
    }
