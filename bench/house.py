"""The house that is measured: real processes beside the exercise network, on fresh data, at the wall's pace.

It is what an exercise is played on, but for three things: the carrier's rate is chosen, the carrier is a
tenth of a second away, and time is never made to go faster.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bench.carrier import Carrier
from bench.plain_loop import PlainLoop
from conference.bootstrap import Upprop, assemble
from conference.carriers.twilio.client import Line
from conference.cli.rehearse.cast import Cast
from conference.cli.rehearse.stage import Stage
from conference.county.directory import read_directory
from conference.domain.county.formats import Format
from conference.domain.instants import after
from conference.domain.meeting.commands import CancelConference, EndConference, PlanConference
from conference.exercises.posts import FIRST
from conference.settings import HOME
from conference.storage.migrate import migrate
from conference.views.health import health

THURSDAY_FORMAT: Final = "ordinarie"
BY: Final = "cli:bench"
COUNTY: Final = HOME / "counties" / "stockholm"
THURSDAY: Final = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)
"""When it is in the house, so that the county's rota is the same whenever it is measured."""
FAR_OFF: Final = 240.0
"""Seconds until a meeting would open that is never to open."""
GOODBYES: Final = 30.0
"""Seconds for everybody to hear goodbye."""
PATIENCE: Final = 60.0
LOOK_EVERY: Final = 0.25


class Stuck(RuntimeError):
    """What was waited for did not come."""


@dataclass(frozen=True)
class House:
    """A running house, its bus as any door has it, and its carrier."""

    upprop: Upprop
    carrier: Carrier
    cast: Cast
    convened: str
    stage: Stage

    @property
    def format(self) -> Format:
        """The format of the meetings that are convened here."""
        return self.upprop.county.formats[self.convened]

    @property
    def first_numbers(self) -> tuple[str, ...]:
        """The first number of every seat that is called."""
        return tuple(self.cast.number(plan.seat, FIRST) for plan in self.format.seats if plan.summoned)

    def seat_of(self, number: str) -> str:
        part = self.cast.part(number)
        return part.place if part else ""

    def everyone(self, *, answers: float) -> None:
        """An officer at the first phone of every seat."""
        self.at_phones(self.first_numbers, answers=answers)

    def at_phones(self, numbers: Sequence[str], *, answers: float | str) -> None:
        """Officers who press 1 without hearing the question out.

        `answers` is after how many seconds, or a manner such as `busy`.
        """
        script = {"answers": answers, "presses": [{"key": "1", "into": 0.5}]}
        self.carrier.give_scripts({number: script for number in numbers})

    def plain_loop(self) -> PlainLoop:
        """Somebody else's loop, on our account."""
        settings = self.upprop.settings
        line = Line(
            settings.twilio_account_sid, settings.twilio_auth_token, elsewhere=settings.twilio_api_base_url
        )
        return PlainLoop(line, settings.voice_number)

    def convene(self, opens_in: float) -> str:
        """Convene a meeting whose calls begin at once: what `upprop convene` does once it has started."""
        id = self.new_id()
        self.upprop.bus.handle(PlanConference(id, self.convened, after(self.upprop.clock.now(), opens_in)))
        return id

    def new_id(self) -> str:
        with self.upprop.store.reading() as look:
            return look.new_id()

    def call_off(self, conference: str) -> None:
        self.upprop.bus.handle(CancelConference(conference, BY))
        self.wait_for_silence()

    def end(self, conference: str) -> None:
        self.upprop.bus.handle(EndConference(conference, BY))
        self.wait_for_silence()

    def speaking(self, conference: str) -> str | None:
        """The seat that has the floor."""
        with self.upprop.store.reading() as look:
            turn = look.floors.get(conference).turn
            return turn.seat if turn else None

    def wait_for_silence(self) -> None:
        """Until no phone is on a call. Whoever is left alone on the line puts the phone down."""
        deadline = time.monotonic() + GOODBYES
        while alone := self.carrier.calls_by_phone():
            if time.monotonic() > deadline:
                self.carrier.put_down(alone)
            time.sleep(LOOK_EVERY)
        time.sleep(1.0)  # what is reported of the last ones is taken in

    def is_well(self) -> bool:
        """Every process is there and works."""
        upprop = self.upprop
        return all(
            part.fine
            for part in health(upprop.store, upprop.nudge, upprop.beats, upprop.clock, upprop.snapshot)
        )


@contextmanager
def house(
    *, calls_per_second: float, format: str = THURSDAY_FORMAT, far_away: bool = True
) -> Iterator[House]:
    """Start everything, wait until it is well, and end it all afterwards.

    Meetings are in `format`. `far_away`: the carrier takes as long to answer as one across the sea.
    """
    with (
        TemporaryDirectory(prefix="upprop-bench-") as folder,
        _stage(Path(folder), calls_per_second) as stage,
    ):
        settings = stage.settings()
        migrate(settings.database_url)
        upprop = assemble(settings)
        try:
            directory = read_directory(COUNTY / "fiction", upprop.county)
            with upprop.store.writing() as work:
                work.directory.replace(directory)
            stage.raise_curtain()
            carrier = Carrier(settings.twilio_api_base_url)
            if far_away:
                carrier.go_far_away()
            cast = Cast(upprop.county, directory, (format,))
            started = House(upprop, carrier, cast, format, stage)
            wait_until(started.is_well, "the processes are not well")
            yield started
        finally:
            upprop.close()


def _stage(folder: Path, calls_per_second: float) -> Stage:
    stage = Stage(folder / "data", COUNTY, calls_per_second)
    stage.pace.leap(THURSDAY, 1.0)
    return stage


def wait_until(holds: Callable[[], object], otherwise: str, patience: float = PATIENCE) -> None:
    """Raises Stuck."""
    deadline = time.monotonic() + patience
    while not holds():
        if time.monotonic() > deadline:
            raise Stuck(f"{otherwise} after {patience:.0f} s")
        time.sleep(LOOK_EVERY)
