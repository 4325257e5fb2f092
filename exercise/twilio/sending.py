"""Sending a text: what is refused at once, and what is taken on."""

from exercise.twilio.account import Account
from exercise.twilio.errors import Refusal, missing
from exercise.twilio.numbers import check_text, refuse
from exercise.twilio.records import MessageRecord

LONGEST_BODY = 1600


def send(account: Account, from_: str, to: str, body: str, callback: str | None) -> MessageRecord:
    """Raises `Refusal`."""
    check_text(from_, to, account.numbers)
    if not body:
        raise missing("Message body", 21602)
    if len(body) > LONGEST_BODY:
        raise Refusal(21617, "The concatenated message body exceeds the 1600 character limit")
    line = account.exchange.lines.of(to)
    if line.opted_out or to in account.opted_out:
        raise refuse(21610)
    if not line.takes_texts:
        raise refuse(21635)
    text = account.exchange.texts.send(from_, to, body)
    record = MessageRecord(text, callback)
    account.messages[text.id] = record
    return record
