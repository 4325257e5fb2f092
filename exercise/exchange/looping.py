"""A number of ours rings, or texts, another one of ours, by whichever carrier: it comes in as from others."""

from exercise.exchange.call import Call
from exercise.exchange.events import CallAnswered, CallEnded, CallEvent, CallRang, TextRead
from exercise.exchange.exchanges import Exchanges


def loop_back(exchanges: Exchanges) -> None:
    """The two ends of such a call are two calls, as they are at a carrier."""
    other_end: dict[str, Call] = {}

    def rang(event: CallRang) -> None:
        call = event.call
        if not call.inbound and exchanges.is_own(call.phone):
            comes_in = exchanges.behind(call.phone).dial(call.shown_from, call.phone, call.shown_from)
            other_end[call.id], other_end[comes_in.id] = comes_in, call

    def answered(event: CallAnswered) -> None:
        if event.call.inbound and (call := other_end.get(event.call.id)) is not None:
            exchanges.of(call).answer(call)

    def ended(event: CallEvent) -> None:
        if (call := other_end.pop(event.call.id, None)) is not None:
            exchanges.of(call).hang_up(call)

    def read(event: TextRead) -> None:
        text = event.text
        if exchanges.is_own(text.to):
            exchanges.behind(text.to).texts.write(text.from_, text.to, text.body)

    exchanges.on(CallRang, rang)
    exchanges.on(CallAnswered, answered)
    exchanges.on(CallEnded, ended)
    exchanges.on(TextRead, read)
