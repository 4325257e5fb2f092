"""The network as a program: a server for requests, and one loop that does what is due and sleeps between."""

import logging
import threading
from http.server import ThreadingHTTPServer

from exercise.clock import Clock, FileClock, WallClock
from exercise.network import Network
from exercise.postman import Postman
from exercise.serving import serve
from exercise.settings import Settings

log = logging.getLogger(__name__)
LONGEST_SLEEP = 0.25  # of the wall: the clock's file may be rewritten while we sleep


class Program:
    def __init__(self, settings: Settings) -> None:
        self._stopping = threading.Event()
        self._wake = threading.Event()
        self._clock: Clock = FileClock(settings.clock_file) if settings.clock_file else WallClock()
        self._postman = Postman()
        self.network = Network(
            self._clock,
            carry=self._postman,
            hold=self._stopping.wait,
            lag=self._postman.lag,
            account_sid=settings.account_sid,
            auth_token=settings.auth_token,
            voice_url=f"{settings.public_base_url}/twilio/voice",
            text_url=f"{settings.public_base_url}/twilio/text",
            voice_status_url=settings.voice_status_url,
            voice_number=settings.voice_number,
            text_number=settings.text_number,
            calls_per_second=settings.calls_per_second,
        )
        if settings.second is not None:
            second = settings.second
            self.network.add_carrier(
                second.sid, second.token, second.voice_number, second.text_number, second.calls_per_second
            )
        self._postman.attach(self.network.agenda, self.network.lock)
        self.network.agenda.on_new = self._wake.set
        self.server: ThreadingHTTPServer = serve(self.network.app, settings.host, settings.port)

    @property
    def address(self) -> str:
        host, port = self.server.server_address[:2]
        return f"http://{host!s}:{port}"

    def run(self) -> None:
        """Until `stop`."""
        serving = threading.Thread(target=self.server.serve_forever, args=(0.1,), name="server", daemon=True)
        serving.start()
        while not self._stopping.is_set():
            self._wake.clear()
            self._run_due()
            self._wake.wait(self._until_next())
        self.server.shutdown()
        self.server.server_close()
        self._postman.close()

    def stop(self) -> None:
        self._stopping.set()
        self._wake.set()

    def _run_due(self) -> None:
        try:
            self.network.run_due(self._clock.now())
        except Exception:
            # One thing that went wrong must not silence every telephone.
            log.exception("a due thing could not be done")

    def _until_next(self) -> float:
        """Seconds of the wall until something is due."""
        next_at = self.network.next_at()
        if next_at is None:
            return LONGEST_SLEEP
        seconds = (next_at - self._clock.now()).total_seconds() / getattr(self._clock, "speed", 1.0)
        return min(max(seconds, 0.0), LONGEST_SLEEP)
