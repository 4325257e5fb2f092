"""What the network asks of the product over HTTP, and who carries it.

`Fetch` is the one way out. In tests it is a function into the product's own application and is carried on the
spot; the program carries it in threads (`postman.py`), so that a slow product does not stop the telephones.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, Protocol


@dataclass(frozen=True)
class FetchRequest:
    method: str
    url: str
    headers: dict[str, str] = field(default_factory=dict)
    form: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class FetchResponse:
    status: int
    headers: dict[str, str]
    body: str


class FetchFailed(Exception):
    """No answer: `ct` nobody could be connected to, `rt` the answer did not come in time."""

    def __init__(self, kind: Literal["ct", "rt"], why: str = "") -> None:
        super().__init__(why or kind)
        self.kind = kind


Fetch = Callable[[FetchRequest], FetchResponse]
Then = Callable[[FetchResponse | FetchFailed], None]


class Carrying(Protocol):
    """Takes a request and brings the outcome back, now or later, in the network's own turn."""

    def __call__(self, request: FetchRequest, then: Then) -> None: ...


def on_the_spot(fetch: Fetch) -> Carrying:
    """Carry each request at once and wait for its answer: what a test on one thread wants."""

    def carry(request: FetchRequest, then: Then) -> None:
        try:
            outcome: FetchResponse | FetchFailed = fetch(request)
        except FetchFailed as failure:
            outcome = failure
        then(outcome)

    return carry
