"""A night on which somebody presses: the stage, and the few words that stories of activations are told in.

Told with few phones unless a story needs them all: `SMALL` are the seats that the green meeting has then.
What is told of one page, one press or one planning call is true of the whole county.
"""

from __future__ import annotations

import csv
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from conference.domain.activation import commands as c
from conference.domain.activation.activation import Activation
from conference.domain.activation.press import PressAnswer
from conference.domain.activation.wishes import WISHES
from conference.domain.county import gsm7
from conference.domain.county.fit_words import pattern_of
from conference.domain.decision import Decision
from conference.domain.meeting.text import Text
from conference.views.activated import ask_of
from conference.views.activation_record import activation_record_of
from conference.views.record import record_of
from conference.views.verify import verify
from conference.views.verify_activation import verify_activation
from exercise.officers.phone import Phone
from tests.schemas import OF_ACTIVATIONS, OF_MEETINGS
from tests.stage import FICTION, Stage, set_up

COUNTY = FICTION.parent
PAGED = ("lst-tib", "rsib", "rkk")
SMALL = {
    "speakers": (
        "polisen-tib",
        "storstockholms-brandforsvar-tib",
        "haninge-tib",
        "huddinge-tib",
        "sodertalje-tib",
    ),
    "leaders": (*PAGED, "lst-lagesbild"),
    "listeners": ("huddinge-kib",),
}
CODES: dict[str, str] = dict(csv.reader((FICTION / "codes.csv").open(encoding="utf-8")))
LONGEST = {"picture": 4}
"""Segments of the texts that may be longer than three."""
LINK = re.compile(r"https?:|www\.|\b[\w-]+\.(?:se|com|nu|org)\b", re.IGNORECASE)
A_NUMBER = re.compile(r"(?<!\d)(?:\+46|0)[\d -]{7,}\d")


