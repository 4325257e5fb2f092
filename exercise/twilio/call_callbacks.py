"""Call status callbacks: what became of a call, numbered from 0 in the order it happened."""

from exercise.exchange.call import Call
from exercise.exchange.events import CallAnswered, CallEnded, CallEvent, CallRang, CallStarted
from exercise.twilio.account import Account
from exercise.twilio.call_params import call_params
from exercise.twilio.dates import rfc2822
from exercise.twilio.statuses import SIP_CODES

_EVENTS = {CallStarted: "initiated", CallRang: "ringing", CallAnswered: "answered", CallEnded: "completed"}


class CallCallbacks:
    def __init__(self, account: Account) -> None:
        self._account = account
        for kind in _EVENTS:
            account.exchange.wire.on(kind, self._tell)

    def _tell(self, event: CallEvent) -> None:
        record = self._account.calls.get(event.call.id)
        name = _EVENTS[type(event)]
        if record is None:
            return
        hook = record.hook
        never_left_the_queue = event.call.started_at is None
        if hook.url is None or name not in hook.events or never_left_the_queue:
            return
        params = call_params(self._account, record) | {
            "Timestamp": rfc2822(self._account.exchange.agenda.now()) or "",
            "CallbackSource": "call-progress-events",
            "SequenceNumber": str(hook.take_number()),
        }
        if event.call.has_ended:
            params |= _outcome(event.call)
        self._account.post.send(name, hook.url, hook.method, params)


def _outcome(call: Call) -> dict[str, str]:
    seconds = call.seconds_up
    ending = SIP_CODES[call.ending] if call.ending else ""
    return {"CallDuration": str(seconds), "Duration": str(-(-seconds // 60)), "SipResponseCode": ending}
