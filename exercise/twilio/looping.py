"""A number of the account rings, or texts, another one of its own: it comes in as from anybody else."""

from exercise.exchange.call import Call
from exercise.exchange.events import CallAnswered, CallEnded, CallEvent, CallRang, TextRead
from exercise.twilio.account import Account


def loop_back(account: Account) -> None:
    """The two ends of such a call are two calls, as they are at a carrier."""
    other_end: dict[str, Call] = {}
    exchange = account.exchange

    def rang(event: CallRang) -> None:
        call = event.call
        if not call.inbound and call.phone in account.numbers:
            comes_in = exchange.dial(call.shown_from, call.phone, call.shown_from)
            other_end[call.id], other_end[comes_in.id] = comes_in, call

    def answered(event: CallAnswered) -> None:
        if event.call.inbound and (call := other_end.get(event.call.id)) is not None:
            exchange.answer(call)

    def ended(event: CallEvent) -> None:
        if (call := other_end.pop(event.call.id, None)) is not None:
            exchange.hang_up(call)

    def read(event: TextRead) -> None:
        text = event.text
        if text.to in account.numbers:
            exchange.texts.write(text.from_, text.to, text.body)

    exchange.wire.on(CallRang, rang)
    exchange.wire.on(CallAnswered, answered)
    exchange.wire.on(CallEnded, ended)
    exchange.wire.on(TextRead, read)
