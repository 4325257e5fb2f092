"""Texts as the product is told of them: each later status of one it sent, and each one written to it."""

from exercise.exchange.events import TextArrived, TextMoved
from exercise.exchange.text import Text, TextState
from exercise.fetch import FetchFailed, FetchResponse
from exercise.twilio.account import API_VERSION, Account
from exercise.twilio.errors import Refusal
from exercise.twilio.records import MessageRecord
from exercise.twilio.segments import count_segments
from exercise.twilio.sending import send
from exercise.twiml.document import BadDocument, read

ERRORS = {
    TextState.UNDELIVERED: (30003, "Unreachable destination handset"),
    TextState.FAILED: (30008, "Unknown error"),
}

OPT_OUT = frozenset({"STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "OPTOUT", "REVOKE"})
OPT_IN = frozenset({"START", "YES", "UNSTOP"})
"""What a customer texts to get no more texts from a number, and to get them again: alone, in any case."""


class MessageCallbacks:
    def __init__(self, account: Account) -> None:
        self._account = account
        account.exchange.wire.on(TextMoved, lambda event: self._moved(event.text))
        account.exchange.wire.on(TextArrived, lambda event: self._arrived(event.text))

    def _moved(self, text: Text) -> None:
        record = self._account.messages[text.id]
        error = ERRORS.get(text.state)
        if error is not None:
            record.error_code, record.error_message = error
        if record.callback is None or text.state is TextState.SENDING:
            return
        params = {
            "AccountSid": self._account.sid,
            "ApiVersion": API_VERSION,
            "From": text.from_,
            "To": text.to,
            "MessageSid": text.id,
            "SmsSid": text.id,
            "MessageStatus": text.state.value,
            "SmsStatus": text.state.value,
        }
        if record.error_code is not None:
            params["ErrorCode"] = str(record.error_code)
        if text.state in (TextState.DELIVERED, TextState.UNDELIVERED):
            params["RawDlrDoneDate"] = self._account.exchange.agenda.now().strftime("%y%m%d%H%M")
        name = f"message-{text.state.value}"
        self._account.post.send(name, record.callback, "POST", params, channel="text")

    def _opt(self, phone: str, *, out: bool) -> None:
        """From this account's texts; what another sends it still takes."""
        if out:
            self._account.opted_out.add(phone)
        else:
            self._account.opted_out.discard(phone)
            self._account.exchange.lines.of(phone).opted_out = False

    def _arrived(self, text: Text) -> None:
        if text.to not in self._account.numbers:
            return
        self._account.messages[text.id] = MessageRecord(text, inbound=True)
        word = text.body.strip().upper()
        if word in OPT_OUT | OPT_IN:
            # The carrier acts on these itself, and tells of them like of any other text.
            self._opt(text.from_, out=word in OPT_OUT)
        params = {
            "AccountSid": self._account.sid,
            "ApiVersion": API_VERSION,
            "From": text.from_,
            "To": text.to,
            "Body": text.body,
            "MessageSid": text.id,
            "SmsSid": text.id,
            "SmsMessageSid": text.id,
            "SmsStatus": "received",
            "NumMedia": "0",
            "NumSegments": str(count_segments(text.body)),
            "FromCountry": "SE",
            "ToCountry": "SE",
        }
        account = self._account

        def reply(outcome: FetchResponse | FetchFailed) -> None:
            """The answer may hold texts to send back; a wrong one is noted, as for calls."""
            if isinstance(outcome, FetchFailed) or outcome.status >= 400:
                account.note_trouble(11200, "The text could not be handed over", account.text_url)
                return
            for body in _replies(account, outcome.body):
                try:
                    send(account, text.to, text.from_, body, None)
                except Refusal as refusal:
                    account.note_trouble(refusal.code, refusal.message, account.text_url)

        account.post.send("text", account.text_url, "POST", params, reply, channel="text")


def _replies(account: Account, body: str) -> list[str]:
    if not body.strip():
        return []
    try:
        return [element.words for element in read(body) if element.name == "Message"]
    except BadDocument as bad:
        account.note_trouble(bad.code, str(bad), account.text_url)
        return []
