"""What stands before the web processes of several hosts: the one address that the carrier knows.

A request goes to whichever host answered last, and to the next if that one does not: as any balancer does.
"""

from __future__ import annotations

import http.client
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final

PATIENCE: Final = 2.5
"""Seconds of the wall for one host; a host itself waits two for storage."""
PASSED_ON: Final = ("Content-Type", "X-Twilio-Signature", "Host", "I-Twilio-Idempotency-Token")


class Front(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, address: str, port: int, hosts: list[str]) -> None:
        super().__init__((address, port), _Handler)
        self.hosts, self.port = hosts, port
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def ask(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> tuple[int, Any, bytes]:
        for host in list(self.hosts):
            connection = http.client.HTTPConnection(host, self.port, timeout=PATIENCE)
            try:
                connection.request(method, path, body, headers)
                answer = connection.getresponse()
                return answer.status, answer.headers, answer.read()
            except OSError:
                if self.hosts[0] == host:
                    self.hosts.append(self.hosts.pop(0))
            except http.client.HTTPException:
                continue
            finally:
                connection.close()
        return 502, {}, b""


class _Handler(BaseHTTPRequestHandler):
    server: Front

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        kept = {name: self.headers[name] for name in PASSED_ON if name in self.headers}
        status, headers, content = self.server.ask(self.command, self.path, body, kept)
        self.send_response(status)
        if "Content-Type" in headers:
            self.send_header("Content-Type", headers["Content-Type"])
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST

    def log_message(self, format: str, *args: Any) -> None:
        pass
