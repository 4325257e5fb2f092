"""What the carrier asks when we do not answer: is there anybody, and is it a document?"""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from conference.carriers.twilio.fallback import fault_of

PAGES = {
    "/document": (200, b"<Response><Hangup/></Response>"),
    "/page": (200, b"<html><body>welcome</body></html>"),
    "/words": (200, b"not a document at all <"),
    "/host": (403, b""),
    "/gone": (404, b""),
}


class Pages(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        self._answer(*PAGES.get(self.path, (405, b"")))

    def do_GET(self) -> None:
        self._answer(*PAGES["/document"])

    def _answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Quietly."""


@pytest.fixture(scope="module")
def somewhere() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", ["/document", "/host", "/only-to-be-fetched"])
def test_a_document_or_a_host_that_asks_for_a_signature_will_do(somewhere: str, path: str) -> None:
    assert fault_of(f"{somewhere}{path}") is None


@pytest.mark.parametrize(
    ("path", "fault"),
    [("/page", "no document"), ("/words", "no document"), ("/gone", "answers 404")],
)
def test_anything_else_will_not(somewhere: str, path: str, fault: str) -> None:
    assert fault in str(fault_of(f"{somewhere}{path}"))


def test_nobody_there_is_said_so() -> None:
    assert "does not answer" in str(fault_of("http://127.0.0.1:9/twiml"))
