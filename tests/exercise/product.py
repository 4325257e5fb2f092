"""A product of a few lines for the network to talk to: documents by path, and all that was asked of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit

from exercise.fetch import FetchFailed, FetchRequest, FetchResponse

BASE = "https://product.example"
Answer = str | int | FetchFailed | Callable[[dict[str, str]], "str | int"]


@dataclass
class Taken:
    """One request as it came."""

    path: str
    method: str
    url: str
    headers: dict[str, str]
    form: dict[str, str]


@dataclass
class Product:
    documents: dict[str, Answer] = field(default_factory=dict)
    taken: list[Taken] = field(default_factory=list)

    def __call__(self, request: FetchRequest) -> FetchResponse:
        parts = urlsplit(request.url)
        form = (
            request.form if request.method == "POST" else dict(parse_qsl(parts.query, keep_blank_values=True))
        )
        self.taken.append(Taken(parts.path, request.method, request.url, request.headers, form))
        answer = self.documents.get(parts.path, 204)
        if callable(answer):
            answer = answer(form)
        if isinstance(answer, FetchFailed):
            raise answer
        if isinstance(answer, int):
            return FetchResponse(answer, {}, "")
        return FetchResponse(200, {"Content-Type": "text/xml"}, f"<Response>{answer}</Response>")

    def asked(self, path: str) -> list[dict[str, str]]:
        """The fields of every request to one path, in order."""
        return [taken.form for taken in self.taken if taken.path == path]

    def events(self, path: str) -> list[str]:
        """The event or status each request to a callback path told of."""
        return list(self._events(path))

    def _events(self, path: str) -> Iterator[str]:
        for form in self.asked(path):
            yield form.get("StatusCallbackEvent") or form.get("MessageStatus") or form["CallStatus"]
