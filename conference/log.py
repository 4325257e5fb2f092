"""One line per thing that happened, told with which conference, leg and fact it belongs to.

A machine reads JSON lines; a person at a terminal reads plain ones. Either way numbers and
secrets are taken out of the finished words, tracebacks included.
"""

import json
import logging
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Final, TextIO

from conference.mask import Mask

_AROUND: Final[Mapping[str, ContextVar[str | None]]] = {
    name: ContextVar(name, default=None) for name in ("conference", "leg", "stamp")
}
_BUILT_IN: Final = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


@contextmanager
def about(
    *, conference: str | None = None, leg: str | None = None, stamp: str | None = None
) -> Iterator[None]:
    """Everything logged within belongs to these. What is not named stays as it was around."""
    named = {"conference": conference, "leg": leg, "stamp": stamp}
    before = [
        (variable, variable.set(value))
        for name, variable in _AROUND.items()
        if (value := named[name]) is not None
    ]
    try:
        yield
    finally:
        for variable, token in before:
            variable.reset(token)


def configure(
    process: str, *, secrets: Iterable[str] = (), level: int = logging.INFO, stream: TextIO | None = None
) -> None:
    """Send all logging to stderr, in the form its reader can use. Called once, at the start of a process."""
    stream = sys.stderr if stream is None else stream
    mask = Mask(secrets)
    handler = logging.StreamHandler(stream)
    handler.setFormatter(PlainLines(mask) if stream.isatty() else JsonLines(process, mask))
    handler.addFilter(_remember_surroundings)
    logging.basicConfig(handlers=[handler], level=level, force=True)
    logging.captureWarnings(True)
    # One line per request of ours or theirs is the log of somebody else's trade.
    for noisy in ("urllib3", "twilio.http_client", "werkzeug", "alembic.runtime.migration"):
        logging.getLogger(noisy).setLevel(max(level, logging.WARNING))


class JsonLines(logging.Formatter):
    """One JSON object per line; what a caller gave as `extra` stands beside the fixed keys."""

    def __init__(self, process: str, mask: Mask) -> None:
        super().__init__()
        self._process = process
        self._mask = mask

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "process": self._process,
            "logger": record.name,
            "message": self._mask(record.getMessage()),
        }
        for name, value in _given(record).items():
            line.setdefault(name, self._plain(value))
        if record.exc_info:
            line["exception"] = self._mask(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False)

    def _plain(self, value: object) -> object:
        masked = self._mask(str(value))
        keeps_its_type = isinstance(value, bool | int | float | None) and masked == str(value)
        return value if keeps_its_type else masked


class PlainLines(logging.Formatter):
    """For eyes: the time, what happened, and what it belongs to."""

    def __init__(self, mask: Mask) -> None:
        super().__init__()
        self._mask = mask

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).astimezone().strftime("%H:%M:%S")
        told = "".join(f" {name}={value}" for name, value in _given(record).items())
        line = f"{at} {record.levelname.lower():7} {record.getMessage()}{told}"
        if record.exc_info:
            line = f"{line}\n{self.formatException(record.exc_info)}"
        return self._mask(line)


def _given(record: logging.LogRecord) -> dict[str, object]:
    return {name: value for name, value in vars(record).items() if name not in _BUILT_IN}


def _remember_surroundings(record: logging.LogRecord) -> bool:
    for name, variable in _AROUND.items():
        value = variable.get()
        if value is not None and not hasattr(record, name):
            setattr(record, name, value)
    return True