class Night:
    """See the module. `stage` is about whichever meeting was convened last."""

    def __init__(
        self,
        folder: Path,
        *,
        whole: bool = False,
        beside: tuple[str, ...] = (),
        on: Callable[..., Stage] = set_up,
        change: Callable[[Path], object] | None = None,
        **settings: Any,
    ) -> None:
        """`whole`: with everybody's seat, else with those of `SMALL` and a few `beside` them.

        `change` is given the folder of the small county before it is read.
        """
        settings.setdefault("calls_per_second", 10)
        if not whole:
            county = Path(shutil.copytree(_small(beside), folder / "county"))
            if change is not None:
                change(county)
            settings["COUNTY"] = str(county)
        self.stage: Stage = on(folder, **settings)
        self.id = ""

    # --- what is done -------------------------------------------------------------------------------------

    def press(
        self, member: str = "huddinge", why: str = "Brand på vårdboende", button: str = "green"
    ) -> PressAnswer:
        """Press a button at the desk, and be about what it began."""
        told = self.stage.do(c.Press(self.new_id(), button, member, why, "cli:test")).answer
        assert isinstance(told, PressAnswer)
        self.id = told.id
        return told

    def wish(self, id: str, *, by: str = "lst-tib", **given: str) -> Decision:
        """A wish of the activation, as the table has it."""
        with self.stage.upprop.store.reading() as work:
            ask = ask_of(work, work.activations.look(self.id), by, given, self.stage.clock.now())
        return self.stage.do(WISHES[id].build(ask))

    def new_id(self) -> str:
        with self.stage.upprop.store.reading() as work:
            return work.new_id()

    # --- what is -----------------------------------------------------------------------------------------

    @property
    def activation(self) -> Activation:
        with self.stage.upprop.store.reading() as work:
            return work.activations.look(self.id)

    def only_activation(self, *, why: str | None = None) -> str:
        """The id of the one there is, or that has this reason; and be about it."""
        with self.stage.upprop.store.reading() as work:
            [one] = [row for row in work.reads.activations(10) if why in (None, row.why)]
        self.id = one.id
        return one.id

    @property
    def pages(self) -> dict[str, str]:
        """What became of each page."""
        return {page.slug: page.outcome for page in self.activation.pages}

    def tried(self, page: str) -> list[str]:
        """What became of every attempt of a page, as `rung: outcome`."""
        return [f"{attempt.to}: {attempt.outcome}" for attempt in self.activation.page(page).attempts]

    def be_about(self, format: str) -> str:
        """The last meeting in that format is what the stage is asked about from now on."""
        meeting = self.activation.latest(format)
        assert meeting is not None, f"no {format} has been convened"
        self.stage.id = meeting.id
        return meeting.id

    # --- phones -------------------------------------------------------------------------------------------

    def number(self, function: str, rung: str = "holder") -> str:
        with self.stage.upprop.store.reading() as work:
            number = getattr(work.directory.phones(function), rung)
        assert number is not None, f"{function} has no {rung}"
        return str(number)

    def phone(self, function: str, rung: str = "holder") -> Phone:
        return self.stage.network.phone(self.number(function, rung))

    def heard(self, function: str, rung: str = "holder") -> str:
        """All that has been heard on a phone."""
        return " ".join(self.phone(function, rung).heard)

    def name(self, function: str, who: str = "holder") -> str:
        """Who is on duty."""
        with self.stage.upprop.store.reading() as work:
            person = getattr(work.directory.on_duty(function, self.stage.clock.now()), who)
        return str(person.name)

    def script(self, function: str, rung: str = "holder", **words: Any) -> None:
        """Put an officer at a duty phone."""
        self.stage.network.script({self.number(function, rung): words})

    def nobody_at(self, *functions: str) -> None:
        """All their phones ring unanswered, and that is expected."""
        for function in functions:
            with self.stage.upprop.store.reading() as work:
                numbers = work.directory.phones(function).numbers
            self.stage.network.script({number: {"answers": "never"} for number in numbers})

    def everyone(self, *formats: str, **words: Any) -> None:
        """An officer at every phone that may be rung first by a page or by meetings in these formats."""
        default = {"answers": 3, "presses": "1", "speaks": 6, **words}
        county = self.stage.upprop.county
        for function in county.paged:
            self.script(function, **default)
        for format in formats:
            for place in county.formats[format].seats:
                if place.summoned:
                    self.script(place.function, called=place.called, **default)

    @property
    def record(self) -> dict[str, Any]:
        """The activation's record, which is what its schema says."""
        with self.stage.upprop.store.reading() as work:
            drawn = activation_record_of(work, self.id)
        OF_ACTIVATIONS.validate(drawn)
        return drawn

    @property
    def findings(self) -> tuple[str, ...]:
        """What is stored and not what history tells, of the activation and of its meetings.

        Their records are what their schema says.
        """
        with self.stage.upprop.store.reading() as work:
            verdicts = [verify_activation(work, self.id)]
            verdicts += [verify(work, meeting.id) for meeting in self.activation.meetings]
            for meeting in self.activation.meetings:
                OF_MEETINGS.validate(record_of(work, meeting.id))
        assert all(verdict.compared for verdict in verdicts)
        return tuple(finding for verdict in verdicts for finding in verdict.findings)

    def rings_in(self, function: str, *keys: Any, shows: str = "own", seconds: float = 60) -> str:
        """Ring our number from a duty phone, or from a number; what was heard in that call."""
        number = function if function.startswith("+") else self.number(function)
        phone = self.stage.network.phone(number)
        before = len(phone.heard)
        phone.script({"answers": "never", "dials_in": {"at": 1, "from": shows, "keys": list(keys)}})
        self.stage.forward(seconds=seconds)
        return " ".join(phone.heard[before:])

    # --- the end ------------------------------------------------------------------------------------------

    def texts(self) -> Iterator[Text]:
        """Every text written so far."""
        with self.stage.upprop.store.reading() as work:
            yield from work.texts.shelf.all(work.texts.shelf.select())

    def closes_quietly(self) -> None:
        """And no other phone rang, nothing is left to do, history tells what is, and every text was fit."""
        stage = self.stage
        assert self.findings == ()
        assert self.record["chain"]["verified"]
        assert stage.network.unexpected == []
        assert stage.upprop.due.next_at() is None
        assert stage.upprop.outbox.next_ready() == {}
        for text in self.texts():
            self._is_fit(text)

    def _is_fit(self, text: Text) -> None:
        assert gsm7.not_gsm7(text.body) == (), text.body
        assert gsm7.segments(text.body) == text.segments <= LONGEST.get(text.purpose, 3), text.body
        assert not LINK.search(text.body), text.body
        never = self.stage.upprop.county.words["sv"]["never"]
        assert not [word for word in never if pattern_of(word).search(text.body)], text.body
        ours = {re.sub(r"\D", "", number) for number in ("08-465 004 00", "+46 8 465 004 00")}
        assert {re.sub(r"\D", "", found) for found in A_NUMBER.findall(text.body)} <= ours, text.body


@cache
def _small(beside: tuple[str, ...]) -> Path:
    """A county folder like the real one with these few seats in its green meeting, made once to be copied."""
    county = Path(tempfile.mkdtemp()) / "county"
    shutil.copytree(COUNTY, county)
    written = county / "formats" / "gron.yaml"
    format_ = yaml.safe_load(written.read_text(encoding="utf-8"))
    for kind, kept in SMALL.items():
        format_[kind] = [seat for seat in format_[kind] if seat["seat"] in (*kept, *beside)]
    written.write_text(yaml.safe_dump(format_, allow_unicode=True), encoding="utf-8")
    return county
