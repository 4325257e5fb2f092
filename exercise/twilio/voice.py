"""The carrier around a running call: it fetches documents, falls back, lets the call into conferences."""

from collections.abc import Callable

from exercise.exchange.call import Call, Programme
from exercise.fetch import FetchFailed, FetchResponse
from exercise.twilio.account import Account
from exercise.twilio.call_params import call_params
from exercise.twilio.conferencing import Conferencing
from exercise.twilio.records import CallRecord
from exercise.twiml.dial import Entry
from exercise.twiml.run import Run

_XML = ("text/xml", "application/xml", "text/html")


class Voice:
    """The `House` of every run."""

    def __init__(self, account: Account, conferencing: Conferencing) -> None:
        self._account, self._conferencing = account, conferencing

    def new_run(self, record: CallRecord) -> Run:
        run = Run(self._account.exchange, self, record.call)
        self._account.exchange.lead(record.call, run)
        return run

    def turn(self, run: Programme | None, url: str | None, method: str, inline: str | None) -> None:
        """Take a call that is up to another document, soon. An address wins over a document given with it."""
        agenda = self._account.exchange.agenda
        if not isinstance(run, Run):
            return
        if url is not None:
            agenda.soon(lambda: run.take_over(lambda: run.fetch(url, method)))
        else:
            agenda.soon(lambda: run.take_over(lambda: run.follow(inline or "", "")))

    def ask(
        self,
        call: Call,
        url: str,
        method: str,
        extra: dict[str, str],
        then: Callable[[str | None, str], None],
    ) -> None:
        record = self._account.calls[call.id]
        params = call_params(self._account, record) | extra

        def failed(why: str, code: int) -> None:
            self._account.note_trouble(code, why, url, call.id)
            if record.fallback_url is None:
                then(None, url)
                return
            fallback, words = record.fallback_url, {"ErrorCode": str(code), "ErrorUrl": url}
            self._account.post.send("voice", fallback, record.fallback_method, params | words, from_fallback)

        def from_fallback(outcome: FetchResponse | FetchFailed) -> None:
            body = _document(outcome)
            if body is None:
                self._account.note_trouble(
                    11200, "The fallback failed too", record.fallback_url or "", call.id
                )
            then(body, record.fallback_url or "")

        def settle(outcome: FetchResponse | FetchFailed) -> None:
            body = _document(outcome)
            if body is not None:
                then(body, url)
            elif isinstance(outcome, FetchFailed):
                failed(f"HTTP retrieval failure: {outcome}", 11200 if outcome.kind == "rt" else 11205)
            else:
                failed(f"Got HTTP {outcome.status} response", 11200)

        self._account.post.send("voice", url, method, params, settle)

    def enter(self, call: Call, entry: Entry) -> bool:
        return self._conferencing.enter(call, entry)

    def trouble(self, call: Call, code: int, why: str, url: str) -> None:
        self._account.note_trouble(code, why, url, call.id)


def _document(outcome: FetchResponse | FetchFailed) -> str | None:
    if isinstance(outcome, FetchFailed) or not 200 <= outcome.status < 300:
        return None
    kind = next(
        (value for name, value in outcome.headers.items() if name.lower() == "content-type"), "text/xml"
    )
    body = outcome.body
    if kind.split(";")[0].strip() not in _XML and not body.lstrip().startswith("<"):
        return f"<Response><Say>{body}</Say></Response>" if kind.startswith("text/plain") else ""
    return body
