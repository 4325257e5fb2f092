"""Calls that come in: the number's own voice address is asked what to do with them."""

from exercise.exchange.call import Ending
from exercise.exchange.events import CallArrived
from exercise.twilio.account import Account
from exercise.twilio.records import CallRecord, Hook
from exercise.twilio.voice import Voice


def answer_inbound(account: Account, voice: Voice) -> None:
    def arrived(event: CallArrived) -> None:
        if event.call.shown_to not in account.numbers:
            account.exchange.turn_away(event.call, Ending.FAILED)
            return
        hook = Hook(account.voice_status_url, events=frozenset({"completed"}))
        record = CallRecord(event.call, hook)
        account.calls[event.call.id] = record
        voice.new_run(record).fetch(account.voice_url, "POST")

    account.exchange.wire.on(CallArrived, arrived)
