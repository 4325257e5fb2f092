"""A house in the midst of a meeting and of an activation, and whether what was sent to it left a mark."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from conference.storage.tables import legs
from conference.views.verify import verify
from tests.scenarios.small import a_small_thursday
from tests.stage import BASE, Stage
from tests.webhooks.api.caller import API_TOKENS, TOKENS

MARKS = ("history", "inbox", "outbox", "due", "texts", "legs", "seats", "activations", "phones", "tries")
"""Tables in which whatever is taken in leaves a row."""


FIRE = {"button": "green", "member": "huddinge", "why": "Brand på vårdboende"}


@dataclass
class House:
    """See the module."""

    stage: Stage
    mended: Path
    """The county's folder, a copy that may be broken."""

    def marks(self) -> tuple[int, ...]:
        """How much is stored of each kind."""
        counting = ", ".join(f"(SELECT count(*) FROM {table})" for table in MARKS)
        with self.stage.upprop.store.reading() as work:
            return tuple(work.connection.exec_driver_sql(f"SELECT {counting}").one())

    @cached_property
    def legs(self) -> list[tuple[str, str, str]]:
        """(id, number, call) of every line until now, once asked for: what is drawn from must not grow."""
        with self.stage.upprop.store.reading() as work:
            of_it = work.legs.shelf.select().where(legs.c.conference == self.stage.id).order_by(legs.c.id)
            return [(leg.id, leg.number or "", leg.call or "") for leg in work.legs.shelf.all(of_it)]

    def is_whole(self) -> bool:
        """What is stored agrees with what is told in the history, and the history with itself."""
        self.stage.settle()
        with self.stage.upprop.store.reading() as work:
            verdict = verify(work, self.stage.id)
        assert verdict.verified, verdict
        return True


def in_a_meeting(folder: Path) -> House:
    """Two leaders and the police are in the room, the others are being called; and a button is pressed."""
    stage = a_small_thursday(folder, calls_per_second=50, API_TOKENS=API_TOKENS)
    stage.only("lst-tib", "rsib", "polisen", speaks=1000)
    stage.plan(minutes=0.5)
    stage.forward(seconds=45)
    stage.nobody_at("lst-tib", "rsib")
    headers = {"Authorization": f"Bearer {TOKENS['office']}"}
    pressed = stage.web.post("/api/v1/activations", base_url=BASE, json=FIRE, headers=headers)
    assert pressed.status_code == 201, pressed.get_data(as_text=True)
    return House(stage, folder / "county")


class Faults(logging.Handler):
    """Remembers what was logged as a fault of ours, with where it comes from."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.name.partition(".")[0] not in ("exercise", "hypothesis"):
            self.told.append(f"{record.name}: {record.getMessage()} {record.exc_info or ''}")


@contextmanager
def no_fault_of_ours() -> Iterator[None]:
    """Whatever goes on within, nothing is logged as a fault."""
    faults = Faults()
    logging.getLogger().addHandler(faults)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(faults)
    assert faults.told == []


def plain(answer: Any) -> str:
    """The body of an answer, which never tells how we are built."""
    said = str(answer.get_data(as_text=True))
    assert answer.status_code < 500 and "Traceback" not in said, (answer.status_code, said[:500])
    return said
